package import Foundation

/// A file the service keeps for a while, to be referred to instead of sent along.
package struct UploadedFile: Hashable, Sendable {
  /// `files/3c04ao1lzudw`.
  package var name: String
  /// What a request refers to: `https://…/v1beta/files/3c04ao1lzudw`.
  package var uri: String
  /// When the service forgets it: 48 hours after it was uploaded.
  package var expiresAt: Date

  package init(name: String, uri: String, expiresAt: Date) {
    self.name = name
    self.uri = uri
    self.expiresAt = expiresAt
  }
}
