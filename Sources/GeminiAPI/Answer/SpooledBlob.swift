package import Conversation
package import Foundation

/// Bytes of an answer that wait in the spool folder: a picture decoded, or a signature as it came.
///
/// Whoever is handed one owns the file, and moves it to its place or removes it.
package struct SpooledBlob: Hashable, Sendable {
  package var url: URL
  /// The SHA-256 of the bytes, reckoned while they came.
  package var blob: BlobID
  package var byteCount: Int

  package init(url: URL, blob: BlobID, byteCount: Int) {
    self.url = url
    self.blob = blob
    self.byteCount = byteCount
  }
}
