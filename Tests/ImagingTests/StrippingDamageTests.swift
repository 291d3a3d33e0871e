import Foundation
import Imaging
import Testing

/// Files that are not what they should be: errors or pictures, never traps.
@Suite struct StrippingDamageTests {
  private static let picture = Scene.stripes(width: 24, height: 16)
  private static let block = EXIFSample.block(
    [(0x0112, 6)], below: 0x8825, [(2, 48)], preview: [(0x0201, 1)])

  /// One small picture of each format with metadata and a profile.
  private static func samples() throws -> [[UInt8]] {
    let segments =
      JPEGMetadata.segment(0xE1, Array("Exif\0\0".utf8) + block)
      + JPEGMetadata.segment(0xE2, Array("ICC_PROFILE\0\u{1}\u{1}".utf8))
      + JPEGMetadata.segment(0xED, Array("Photoshop 3.0\0".utf8))
    return [
      JPEGMetadata.insert(segments, into: try picture.jpeg()),
      ChunkSample.png(try picture.png(), with: [("eXIf", block), ("tEXt", [65, 0, 66])]),
      ChunkSample.webp(
        try picture.webp(), flags: 0b1000, size: (24, 16), with: [("EXIF", block)]),
    ]
  }

  @Test func `A file cut anywhere gives an error or a picture`() throws {
    for bytes in try Self.samples() {
      for length in bytes.indices {
        let cut = Array(bytes.prefix(length))
        guard let stripped = try? MetadataStripper.stripped(cut) else { continue }
        // Only a file whose pixels are all there is taken.
        #expect(try Pixmap(decoding: stripped.bytes) == Pixmap(decoding: bytes))
      }
    }
  }

  @Test func `With any byte changed, what is left shows what the file showed`() throws {
    let limits = PictureLimits(pixels: 100_000, byteCount: 100_000, side: 4096)
    for bytes in try Self.samples() {
      for place in bytes.indices {
        for value in [0, 0xFF, bytes[place] ^ 1, bytes[place] &+ 64] as [UInt8] {
          var damaged = bytes
          damaged[place] = value
          guard let stripped = try? MetadataStripper.stripped(damaged, limits: limits),
            let before = try? Pixmap(decoding: damaged, limits: limits)
          else { continue }
          let after = try Pixmap(decoding: stripped.bytes, limits: limits)
          #expect(before.size == after.size)
          // What had to be written anew may differ by what compression changes.
          #expect(Scene.meanDifference(before, after) < 8, "byte \(place) is \(value)")
        }
      }
    }
  }

  @Test func `A PNG without its end is written anew, upright`() throws {
    let bytes = try Self.samples()[1]
    let stripped = try MetadataStripper.stripped(Array(bytes.dropLast(12)))
    #expect(try Pixmap(decoding: stripped.bytes) == Pixmap(decoding: bytes))
    #expect(stripped.facts.orientation == .up && stripped.facts.width == 16)
    #expect(stripped.removed == [.place, .preview, .text])
  }

  @Test func `A WebP whose last chunk is cut is written anew with its profile`() throws {
    let profile = ProfileSample.bytes(count: 200)
    let plain = try Scene.gradient(width: 24, height: 16).webp(quality: 95)
    var bytes = ChunkSample.webp(
      plain, flags: 0b10_1000, size: (24, 16), profile: profile, with: [("EXIF", Self.block)])
    // The length of the last chunk, far too large.
    bytes[bytes.count - Self.block.count - Self.block.count % 2 - 2] = 0xFF
    let stripped = try MetadataStripper.stripped(bytes)
    #expect(Data(stripped.bytes).range(of: Data(profile)) != nil)
    let after = try Pixmap(decoding: stripped.bytes)
    #expect(Scene.meanDifference(after, try Pixmap(decoding: bytes)) < 4)
    #expect(stripped.facts.format == .webp)
  }

  @Test func `A file made to be slow is refused`() throws {
    let jpeg = try Self.picture.jpeg()
    let empty = [[UInt8]](repeating: [0xFF, 0xE5, 0, 2], count: 70_000).flatMap { $0 }
    #expect(throws: ImagingError.undecodable(detail: "it has too many segments")) {
      try MetadataStripper.stripped(JPEGMetadata.insert(empty, into: jpeg))
    }
  }
}
