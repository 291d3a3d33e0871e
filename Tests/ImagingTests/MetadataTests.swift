import Foundation
import Imaging
import Testing

@Suite struct MetadataTests {
  private static let secret = Array("N 48.8584 E 2.2945 Serial 0815".utf8)
  private static let picture = Scene.gradient(width: 48, height: 32)

  private static func holdsSecret(_ bytes: [UInt8]) -> Bool {
    Data(bytes).range(of: Data(secret)) != nil
  }

  @Test(arguments: [1, 6, 8] as [UInt8])
  func `A photograph loses place and camera, and keeps pixels, colours and orientation`(
    orientation: UInt8
  ) throws {
    let profile = JPEGMetadata.segment(0xE2, Array("ICC_PROFILE\0\u{1}\u{1}colours".utf8))
    let segments =
      JPEGMetadata.segment(0xE1, JPEGMetadata.exif(orientation: orientation)[4...] + Self.secret)
      + JPEGMetadata.segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + Self.secret)
      + profile + JPEGMetadata.segment(0xE2, Array("MPF\0".utf8) + Self.secret)
      + JPEGMetadata.segment(0xED, Self.secret) + JPEGMetadata.segment(0xFE, Self.secret)
    let bytes =
      JPEGMetadata.insert(segments, into: try Self.picture.jpeg()) + Self.secret
    let stripped = try MetadataStripper.stripped(bytes)
    #expect(Self.holdsSecret(bytes) && !Self.holdsSecret(stripped))
    #expect(Data(stripped).range(of: Data(profile)) != nil)
    #expect(try Pixmap(decoding: stripped) == Pixmap(decoding: bytes))
    #expect(try MetadataStripper.stripped(stripped) == stripped)
    let folder = try TestFolder()
    #expect(
      try PictureProbe.inspect(folder.file("stripped.jpg", stripped)).orientation.rawValue
        == orientation)
    #expect(try MetadataStripper.stripped(folder.file("photo.jpg", bytes)) == stripped)
  }

  @Test func `A PNG loses its texts and whatever is unknown`() throws {
    let png = try Self.picture.png()
    func chunk(_ name: String) -> [UInt8] {
      [0, 0, 0, UInt8(Self.secret.count)] + Array(name.utf8) + Self.secret + [0, 0, 0, 0]
    }
    let bytes =
      png[..<33] + chunk("tEXt") + chunk("eXIf") + chunk("caBX") + png[33...] + Self.secret
    #expect(try MetadataStripper.stripped(Array(bytes)) == png)
  }

  @Test func `A WebP loses EXIF and XMP, and its head says so`() throws {
    let plain = try Self.picture.webp()
    func chunk(_ name: String, _ payload: [UInt8]) -> [UInt8] {
      let padding: [UInt8] = payload.count % 2 == 0 ? [] : [0]
      return Array(name.utf8) + [UInt8(payload.count), 0, 0, 0] + payload + padding
    }
    func file(_ chunks: [UInt8]) -> [UInt8] {
      let size = chunks.count + 4
      return Array("RIFF".utf8) + [UInt8(size & 255), UInt8(size >> 8), 0, 0] + Array("WEBP".utf8)
        + chunks
    }
    func extended(_ flags: UInt8) -> [UInt8] {
      chunk("VP8X", [flags, 0, 0, 0, 47, 0, 0, 31, 0, 0]) + plain[12...]
    }
    let bytes = file(
      extended(0b1100) + chunk("EXIF", Self.secret + [1]) + chunk("XMP ", Self.secret))
    let stripped = try MetadataStripper.stripped(bytes + Self.secret)
    #expect(stripped == file(extended(0)))
    #expect(try Pixmap(decoding: stripped) == Pixmap(decoding: plain))
  }

  @Test func `A picture without metadata stays as it is, byte for byte`() throws {
    for bytes in [
      try Self.picture.png(), try Self.picture.jpeg(), try Self.picture.webp(),
    ] {
      #expect(try MetadataStripper.stripped(bytes) == bytes)
    }
  }

  @Test func `A cut or damaged file gives an error or a picture, never a crash`() throws {
    var random = SplitMix(seed: 8)
    for bytes in [
      try Self.picture.png(), try Self.picture.jpeg(), try Self.picture.webp(),
    ] {
      for length in stride(from: 0, to: bytes.count, by: 7) {
        #expect(throws: ImagingError.self) {
          try MetadataStripper.stripped(Array(bytes.prefix(length)))
        }
      }
      for _ in 0..<200 {
        var damaged = bytes
        for _ in 0..<5 {
          damaged[Int.random(in: 0..<damaged.count, using: &random)] = UInt8.random(
            in: 0...255, using: &random)
        }
        if let stripped = try? MetadataStripper.stripped(damaged) {
          #expect(stripped.count <= damaged.count + 36)
        }
      }
    }
  }
}
