/// A named piece of a PNG or WebP file.
struct PictureChunk {
  /// Four letters.
  let name: String
  /// All of it.
  let range: Range<Int>
  /// Without name, length, checksum and padding.
  let payload: Range<Int>
}

/// Walks through the chunks of a PNG (PNG, third edition, 5.3); checksums are not looked at.
struct PNGWalker {
  private let source: PictureSource
  private var offset = 8
  private var chunks = 0

  /// More than any program writes; ends the walk through a file made to be slow.
  private static let maxChunks = 262_144

  init(_ source: PictureSource) {
    self.source = source
  }

  /// The next chunk; throws `truncated` where there is none.
  mutating func next() throws(ImagingError) -> PictureChunk {
    chunks += 1
    guard chunks <= PNGWalker.maxChunks else {
      throw .undecodable(detail: "it has too many chunks")
    }
    let head = try source.bytes(at: offset, count: 8)
    guard head.count == 8 else { throw .truncated }
    let payload = offset + 8..<offset + 8 + head[..<4].reduce(0) { $0 << 8 | Int($1) }
    let range = offset..<payload.upperBound + 4
    guard range.upperBound <= source.byteCount else { throw .truncated }
    offset = range.upperBound
    return PictureChunk(
      name: String(decoding: head[4...], as: UTF8.self), range: range, payload: payload)
  }
}

/// Walks through the chunks of a WebP (RFC 9649, 2.3).
struct WebPWalker {
  /// The end that the head announces.
  let end: Int
  private let source: PictureSource
  private var offset = 12

  init(_ source: PictureSource) throws(ImagingError) {
    self.source = source
    end = try source.bytes(at: 4, count: 4).reversed().reduce(0) { $0 << 8 | Int($1) } + 8
    guard end <= source.byteCount else { throw .truncated }
  }

  /// The next chunk, or nil at the end.
  ///
  /// Its range is odd where the last chunk lacks its padding, as some programs write it.
  mutating func next() throws(ImagingError) -> PictureChunk? {
    guard offset + 8 <= end else { return nil }
    let head = try source.bytes(at: offset, count: 8)
    guard head.count == 8 else { throw .truncated }
    let length = head[4...].reversed().reduce(0) { $0 << 8 | Int($1) }
    let payload = offset + 8..<offset + 8 + length
    guard payload.upperBound <= end else { throw .truncated }
    let range = offset..<min(end, payload.upperBound + length % 2)
    offset = range.upperBound
    return PictureChunk(
      name: String(decoding: head[..<4], as: UTF8.self), range: range, payload: payload)
  }
}
