package import Conversation
import Foundation
import Resilience

extension Library {
  /// Adds a session, or writes what changed: its time and settings, and a title if it had none.
  ///
  /// What the user says of it later is an ``Edit``.
  package func put(_ session: Session) throws(LibraryError) {
    try connection.write { () throws(LibraryError) in try putRow(session) }
  }

  /// The session with an id.
  package func session(_ id: SessionID) throws(LibraryError) -> Session? {
    try storedSession(id)
  }

  /// The sessions that have a turn or a draft, newest first: all, or no more than `limit`.
  package func sessions(limit: Int? = nil) throws(LibraryError) -> [StoredSession] {
    try connection.read { () throws(LibraryError) in
      let since = try limit.map { limit throws(LibraryError) in try age(ofListed: limit) } ?? nil
      let oldest = Value.real(since ?? -.infinity)
      var turns: [Turn] = []
      var failures: [TurnID: Failure] = [:]
      try connection.rows(
        """
        SELECT turn.*, (SELECT attempt.failure FROM attempt WHERE attempt.turn = turn.id
                        ORDER BY attempt.number DESC LIMIT 1) AS failure
        FROM session CROSS JOIN turn ON turn.id = session.last_turn WHERE session.updated_at >= ?
        """, [oldest]
      ) { row throws(LibraryError) in
        let turn = try Turn(row)
        turns.append(turn)
        // A failure that cannot be read must not hide the list.
        failures[turn.id] = try? row.jsonIfAny("failure")
      }
      let parts = try connection.rows(
        """
        SELECT part.* FROM session CROSS JOIN part ON part.turn = session.last_turn
        WHERE session.updated_at >= ? ORDER BY session.last_turn, part.side, part.position
        """, [oldest]
      ) { row throws(LibraryError) in try PartRow(row) }
      attach(parts, to: &turns)
      let last = Dictionary(uniqueKeysWithValues: turns.map { ($0.id, $0) })
      let notices = try loadNotices("1", [])
      return try connection.rows(
        """
        SELECT session.*, part.blob, part.mime, part.width, part.height, part.byte_count, part.name
        FROM session LEFT JOIN part ON part.turn = last_picture_turn AND part.side = 'answer'
          AND part.position = last_picture_position
        \(Self.listed) ORDER BY session.updated_at DESC, session.rowid DESC LIMIT ?
        """, [Value(limit ?? -1)]
      ) { row throws(LibraryError) in
        let turn = row.textIfAny("last_turn").map(TurnID.init(rawValue:))
        return StoredSession(
          summary: SessionSummary(
            session: try Session(row), turnCount: try row.integer("turn_count"),
            cost: Money(nanodollars: Int64(try row.integer("cost"))),
            lastTurn: turn.flatMap { last[$0] },
            lastPicture: row.textIfAny("blob") == nil ? nil : try Picture(row),
            lastPictureNumber: row.integerIfAny("last_picture_number").map { Int($0) }),
          failure: turn.flatMap { failures[$0] }, notice: turn.flatMap { notices[$0] })
      }
    }
  }

  /// The sessions a user's word may mean, newest first: `last`, an id, the first four or more
  /// digits of ids, or a title in upper or lower case.
  ///
  /// One in the trash is meant only by its whole id.
  package func find(_ name: String) throws(LibraryError) -> [Session] {
    if let session = try storedSession(SessionID(rawValue: name)) { return [session] }
    if name == "last" { return try newest().map { [$0] } ?? [] }
    let isPrefix = name.utf8.count >= 4
    let sessions = try connection.rows(
      "SELECT * FROM session WHERE trashed_at IS NULL ORDER BY updated_at DESC, rowid DESC"
    ) { row throws(LibraryError) in try Session(row) }
    let exact = sessions.filter { $0.title == name }
    let titled =
      exact.isEmpty
      ? sessions.filter { $0.title.caseInsensitiveCompare(name) == .orderedSame } : exact
    let prefix = name.lowercased()
    return sessions.filter { session in
      titled.contains { $0.id == session.id }
        || isPrefix && session.id.rawValue.hasPrefix(prefix)
    }
  }

  /// The session that was used last, of those that have a turn or a draft.
  package func newest() throws(LibraryError) -> Session? {
    try connection.rows(
      "SELECT * FROM session \(Self.listed) ORDER BY updated_at DESC, rowid DESC LIMIT 1"
    ) { row throws(LibraryError) in try Session(row) }.first
  }

  /// Which sessions are shown: an editor that was opened and closed leaves no trace.
  private static let listed = """
    WHERE trashed_at IS NULL
      AND (turn_count > 0 OR EXISTS (SELECT 1 FROM draft WHERE draft.session = session.id))
    """

  /// When the last of a number of listed sessions was used; nil if there are not so many.
  private func age(ofListed count: Int) throws(LibraryError) -> Double? {
    try connection.rows(
      "SELECT updated_at FROM session \(Self.listed) ORDER BY updated_at DESC LIMIT 1 OFFSET ?",
      [Value(max(0, count - 1))]
    ) { row throws(LibraryError) in try row.real("updated_at") }.first
  }

  func storedSession(_ id: SessionID) throws(LibraryError) -> Session? {
    try connection.rows("SELECT * FROM session WHERE id = ?", [.text(id.rawValue)]) {
      row throws(LibraryError) in try Session(row)
    }.first
  }

  /// Writes a session's own columns; two copies may have it open, so a title is never lost to one
  /// that does not know it, and the time never goes back.
  func putRow(_ session: Session) throws(LibraryError) {
    try connection.run(
      """
      INSERT INTO session
        (id, title, created_at, updated_at, model, size, aspect, includes_thoughts)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE
      SET title = CASE title WHEN '' THEN excluded.title ELSE title END,
        updated_at = max(updated_at, excluded.updated_at), model = excluded.model,
        size = excluded.size, aspect = excluded.aspect,
        includes_thoughts = excluded.includes_thoughts
      """,
      [
        .text(session.id.rawValue), .text(session.title), Value(session.createdAt),
        Value(session.updatedAt), .text(session.settings.model), Value(session.settings.size),
        Value(session.settings.aspect), Value(session.settings.includesThoughts),
      ])
  }
}
