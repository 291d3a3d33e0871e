import Foundation
import Imaging
import Testing

/// What goes, what stays, and what is said of it, segment by segment and chunk by chunk.
@Suite struct MetadataTests {
  private static let secret = EXIFSample.secret
  private static let picture = Scene.gradient(width: 48, height: 32)

  private static func holdsSecret(_ bytes: [UInt8]) -> Bool {
    Data(bytes).range(of: Data(secret)) != nil
  }

  /// Blocks of EXIF data and what they tell.
  static let blocks: [([UInt8], Set<MetadataKind>)] = [
    (EXIFSample.block([(0x0112, 6)]), []),
    (EXIFSample.block([(0x0112, 6)], below: 0x8825, [(0, 2), (2, 48)]), [.place]),
    (EXIFSample.block([], below: 0x8825, [(0, 2)]), []),
    (EXIFSample.block([(0x010F, 1)]), [.camera]),
    (EXIFSample.block([], below: 0x8769, [(0x9000, 1), (0x927C, 1)]), [.camera]),
    (EXIFSample.block([], below: 0x8769, [(0xA001, 1)]), []),
    (EXIFSample.block([], below: 0x8769, [(0x9286, 1)]), [.text]),
    (EXIFSample.block([(0x013B, 1), (0x011A, 72)]), [.text]),
    (EXIFSample.block([], preview: [(0x0201, 1)]), [.preview]),
    (EXIFSample.block([(0xC4A5, 1)]), [.other]),
    (Self.secret, [.other]),
  ]

  @Test(arguments: blocks)
  func `EXIF data go from every format, and are told by what they hold`(
    block: [UInt8], kinds: Set<MetadataKind>
  ) throws {
    let jpeg = JPEGMetadata.insert(
      JPEGMetadata.segment(0xE1, Array("Exif\0\0".utf8) + block), into: try Self.picture.jpeg())
    let png = ChunkSample.png(try Self.picture.png(), with: [("eXIf", block)])
    let webp = ChunkSample.webp(
      try Self.picture.webp(), flags: 0b1000, size: (48, 32), with: [("EXIF", block)])
    for bytes in [jpeg, png, webp] {
      let stripped = try MetadataStripper.stripped(bytes)
      #expect(Self.holdsSecret(bytes) && !Self.holdsSecret(stripped.bytes))
      #expect(stripped.removed == kinds)
      #expect(stripped.facts.byteCount == stripped.bytes.count)
      #expect(try Pixmap(decoding: stripped.bytes) == Pixmap(decoding: bytes))
      let again = try MetadataStripper.stripped(stripped.bytes)
      #expect(again.bytes == stripped.bytes && again.removed.isEmpty)
    }
  }

  /// Segments of a JPEG: the marker, how the payload begins, and what it tells.
  static let segments: [(UInt8, String, MetadataKind)] = [
    (0xE0, "JFXX\0\u{10}", .preview), (0xE0, "AVI1", .other),
    (0xE1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>", .text),
    (0xE1, "http://ns.adobe.com/xap/1.0/\0exif:GPSLatitude", .place),
    (0xE1, "http://ns.adobe.com/xmp/extension/\0tiff:Model", .camera),
    (0xE1, "QVCI", .other), (0xE2, "MPF\0", .preview), (0xE2, "FPXR\0", .other),
    (0xED, "Photoshop 3.0\08BIM\u{4}\u{4}", .text),
    (0xED, "Photoshop 3.0\08BIM\u{4}\u{C}", .preview),
    (0xED, "Photoshop 3.0\08BIM\u{4}\u{25}", .other),
    (0xEB, "JP", .other), (0xEE, "Adobe\0d\0\0\0\0\u{1}", .other), (0xFE, "", .text),
    (0xF0, "", .other),
  ]

  @Test(arguments: segments)
  func `A segment that is no picture goes`(
    marker: UInt8, start: String, kind: MetadataKind
  ) throws {
    let plain = try Self.picture.jpeg()
    let bytes = JPEGMetadata.insert(
      JPEGMetadata.segment(marker, Array(start.utf8) + Self.secret), into: plain)
    let stripped = try MetadataStripper.stripped(bytes)
    #expect(!Self.holdsSecret(stripped.bytes) && stripped.removed.contains(kind))
    if marker != 0xEE { #expect(stripped.bytes == plain) }
  }

  @Test func `A JPEG keeps its colour profile in all its parts, and Adobe's marker`() throws {
    let parts = (1...2).map { part in
      JPEGMetadata.segment(0xE2, Array("ICC_PROFILE\0".utf8) + [UInt8(part), 2] + Self.secret)
    }
    let kept = parts.joined() + JPEGMetadata.segment(0xEE, Array("Adobe\0d\0\0\0\0\u{1}".utf8))
    let bytes = JPEGMetadata.insert(Array(kept), into: try Self.picture.jpeg())
    let stripped = try MetadataStripper.stripped(bytes)
    #expect(stripped.bytes == bytes && stripped.removed.isEmpty)
  }

  @Test func `A preview inside the JFIF segment goes, the segment stays`() throws {
    let plain = try Self.picture.jpeg()
    var head = Array(plain[..<20])
    head[5] = UInt8(16 + Self.secret.count)
    (head[18], head[19]) = (2, 5)
    let stripped = try MetadataStripper.stripped(head + Self.secret + plain[20...])
    #expect(stripped.bytes == plain && stripped.removed == [.preview])
  }

  @Test func `Stray bytes between segments are passed over as every viewer does`() throws {
    let plain = try Self.picture.jpeg()
    let bytes = plain[..<20] + Self.secret + [0xFF, 0xFF] + plain[20...]
    #expect(try MetadataStripper.stripped(Array(bytes)).bytes == plain)
    #expect(try Pixmap(decoding: Array(bytes)) == Pixmap(decoding: plain))
  }

  /// Bytes behind the end mark, and what they tell.
  static let trailers: [([UInt8], Set<MetadataKind>)] = [
    ([], []), ([UInt8](repeating: 0, count: 40), []), (Self.secret, [.other]),
    ([0, 0, 0xFF, 0xD8, 0xFF, 0xE0] + Self.secret, [.preview]),
  ]

  @Test(arguments: trailers)
  func `What stands behind the end mark goes`(
    trailer: [UInt8], kinds: Set<MetadataKind>
  ) throws {
    for plain in [try Self.picture.jpeg(), try Self.picture.png(), try Self.picture.webp()] {
      let stripped = try MetadataStripper.stripped(plain + trailer)
      #expect(stripped.bytes == plain && stripped.removed == kinds)
    }
  }

  @Test(
    arguments: [
      ("tEXt", .text), ("zTXt", .text), ("iTXt", .text), ("tIME", .other), ("caBX", .other),
      ("prVt", .other), ("fdAT", .preview), ("bKGD", nil),
    ] as [(String, MetadataKind?)])
  func `A PNG loses its texts, its times and whatever is unknown`(
    name: String, kind: MetadataKind?
  ) throws {
    let png = try Self.picture.png()
    let stripped = try MetadataStripper.stripped(
      ChunkSample.png(png, with: [(name, Self.secret)]))
    #expect(stripped.bytes == png)
    #expect(stripped.removed == Set(kind.map { [$0] } ?? []))
  }

  @Test func `A WebP loses XMP and further pictures, keeps its profile, and its head says so`()
    throws
  {
    let plain = try Self.picture.webp()
    let image = Array(plain[20...])
    let bytes = ChunkSample.webp(
      plain, flags: 0b10_1100, size: (48, 32), profile: [1, 2, 3],
      with: [("EXIF", Self.secret), ("XMP ", Self.secret), ("VP8 ", image), ("ABCD", [9])])
    let stripped = try MetadataStripper.stripped(bytes)
    #expect(
      stripped.bytes
        == ChunkSample.webp(plain, flags: 0b10_0000, size: (48, 32), profile: [1, 2, 3]))
    #expect(stripped.removed == [.text, .preview, .other])
    #expect(try Pixmap(decoding: stripped.bytes) == Pixmap(decoding: plain))
  }

  @Test func `A picture without metadata stays as it is, byte for byte, from a file too`() throws {
    let folder = try TestFolder()
    for bytes in [
      try Self.picture.png(), try Self.picture.jpeg(), try Self.picture.webp(),
    ] {
      let stripped = try MetadataStripper.stripped(folder.file("picture", bytes))
      #expect(stripped.bytes == bytes && stripped.removed.isEmpty)
    }
  }

  @Test func `Whoever wants it sends a file as it is`() throws {
    let folder = try TestFolder()
    let bytes = JPEGMetadata.insert(
      JPEGMetadata.segment(0xFE, Self.secret), into: try Self.picture.jpeg())
    let whole = try PreparedPicture(asItIs: folder.file("a.jpg", bytes))
    #expect(whole.bytes == bytes && whole.removed.isEmpty && whole.facts.width == 48)
  }
}
