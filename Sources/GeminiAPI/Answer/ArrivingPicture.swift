package import Foundation

/// A picture of an answer while its part is not whole: what of it is in the spool folder.
///
/// Whether it is a draft is told behind its bytes, so nobody knows yet. The file is the reader's: it
/// may be gone at any moment, into its place or for good.
package struct ArrivingPicture: Hashable, Sendable {
  package var url: URL
  /// How much of it is in the file.
  package var byteCount: Int
  /// Whether its last byte is there; its signature, which may be longer than it, is on the way.
  package var isWhole: Bool

  package init(url: URL, byteCount: Int, isWhole: Bool) {
    self.url = url
    self.byteCount = byteCount
    self.isWhole = isWhole
  }
}
