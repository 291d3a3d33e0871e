package import Conversation

/// Finding pictures by what they look like.
extension Library {
  /// A turn whose pictures are to be looked at.
  package struct Unhashed: Hashable, Sendable {
    package let turn: TurnID
    package let pictures: [Picture]
  }

  /// Some of the turns whose pictures nobody has looked at yet, the newest first.
  package func unhashedTurns(limit: Int) throws(LibraryError) -> [Unhashed] {
    try connection.read { () throws(LibraryError) in
      let ids = try connection.rows(
        "SELECT turn FROM turn_document WHERE is_hashed = 0 ORDER BY id DESC LIMIT ?",
        [Value(limit)]
      ) { row throws(LibraryError) in try row.text("turn") }
      return try loadTurns(
        "turn.id IN (SELECT value FROM json_each(?))", [try Value(json: ids)]
      ).map { Unhashed(turn: $0.id, pictures: $0.attachments + $0.resultPictures) }
    }
  }

  /// Keeps what the pictures of a turn look like; those that cannot be read are left out.
  package func put(_ hashes: [BlobID: UInt64], of turn: TurnID) throws(LibraryError) {
    try connection.write { () throws(LibraryError) in
      for (blob, hash) in hashes {
        try connection.put(
          into: "picture_hash", key: ["turn", "blob"],
          [
            "turn": .text(turn.rawValue), "blob": .text(blob.rawValue),
            "hash": .integer(Int64(bitPattern: hash)),
          ])
      }
      try connection.run(
        "UPDATE turn_document SET is_hashed = 1 WHERE turn = ?", [.text(turn.rawValue)])
    }
  }

  /// The turns with the pictures that look most like one, nearest first.
  ///
  /// Two pictures of no relation differ in about 32 bits of 64; beyond `most` nothing is alike.
  package func lookAlikes(
    of hash: UInt64, in session: SessionID? = nil, from first: Int = 0, limit: Int,
    within most: Int = 12
  ) throws(LibraryError) -> SearchPage {
    try connection.read { () throws(LibraryError) in
      var known: Set<String> = []
      var found: [(turn: String, distance: Int?)] = []
      var sessions: Set<String> = []
      for (row, distance) in try currentHashes().nearest(
        to: hash, limit: SearchPage.limit, within: most)
      {
        let turns = try connection.rows(
          """
          SELECT turn_document.turn, turn_document.session FROM picture_hash
          JOIN turn_document ON turn_document.turn = picture_hash.turn
          WHERE picture_hash.id = ?1 AND (?2 IS NULL OR turn_document.session = ?2)
          """, [.integer(row), Value(session?.rawValue)]
        ) { row throws(LibraryError) in (try row.text("turn"), try row.text("session")) }
        for (turn, session) in turns where known.insert(turn).inserted {
          found.append((turn, distance))
          sessions.insert(session)
        }
      }
      return SearchPage(
        hits: try hits(Array(found.dropFirst(max(0, first)).prefix(max(0, limit)))),
        count: found.count,
        sessionCount: sessions.count, isCut: false)
    }
  }

  /// The table with what came since it was last looked at; rows of turns that are gone are found
  /// in no join.
  private func currentHashes() throws(LibraryError) -> HashTable {
    var table = hashes
    hashes = HashTable()
    defer { hashes = table }
    try connection.rows(
      "SELECT id, hash FROM picture_hash WHERE id > ? ORDER BY id",
      [.integer(table.rows.last ?? 0)]
    ) { row throws(LibraryError) in
      table.add(
        row: Int64(try row.integer("id")), hash: UInt64(bitPattern: Int64(try row.integer("hash"))))
    }
    return table
  }
}
