import Conversation
import Foundation

/// The entry `manifest.json`: what the archive holds, by name, length and digest.
///
/// Nothing is read that it does not announce, and nothing it announces may be missing.
struct ArchiveManifest: Codable, Hashable {
  /// One session of the archive.
  struct Entry: Codable, Hashable {
    var id: SessionID
    var title: String
    var turns: Int
    var bytes: Int
    /// Of its entry.
    var sha256: String
  }

  /// One picture or signature of the archive.
  struct File: Codable, Hashable {
    var sha256: BlobID
    var bytes: Int
  }

  static let name = "manifest.json"
  static let currentVersion = 1

  /// `plantain`, so that a ZIP of somebody else's is told apart.
  var format = "plantain"
  /// Of the format; a later one is refused.
  var version = currentVersion
  var program: String
  /// ISO 8601, for people.
  var exportedAt: String
  var sessions: [Entry] = []
  var blobs: [File] = []
  /// Pictures and signatures that the sessions name and the exporting library had lost.
  var missing: [BlobID] = []

  static func name(of session: SessionID) -> String { "sessions/\(session.rawValue).json" }

  static func name(of blob: BlobID) -> String { "blobs/\(blob.rawValue)" }
}
