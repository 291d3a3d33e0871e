import Foundation
import Imaging
import Testing

/// A text beside the pixels: it comes back, and the picture stays what it was for every reader.
@Suite struct EmbeddedTextTests {
  private static let text = #"{"prompts":["a boat <at> dusk & 月亮 🌙"],"plantain":1}"#
  private static let picture = Scene.gradient(width: 48, height: 32)

  /// Pictures as they come from services, cameras and ourselves.
  private static func samples() throws -> [[UInt8]] {
    let jpeg = try picture.jpeg()
    let glass = Scene.glass(width: 48, height: 32)
    return [
      jpeg,
      // EXIF first and a comment of somebody else's, stray bytes between segments, a trailer.
      JPEGMetadata.insert(
        JPEGMetadata.exif(orientation: 6) + JPEGMetadata.segment(0xFE, Array("mine".utf8)),
        into: jpeg),
      Array(jpeg[..<20] + [7, 7, 0xFF, 0xFF] + jpeg[20...] + Array("trailer".utf8)),
      try picture.png(), try glass.png(), try picture.png() + [1, 2, 3],
      ChunkSample.png(try picture.png(), with: [("tEXt", Array("Comment\0mine".utf8))]),
      try picture.webp(), try glass.webp(),
      ChunkSample.webp(
        try picture.webp(), flags: 0b10_1000, size: (48, 32), profile: [1, 2, 3],
        with: [("EXIF", EXIFSample.block([(0x0112, 6)])), ("ABCD", [9])]),
    ]
  }

  @Test func `the text comes back, and every byte of before is there in its order`() throws {
    for bytes in try Self.samples() {
      #expect(EmbeddedText.read(bytes) == nil)
      let embedded = try EmbeddedText.embed(Self.text, in: bytes)
      #expect(EmbeddedText.read(embedded) == Self.text)
      #expect(try Pixmap(decoding: embedded) == Pixmap(decoding: bytes))
      if bytes.starts(with: "RIFF".utf8) { continue }
      // One piece was put in, nothing else was touched.
      let same = zip(embedded, bytes).prefix { $0 == $1 }.count
      let rest = bytes.count - same
      #expect(embedded.suffix(rest) == bytes.suffix(rest) && embedded.count > bytes.count)
    }
  }

  @Test func `a later text takes the earlier one's place`() throws {
    for bytes in try Self.samples() {
      let once = try EmbeddedText.embed(Self.text, in: bytes)
      let twice = try EmbeddedText.embed("short", in: once)
      #expect(EmbeddedText.read(twice) == "short")
      #expect(try twice == EmbeddedText.embed("short", in: bytes))
    }
  }

  @Test func `a text longer than a segment is whole`() throws {
    let long = String(repeating: "月亮 and a boat. ", count: 20_000)
    for bytes in try Self.samples() {
      let embedded = try EmbeddedText.embed(long, in: bytes)
      #expect(EmbeddedText.read(embedded) == long)
      #expect(try Pixmap(decoding: embedded) == Pixmap(decoding: bytes))
    }
  }

  @Test func `ImageMagick takes the files with the same pixels, and shows a JPEG's comment`() throws
  {
    let folder = try TestFolder()
    let glass = Scene.glass(width: 48, height: 32)
    let exif = JPEGMetadata.exif(orientation: 6)
    let samples = [
      try Self.picture.jpeg(), JPEGMetadata.insert(exif, into: try Self.picture.jpeg()),
      try Self.picture.png(), try glass.png(), try Self.picture.webp(), try glass.webp(),
    ]
    for (place, bytes) in samples.enumerated() {
      let before = try folder.file("before\(place)", bytes)
      let after = try folder.file("after\(place)", try EmbeddedText.embed(Self.text, in: bytes))
      // A warning is an error, as of a wrong checksum; but Debian's release warns of any XMP packet.
      let isStrict = place < 4
      let digest = try Self.identify("%m %w %h %#", before, isStrict)
      #expect(digest.contains(" 48 32 "), "sample \(place): \(digest)")
      #expect(try Self.identify("%m %w %h %#", after, isStrict) == digest, "sample \(place)")
      if place < 2 { #expect(try Self.identify("%c", after, true) == "Plantain: " + Self.text) }
    }
  }

  private static func identify(
    _ format: String, _ file: URL, _ isStrict: Bool
  ) throws -> String {
    let options = (isStrict ? ["-regard-warnings"] : []) + ["-format", format, file.path]
    return try run("/usr/bin/identify", options, succeeds: isStrict)
  }

  /// Chunks by Python's own means: the checksum of a PNG's, the XML of a WebP's packet.
  private static let chunkReader = """
    import struct, sys, xml.dom.minidom, zlib
    data = open(sys.argv[1], 'rb').read()
    if data[:4] == b'RIFF':
        assert struct.unpack('<I', data[4:8])[0] + 8 == len(data)
        place = data.index(b'XMP ')
        size, = struct.unpack('<I', data[place + 4:place + 8])
        packet = xml.dom.minidom.parseString(data[place + 8:place + 8 + size])
        text = packet.getElementsByTagName('plantain:recipe')[0].firstChild.data
    else:
        place = data.index(b'iTXt')
        size, = struct.unpack('>I', data[place - 4:place])
        chunk = data[place:place + 4 + size]
        assert struct.unpack('>I', data[place + 4 + size:place + 8 + size])[0] == zlib.crc32(chunk)
        keyword, rest = chunk[4:].split(b'\\0', 1)
        assert keyword == b'Plantain' and rest[:4] == b'\\0' * 4
        text = rest[4:].decode()
    sys.stdout.buffer.write(text.encode())
    """

  @Test func `another reader finds the text of a PNG and of a WebP`() throws {
    let folder = try TestFolder()
    for bytes in [try Self.picture.png(), try Self.picture.webp()] {
      let file = try folder.file("picture", try EmbeddedText.embed(Self.text, in: bytes))
      let told = try Self.run("/usr/bin/env", ["python3", "-c", Self.chunkReader, file.path])
      #expect(told == Self.text)
    }
  }

  /// What a program prints; one that has to succeed says nothing on standard error.
  private static func run(
    _ program: String, _ arguments: [String], succeeds: Bool = true
  ) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    let told = String(
      decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    if succeeds { #expect(process.terminationStatus == 0 && told.isEmpty, "\(told)") }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `what the stripper takes out for the sake of privacy is the text too`() throws {
    for bytes in [try Self.picture.jpeg(), try Self.picture.png(), try Self.picture.webp()] {
      let stripped = try MetadataStripper.stripped(try EmbeddedText.embed(Self.text, in: bytes))
      #expect(EmbeddedText.read(stripped.bytes) == nil && stripped.removed == [.text])
    }
  }

  @Test func `another program's packet in a WebP is not overwritten`() throws {
    let bytes = ChunkSample.webp(
      try Self.picture.webp(), flags: 0b100, size: (48, 32),
      with: [("XMP ", Array("<x:xmpmeta/>".utf8))])
    #expect(throws: ImagingError.self) { try EmbeddedText.embed(Self.text, in: bytes) }
    #expect(EmbeddedText.read(bytes) == nil)
  }

  @Test func `files cut or changed anywhere give an error, nothing, or some text`() throws {
    let limits = PictureLimits(pixels: 100_000, byteCount: 100_000, side: 4096)
    let small = Scene.stripes(width: 8, height: 8)
    for bytes in [try small.jpeg(), try small.png(), try small.webp()] {
      let embedded = try EmbeddedText.embed(Self.text, in: bytes)
      for place in embedded.indices {
        let cut = Array(embedded[..<place])
        let part = EmbeddedText.read(cut, limits: limits)
        #expect(part == nil || part == Self.text)
        _ = try? EmbeddedText.embed("new", in: cut, limits: limits)
        var changed = embedded
        changed[place] ^= 0xFF
        _ = EmbeddedText.read(changed, limits: limits)
        _ = try? EmbeddedText.embed("new", in: changed, limits: limits)
      }
    }
  }

  @Test func `it is read from files, and of none where there is no picture`() throws {
    let folder = try TestFolder()
    let bytes = try EmbeddedText.embed(Self.text, in: try Self.picture.jpeg())
    #expect(EmbeddedText.read(try folder.file("a.jpg", bytes)) == Self.text)
    #expect(EmbeddedText.read(try folder.file("b.jpg", Array(Self.text.utf8))) == nil)
    #expect(EmbeddedText.read(URL(filePath: "/nowhere/c.jpg")) == nil)
  }
}
