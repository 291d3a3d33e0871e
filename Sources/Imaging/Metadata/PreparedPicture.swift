package import Foundation

/// A picture ready to be stored and sent: its bytes, and what is known of them.
package struct PreparedPicture: Hashable, Sendable {
  package let bytes: [UInt8]
  package let facts: PictureFacts
  /// What the file told that the bytes do not tell any more.
  package let removed: Set<MetadataKind>

  /// Reads a picture file as it is, metadata and all.
  ///
  /// Throws `ImagingError`.
  package init(
    asItIs url: URL, limits: PictureLimits = .standard
  ) throws(ImagingError) {
    let source = try PictureSource(opening: url)
    // A file too large is not even read.
    try limits.check(byteCount: source.byteCount)
    try self.init(source.all(), removed: [], limits: limits)
  }

  init(
    _ bytes: [UInt8], removed: Set<MetadataKind>, limits: PictureLimits
  ) throws(ImagingError) {
    let header = try PictureHeader(reading: PictureSource(bytes), limits: limits)
    self.bytes = bytes
    facts = PictureFacts(header, bytes.count)
    self.removed = removed
  }
}
