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

  @Test(arguments: corners)
  func `A photograph is seen the way up its EXIF data say`(
    orientation: UInt8, corners: String
  ) async throws {
    let folder = try TestFolder()
    for isLittleEndian in [true, false] {
      let segment = JPEGMetadata.exif(orientation: orientation, isLittleEndian: isLittleEndian)
      let bytes = JPEGMetadata.insert(segment, into: try Self.stored.jpeg(quality: 95))
      let url = try folder.file("photo.jpg", bytes)
      let facts = try PictureProbe.inspect(url)
      #expect(facts.orientation.rawValue == orientation)
      let small = try await PictureDecoder.decode(url, fitting: PixelSize(width: 20, height: 20))
      for picture in [try Pixmap(decoding: bytes), small] {
        #expect(Self.cornersSeen(picture) == corners)
        #expect((picture.width > picture.height) == (orientation < 5))
      }
      #expect(facts.width == (orientation < 5 ? 64 : 32))
    }
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
