package import Foundation

/// A file to be uploaded.
package struct FileUpload: Hashable, Sendable {
  package var url: URL
  package var byteCount: Int
  /// `image/jpeg`.
  package var mimeType: String
  /// What the service's list of files calls it; nothing of the user's own name for it.
  package var displayName: String

  package init(url: URL, byteCount: Int, mimeType: String, displayName: String) {
    self.url = url
    self.byteCount = byteCount
    self.mimeType = mimeType
    self.displayName = displayName
  }
}
