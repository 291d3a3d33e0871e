package import Conversation
package import Foundation

/// What was learned of the service, and what is settled about later requests.
extension Library {
  /// The files that a host has of some blobs and still has at a moment.
  package func uploads(
    of blobs: [BlobID], at host: String, livingAt moment: Date
  ) throws(LibraryError) -> [BlobID: UploadedFile] {
    var files: [BlobID: UploadedFile] = [:]
    try connection.rows(
      "SELECT * FROM upload WHERE host = ? AND expires_at > ?", [.text(host), Value(moment)]
    ) { row throws(LibraryError) in
      let blob = BlobID(rawValue: try row.text("blob"))
      guard blobs.contains(blob) else { return }
      files[blob] = UploadedFile(
        name: try row.text("name"), uri: try row.text("uri"),
        expiresAt: try row.date("expires_at"))
    }
    return files
  }

  /// Remembers what a host has of a blob, and forgets all that has expired by now.
  package func put(
    _ file: UploadedFile, of blob: BlobID, at host: String, now: Date
  ) throws(LibraryError) {
    try connection.write { () throws(LibraryError) in
      try connection.run("DELETE FROM upload WHERE expires_at < ?", [Value(now)])
      try connection.put(
        into: "upload", key: ["blob", "host"],
        [
          "blob": .text(blob.rawValue), "host": .text(host), "name": .text(file.name),
          "uri": .text(file.uri), "expires_at": Value(file.expiresAt),
        ])
    }
  }

  /// Forgets what a host had of some blobs.
  package func forgetUploads(of blobs: [BlobID], at host: String) throws(LibraryError) {
    try connection.write { () throws(LibraryError) in
      for blob in blobs {
        try connection.run(
          "DELETE FROM upload WHERE blob = ? AND host = ?", [.text(blob.rawValue), .text(host)])
      }
    }
  }

  /// The most bytes a host was found to take of a request; nil if it has refused none.
  package func requestLimit(of host: String) throws(LibraryError) -> Int? {
    try connection.rows("SELECT bytes FROM request_limit WHERE host = ?", [.text(host)]) {
      row throws(LibraryError) in try row.integer("bytes")
    }.first
  }

  /// Remembers the most bytes that a host takes of a request.
  package func learn(
    requestLimit bytes: Int, of host: String, now: Date
  ) throws(LibraryError) {
    try connection.write { () throws(LibraryError) in
      try connection.put(
        into: "request_limit", key: ["host"],
        ["host": .text(host), "bytes": Value(bytes), "learned_at": Value(now)])
    }
  }

  /// Sends no signature of some turns back any more: nobody takes them.
  package func disown(_ turns: [TurnID]) throws(LibraryError) {
    try connection.write { () throws(LibraryError) in
      for turn in turns {
        try connection.run(
          "UPDATE turn SET issuer_model = NULL, issuer_host = NULL WHERE id = ?",
          [.text(turn.rawValue)])
      }
    }
  }
}
