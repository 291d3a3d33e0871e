import Foundation
import Imaging
import Testing

@Suite struct DamageTests {
  private static func samples() throws -> [[UInt8]] {
    let picture = Scene.noise(width: 120, height: 90, seed: 3)
    return [try picture.png(), try picture.jpeg(), try picture.webp()]
  }

  @Test func `A file cut anywhere gives an error, never a crash`() throws {
    for bytes in try Self.samples() {
      for length in stride(from: 0, to: bytes.count - 12, by: 997) {
        #expect(throws: ImagingError.self) {
          try Pixmap(decoding: Array(bytes.prefix(length)))
        }
      }
    }
  }

  @Test func `Random damage gives a picture of the right size or an error`() throws {
    var random = SplitMix(seed: 4)
    for bytes in try Self.samples() {
      for _ in 0..<150 {
        var damaged = bytes
        for _ in 0..<Int.random(in: 1...20, using: &random) {
          // Every other wound is in the head, where the sizes and tables are.
          let end = Bool.random(using: &random) ? min(200, damaged.count) : damaged.count
          damaged[Int.random(in: 0..<end, using: &random)] = UInt8.random(
            in: 0...255, using: &random)
        }
        let limits = PictureLimits(pixels: 1_000_000, byteCount: 1_000_000, side: 4096)
        if let picture = try? Pixmap(decoding: damaged, limits: limits) {
          #expect(picture.bytes.count == picture.width * picture.height * 4)
          #expect(picture.width * picture.height <= limits.pixels)
        }
      }
    }
  }

  @Test func `Noise behind a signature is refused`() {
    var random = SplitMix(seed: 5)
    let heads: [[UInt8]] = [
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [0xFF, 0xD8, 0xFF],
      Array("RIFF".utf8) + [0, 1, 0, 0] + Array("WEBPVP8 ".utf8), [],
    ]
    for head in heads {
      for _ in 0..<100 {
        let noise = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
        #expect(throws: ImagingError.self) { try Pixmap(decoding: head + noise) }
      }
    }
  }
}
