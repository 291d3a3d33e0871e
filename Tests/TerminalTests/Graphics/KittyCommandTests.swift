import Foundation
import Screen
import Testing

@testable import Terminal

@Suite struct KittyCommandTests {
  private let number = PictureNumber(place: 4711)
  private let payload = ImagePayload(
    bytes: (0..<64 * 64 * 4).map { _ in .random(in: 0...255) }, width: 64, height: 64)

  @Test func `pixels arrive as they were, in chunks that nothing stands between`() throws {
    let pieces = KittyCommand(passesTmux: false).transmissions(payload, as: number)
    #expect(pieces.count > 1)
    let reader = try KittyReader(String(decoding: pieces.flatMap { $0 }, as: UTF8.self))
    #expect(reader.faults == [] && reader.rest == "")
    let image = try #require(reader.images[number.value])
    #expect(image.bytes == payload.bytes && image.width == 64 && image.height == 64)
  }

  @Test func `a picture that ends with a whole chunk is whole`() throws {
    // Random bytes do not shrink: some lengths make the base64 end at 4,096.
    for height in 10..<26 {
      let part = ImagePayload(
        bytes: (0..<64 * height * 4).map { _ in .random(in: 0...255) }, width: 64, height: height)
      let pieces = KittyCommand(passesTmux: false).transmissions(part, as: number)
      let reader = try KittyReader(String(decoding: pieces.flatMap { $0 }, as: UTF8.self))
      #expect(reader.faults == [] && reader.images[number.value]?.bytes == part.bytes)
    }
  }

  @Test func `through tmux every command is wrapped on its own`() throws {
    let plain = KittyCommand(passesTmux: false).transmissions(payload, as: number)
    let wrapped = KittyCommand(passesTmux: true).transmissions(payload, as: number)
    #expect(plain.count == wrapped.count)
    for (one, other) in zip(plain, wrapped) {
      let text = String(decoding: other, as: UTF8.self)
      #expect(text.hasPrefix("\u{1B}Ptmux;\u{1B}\u{1B}_G") && text.hasSuffix("\u{1B}\\"))
      let inside = text.dropFirst("\u{1B}Ptmux;".count).dropLast(2)
        .replacing("\u{1B}\u{1B}", with: "\u{1B}")
      #expect(Array(inside.utf8) == one)
    }
  }

  @Test func `a picture that is given up leaves the line clean`() throws {
    let command = KittyCommand(passesTmux: false)
    let pieces = command.transmissions(payload, as: number)
    let bytes = pieces[0] + command.abort + command.deletion(of: number)
    let reader = try KittyReader(String(decoding: bytes, as: UTF8.self))
    // The picture is short, which the terminal keeps to itself; the command after it counts.
    #expect(reader.faults.count { $0.contains("between") } == 0)
    #expect(reader.images[number.value] == nil)
  }
}
