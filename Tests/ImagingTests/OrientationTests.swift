import Foundation
import Imaging
import Testing

@Suite struct OrientationTests {
  /// Upper left red, upper right green, lower left blue, lower right white, as stored.
  private static let stored = Scene.draw(width: 64, height: 32) { x, y in
    switch (x < 32, y < 16) {
    case (true, true): (255, 0, 0, 255)
    case (false, true): (0, 255, 0, 255)
    case (true, false): (0, 0, 255, 255)
    case (false, false): (255, 255, 255, 255)
    }
  }

  /// The four corners as seen: upper left, upper right, lower left, lower right.
  static let corners: [(UInt8, String)] = [
    (1, "rgbw"), (2, "grwb"), (3, "wbgr"), (4, "bwrg"),
    (5, "rbgw"), (6, "brwg"), (7, "wgbr"), (8, "gwrb"),
  ]

  /// The picture in every format, with a block of EXIF data where each has it.
  private static func files(_ block: [UInt8]) throws -> [[UInt8]] {
    let marked = Array("Exif\0\0".utf8) + block
    let webp = try stored.webp(quality: 95)
    return [
      JPEGMetadata.insert(JPEGMetadata.segment(0xE1, marked), into: try stored.jpeg(quality: 95)),
      ChunkSample.png(try stored.png(), with: [("eXIf", block)]),
      ChunkSample.png(try stored.png(), with: [("eXIf", marked)]),
      ChunkSample.webp(webp, flags: 0b1000, size: (64, 32), with: [("EXIF", block)]),
      ChunkSample.webp(webp, flags: 0, size: (64, 32), with: [("EXIF", marked)]),
    ]
  }

  @Test(arguments: corners)
  func `A picture is seen the way up its EXIF data say, stripped too`(
    orientation: UInt8, corners: String
  ) async throws {
    let folder = try TestFolder()
    for isLittleEndian in [true, false] {
      let segment = JPEGMetadata.exif(orientation: orientation, isLittleEndian: isLittleEndian)
      for whole in try Self.files(Array(segment.dropFirst(10))) {
        for bytes in [whole, try MetadataStripper.stripped(whole).bytes] {
          let url = try folder.file("photo", bytes)
          let facts = try PictureProbe.inspect(url)
          #expect(facts.orientation.rawValue == orientation)
          let box = PixelSize(width: 20, height: 20)
          let small = try await PictureDecoder.decode(url, fitting: box)
          for picture in [try Pixmap(decoding: bytes), small] {
            #expect(Self.cornersSeen(picture) == corners)
            #expect((picture.width > picture.height) == (orientation < 5))
          }
          #expect(facts.width == (orientation < 5 ? 64 : 32))
        }
      }
    }
  }

  @Test func `What is kept of EXIF data is the orientation, as each format has it`() throws {
    let block: [UInt8] = [
      0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
    ]
    let files = try Self.files(EXIFSample.block([(0x010F, 1), (0x0112, 6)]))
      .map { try MetadataStripper.stripped($0).bytes }
    let (jpeg, png, webp) = (files[0], files[1], files[3])
    let segment = JPEGMetadata.segment(0xE1, Array("Exif\0\0".utf8) + block)
    #expect(Array(jpeg[2..<2 + segment.count]) == segment)
    // Behind the header; the checksum as zlib gives it.
    #expect(
      Array(png[33..<71])
        == [0, 0, 0, 26] + Array("eXIf".utf8) + block + [0xD6, 0x67, 0x4B, 0x69])
    #expect(webp.suffix(34) == Array("EXIF".utf8) + [26, 0, 0, 0] + block)
    #expect(webp[20] == 0b1000)
  }

  @Test func `A WebP of the simple format has no orientation to keep`() throws {
    let plain = try Self.stored.webp()
    let block = JPEGMetadata.exif(orientation: 6).dropFirst(10)
    var bytes = plain + Array("EXIF".utf8) + [UInt8(block.count), 0, 0, 0] + block
    bytes[4] = UInt8((bytes.count - 8) & 255)
    bytes[5] = UInt8((bytes.count - 8) >> 8)
    let stripped = try MetadataStripper.stripped(bytes)
    #expect(stripped.bytes == plain && stripped.facts.orientation == .up)
  }

  @Test func `Pictures that lie differently in their files are compared as they are seen`()
    async throws
  {
    let folder = try TestFolder()
    let turned = try folder.file(
      "turned.png", Self.files(EXIFSample.block([(0x0112, 3)]))[1])
    let seen = try Pixmap(decoding: Array(Data(contentsOf: turned)))
    let upright = try folder.file("upright.png", seen.png())
    #expect(try await PictureChange.measure(from: turned, to: upright).share == 0)
  }

  @Test(arguments: [0, 9, 255] as [UInt8])
  func `An orientation that does not exist is upright`(orientation: UInt8) throws {
    let bytes = JPEGMetadata.insert(
      JPEGMetadata.exif(orientation: orientation), into: try Self.stored.jpeg(quality: 95))
    #expect(Self.cornersSeen(try Pixmap(decoding: bytes)) == "rgbw")
  }

  @Test func `Cut EXIF data harm nothing`() throws {
    let payload = Array(JPEGMetadata.exif(orientation: 6).dropFirst(4))
    let jpeg = try Self.stored.jpeg(quality: 95)
    for length in 0..<22 {
      let segment = JPEGMetadata.segment(0xE1, Array(payload.prefix(length)))
      let picture = try Pixmap(decoding: JPEGMetadata.insert(segment, into: jpeg))
      #expect(Self.cornersSeen(picture) == "rgbw")
    }
  }

  private static func cornersSeen(_ picture: Pixmap) -> String {
    let (right, bottom) = (picture.width - 2, picture.height - 2)
    return [(1, 1), (right, 1), (1, bottom), (right, bottom)].map { x, y in
      switch Scene.color(picture, x, y).map({ $0 > 127 }) {
      case [true, false, false]: "r"
      case [false, true, false]: "g"
      case [false, false, true]: "b"
      case [true, true, true]: "w"
      default: "?"
      }
    }.joined()
  }
}
