internal import Digest
internal import Foundation

/// An uploaded file, kept until it expires.
struct StoredFile: Sendable {
  var id: String
  /// The key it was uploaded with, which stands for the project.
  var key: String
  var displayName: String
  var mimeType: String
  var bytes: [UInt8]
  var createdAt: Date
  var expiresAt: Date

  /// The entry as the service lists it; the host is the server's own name in it.
  func json(host: String) -> JSON {
    let hash = Base64.encode(Array(SHA256.hexDigest(of: bytes).utf8))
    return [
      "name": .string("files/\(id)"), "displayName": .string(displayName),
      "mimeType": .string(mimeType), "sizeBytes": .string(String(bytes.count)),
      "createTime": .string(createdAt.formatted(.iso8601)),
      "updateTime": .string(createdAt.formatted(.iso8601)),
      "expirationTime": .string(expiresAt.formatted(.iso8601)), "sha256Hash": .string(hash),
      "uri": .string("http://\(host)/v1beta/files/\(id)"), "state": "ACTIVE",
      "source": "UPLOADED",
    ]
  }
}
