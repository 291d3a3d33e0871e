import Foundation
import Imaging
import Testing

@Suite struct LimitTests {
  /// A PNG's head that announces a size; there are no pixels behind it.
  private static func announced(_ width: UInt32, _ height: UInt32) -> [UInt8] {
    func bytes(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(number >> (24 - $0 * 8) & 255) } }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
      + Array("IHDR".utf8) + bytes(width) + bytes(height) + [8, 6, 0, 0, 0, 0, 0, 0, 0]
  }

  @Test func `Size is refused from the header alone`() {
    #expect(throws: ImagingError.sideTooLong(width: 16_385, height: 1, limit: 16_384)) {
      try Pixmap(decoding: Self.announced(16_385, 1))
    }
    #expect(throws: ImagingError.sideTooLong(width: 4, height: 4_294_967_295, limit: 16_384)) {
      try Pixmap(decoding: Self.announced(4, .max))
    }
    #expect(throws: ImagingError.tooManyPixels(width: 8001, height: 8000, limit: 64_000_000)) {
      try Pixmap(decoding: Self.announced(8001, 8000))
    }
    #expect(throws: ImagingError.self) { try Pixmap(decoding: Self.announced(16, 16)) }
    #expect(throws: ImagingError.undecodable(detail: "it has no pixels")) {
      try Pixmap(decoding: Self.announced(0, 16))
    }
  }

  @Test func `Limits hold for every format, to the pixel and to the byte`() throws {
    let picture = Scene.gradient(width: 40, height: 30)
    for bytes in [try picture.png(), try picture.jpeg(), try picture.webp()] {
      var limits = PictureLimits(pixels: 1200, byteCount: bytes.count, side: 40)
      #expect(try Pixmap(decoding: bytes, limits: limits).width == 40)
      limits.pixels = 1199
      #expect(throws: ImagingError.tooManyPixels(width: 40, height: 30, limit: 1199)) {
        try Pixmap(decoding: bytes, limits: limits)
      }
      limits = PictureLimits(pixels: 1200, byteCount: bytes.count, side: 39)
      #expect(throws: ImagingError.sideTooLong(width: 40, height: 30, limit: 39)) {
        try Pixmap(decoding: bytes, limits: limits)
      }
      limits = PictureLimits(pixels: 1200, byteCount: bytes.count - 1, side: 40)
      #expect(throws: ImagingError.tooLarge(byteCount: bytes.count, limit: bytes.count - 1)) {
        try Pixmap(decoding: bytes, limits: limits)
      }
    }
  }

  @Test func `A JPEG that announces two sizes gets memory for neither`() throws {
    // Two frame headers: the first is the one a quick look finds.
    let jpeg = try Pixmap(width: 64, height: 64, red: 90).jpeg()
    let frame: [UInt8] = [8, 0, 8, 0, 8, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]
    let bytes = JPEGMetadata.insert(JPEGMetadata.segment(0xC0, frame), into: jpeg)
    #expect(throws: ImagingError.self) { try Pixmap(decoding: bytes) }
  }

  @Test func `A file too large is refused unread`() throws {
    let folder = try TestFolder()
    let url = try folder.file("large.png", [])
    // A hole of 51 MiB.
    #expect(truncate(url.path, 51 * 1_048_576) == 0)
    #expect(throws: ImagingError.tooLarge(byteCount: 53_477_376, limit: 52_428_800)) {
      try PictureProbe.inspect(url)
    }
  }
}
