import Foundation
import Imaging
import Testing

@Suite struct ShrinkingTests {
  private let folder: TestFolder
  private static let limits = PictureLimits(pixels: 20_000, byteCount: 20_000, side: 190)

  init() throws { folder = try TestFolder() }

  @Test func `A copy of every format fits the limits and shows the same`() throws {
    let picture = Scene.gradient(width: 640, height: 480)
    let expected = picture.scaled(to: PixelSize(width: 163, height: 122))
    for bytes in [
      try picture.png(), try picture.jpeg(quality: 95), try picture.webp(quality: 95),
    ] {
      let url = try folder.file("large", bytes)
      let copy = try PictureShrinker.shrunk(url, into: Self.limits)
      #expect(copy.facts.format == .jpeg && copy.facts.byteCount == copy.bytes.count)
      let seen = try Pixmap(decoding: copy.bytes, limits: Self.limits)
      #expect(seen.size == expected.size)
      #expect(Scene.meanDifference(seen, expected) < 3)
      #expect(try PictureShrinker.shrunk(url, into: Self.limits) == copy)
    }
  }

  @Test(arguments: [
    (1000, 10, 190, 2), (10, 1000, 2, 190), (3000, 1, 190, 1), (50, 40, 50, 40),
    (190, 190, 141, 141),
  ])
  func `Whatever its shape, it gets inside the limits`(
    width: Int, height: Int, newWidth: Int, newHeight: Int
  ) throws {
    let url = try folder.file("a.png", Scene.gradient(width: width, height: height).png())
    let facts = try PictureShrinker.shrunk(url, into: Self.limits).facts
    #expect(facts.width == newWidth && facts.height == newHeight)
  }

  @Test func `A number of bytes is reached by ever fewer pixels`() throws {
    let url = try folder.file("noise.png", Scene.noise(width: 400, height: 300, seed: 9).png())
    for byteCount in [30_000, 5000, 1000] {
      var limits = PictureLimits.smallerCopy
      limits.byteCount = byteCount
      let copy = try PictureShrinker.shrunk(url, into: limits)
      #expect(copy.bytes.count <= byteCount && copy.bytes.count > byteCount / 2)
    }
    #expect(throws: ImagingError.self) {
      try PictureShrinker.shrunk(url, into: PictureLimits(pixels: 100, byteCount: 20, side: 10))
    }
  }

  @Test func `What shines through still does`() throws {
    let url = try folder.file("glass.png", Scene.glass(width: 300, height: 300).png())
    let copy = try PictureShrinker.shrunk(url, into: Self.limits)
    #expect(copy.facts.format == .webp)
    #expect(try !Pixmap(decoding: copy.bytes).isOpaque)
  }

  @Test func `A copy stands upright and carries no metadata`() throws {
    let block = EXIFSample.block([(0x0112, 6)], below: 0x8825, [(2, 48)])
    let plain = try Scene.gradient(width: 400, height: 300).jpeg()
    let url = try folder.file(
      "a.jpg",
      JPEGMetadata.insert(
        JPEGMetadata.segment(0xE1, Array("Exif\0\0".utf8) + block), into: plain))
    let copy = try PictureShrinker.shrunk(url, into: Self.limits)
    #expect(copy.facts.orientation == .up && copy.facts.width < copy.facts.height)
    #expect(copy.removed == [.place])
    #expect(Data(copy.bytes).range(of: Data(EXIFSample.secret)) == nil)
  }

  @Test func `The profile of the colours goes along, one of ink does not`() throws {
    for picture in [Scene.gradient(width: 300, height: 200), Scene.glass(width: 300, height: 200)] {
      for (space, isKept) in [("RGB ", true), ("CMYK", false)] {
        // Longer than one segment of a JPEG.
        let profile = ProfileSample.bytes(count: 70_001, space: space)
        let url = try folder.file(
          "a.webp",
          ChunkSample.webp(
            try picture.webp(), flags: 0b11_0000, size: (300, 200), profile: profile))
        var limits = Self.limits
        limits.byteCount = 200_000
        let copy = try PictureShrinker.shrunk(url, into: limits)
        // A copy of the copy has it only if it can be read from the copy.
        let again = try PictureShrinker.shrunk(folder.file("copy", copy.bytes), into: limits)
        for bytes in [copy.bytes, again.bytes] {
          #expect((bytes.count > 70_001) == isKept)
          #expect((Data(bytes).range(of: Data(profile[40..<4000])) != nil) == isKept)
          _ = try Pixmap(decoding: bytes)
        }
      }
    }
  }

  @Test func `A PNG written anew and a PNG's copy have its profile`() throws {
    let profile = ProfileSample.bytes(count: 3000)
    let url = try folder.file(
      "a.webp",
      ChunkSample.webp(
        try Scene.gradient(width: 60, height: 40).webp(), flags: 0b10_0000, size: (60, 40),
        profile: profile))
    let png = try folder.file("a.png", PictureConverter.convert(url, to: .png))
    let copy = try PictureShrinker.shrunk(png)
    #expect(Data(copy.bytes).range(of: Data(profile)) != nil)
  }

  /// A PNG's head that announces a size; there are no pixels behind it.
  private static func announced(_ width: Int, _ height: Int, interlace: UInt8 = 0) -> [UInt8] {
    func bytes(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(number >> (24 - $0 * 8) & 255) } }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
      + Array("IHDR".utf8) + bytes(width) + bytes(height) + [8, 6, 0, 0, interlace, 0, 0, 0, 0]
  }

  @Test func `Beyond what memory allows no copy is offered`() throws {
    let large = try folder.file("large.png", Self.announced(20_000, 20_000))
    #expect(PictureShrinker.canShrink(large))
    let huge = try folder.file("huge.png", Self.announced(20_001, 20_000))
    #expect(!PictureShrinker.canShrink(huge))
    #expect(
      throws: ImagingError.tooManyPixels(width: 20_001, height: 20_000, limit: 400_000_000)
    ) {
      try PictureShrinker.shrunk(huge)
    }
    let interlaced = try folder.file("interlaced.png", Self.announced(20_000, 5001, interlace: 1))
    #expect(
      throws: ImagingError.tooManyPixels(width: 20_000, height: 5001, limit: 100_000_000)
    ) {
      try PictureShrinker.shrunk(interlaced)
    }
    let letter = try folder.file("letter", Array("no picture".utf8))
    #expect(!PictureShrinker.canShrink(letter))
  }
}
