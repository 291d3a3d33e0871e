import Foundation
import Imaging
import Testing

/// Sixel graphics, read again by ImageMagick.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/convert")))
struct SixelTests {
  private func read(_ sixel: [UInt8]) throws -> Pixmap {
    let convert = Process()
    convert.executableURL = URL(filePath: "/usr/bin/convert")
    convert.arguments = ["sixel:-", "png:-"]
    let (input, output) = (Pipe(), Pipe())
    convert.standardInput = input
    convert.standardOutput = output
    try convert.run()
    try input.fileHandleForWriting.write(contentsOf: Data(sixel))
    try input.fileHandleForWriting.close()
    return try Pixmap(decoding: Array(output.fileHandleForReading.readDataToEndOfFile()))
  }

  /// The mean difference of two pictures' colours, in steps of 255.
  private func difference(_ one: Pixmap, _ other: Pixmap) -> Double {
    var sum = 0
    for offset in one.bytes.indices where offset % 4 < 3 {
      sum += abs(Int(one.bytes[offset]) - Int(other.bytes[offset]))
    }
    return Double(sum) / Double(one.width * one.height * 3)
  }

  @Test(arguments: [(320, 192), (333, 126), (64, 60)])
  func `a picture comes back at its size and nearly in its colours`(width: Int, height: Int) throws
  {
    let card = TestCard.draw(width: width, height: height)
    let sixel = try #require(SixelRenderer.render(card))
    #expect(sixel.starts(with: [0x1B, 0x50]) && sixel.suffix(2) == [0x1B, 0x5C])
    // Nothing in it acts but the sequence itself.
    #expect(!sixel.dropFirst().dropLast(2).contains { $0 < 0x20 })
    let seen = try read(sixel)
    #expect(seen.width == width && seen.height == height)
    #expect(difference(card, seen) < 6)
  }

  @Test func `a picture without pixels is none`() {
    #expect(SixelRenderer.render(Pixmap(width: 0, height: 0, bytes: [])) == nil)
  }
}
