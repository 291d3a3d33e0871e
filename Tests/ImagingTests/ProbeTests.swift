import Foundation
import Imaging
import Testing

@Suite struct ProbeTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  @Test func `The format is told by content, never by name`() throws {
    let picture = Scene.gradient(width: 61, height: 33)
    for (format, bytes) in [
      (PictureFormat.png, try picture.png()), (.jpeg, try picture.jpeg()),
      (.webp, try picture.webp()),
    ] {
      let facts = try PictureProbe.inspect(try folder.file("x.txt", bytes))
      #expect(
        facts
          == PictureFacts(format: format, width: 61, height: 33, byteCount: bytes.count))
      #expect(facts.mimeType == "image/\(format.rawValue)")
    }
  }

  @Test func `The head is enough to be inspected, not to be verified`() throws {
    let picture = Scene.noise(width: 200, height: 200, seed: 1)
    for bytes in [try picture.png(), try picture.jpeg(), try picture.webp()] {
      try PictureProbe.verify(try folder.file("whole", bytes))
      let cut = try folder.file("cut", Array(bytes.prefix(bytes.count * 2 / 3)))
      #expect(try PictureProbe.inspect(cut).width == 200)
      #expect(throws: ImagingError.truncated) { try PictureProbe.verify(cut) }
    }
  }

  @Test func `A PNG without its end mark is told apart from a whole one`() throws {
    let bytes = try Scene.stripes(width: 50, height: 50).png()
    let cut = try folder.file("cut.png", Array(bytes.dropLast(12)))
    #expect(throws: ImagingError.truncated) { try PictureProbe.verify(cut) }
  }

  @Test func `A PNG with a damaged row is undecodable`() throws {
    var bytes = try Scene.noise(width: 100, height: 100, seed: 2).png()
    bytes[bytes.count / 2] ^= 0xFF
    let url = try folder.file("damaged.png", bytes)
    #expect { try PictureProbe.verify(url) } throws: {
      if case ImagingError.undecodable = $0 { true } else { false }
    }
  }

  @Test(
    arguments: [
      ([], .empty),
      (Array("hello, this is a letter".utf8), .notAPicture),
      (Array("GIF89a\u{1}\0\u{1}\0\0\0\0".utf8), .unsupportedFormat("GIF")),
      ([0, 0, 0, 24] + Array("ftypheic\0\0\0\0mif1heic".utf8), .unsupportedFormat("HEIC")),
      ([0, 0, 0, 24] + Array("ftypavif\0\0\0\0mif1".utf8), .unsupportedFormat("AVIF")),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], .truncated),
      ([0x89, 0x50, 0x4E, 0x47], .truncated),
      ([0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 0x4A], .truncated),
      (Array("RIFF\u{1}\u{1}\0\0WEBPVP8 ".utf8), .truncated),
    ] as [([UInt8], ImagingError)])
  func `What is no picture is refused with its reason`(
    bytes: [UInt8], reason: ImagingError
  ) throws {
    let url = try folder.file("picture.png", bytes)
    #expect(throws: reason) { try PictureProbe.inspect(url) }
    #expect(throws: reason) { try Pixmap(decoding: bytes) }
  }

  @Test func `A moving WebP is refused`() throws {
    // A VP8X head with the animation bit, and an ANIM chunk.
    let chunks: [UInt8] =
      Array("VP8X".utf8) + [10, 0, 0, 0, 0x02, 0, 0, 0, 99, 0, 0, 99, 0, 0]
      + Array("ANIM".utf8) + [6, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    let bytes =
      Array("RIFF".utf8) + [UInt8(chunks.count + 4), 0, 0, 0] + Array("WEBP".utf8) + chunks
    #expect(throws: ImagingError.animated) { try Pixmap(decoding: bytes) }
  }

  @Test func `Every reason is one short sentence`() {
    let reasons: [ImagingError] = [
      .empty, .notAPicture, .unsupportedFormat("HEIC"), .animated, .notARegularFile,
      .linkOutOfFolder, .truncated, .tooLarge(byteCount: 52_428_801, limit: 52_428_800),
      .tooManyPixels(width: 16_000, height: 16_000, limit: 64_000_000),
      .sideTooLong(width: 20_000, height: 1, limit: 16_384),
    ]
    #expect(reasons.map(\.isAboutSize) == [Bool](repeating: false, count: 7) + [true, true, true])
    for reason in reasons {
      #expect(reason.description.count <= 72 && reason.description.hasSuffix("."))
    }
    #expect(reasons[7].description == "The file has 50.1 MiB; at most 50 MiB are taken.")
  }
}
