package import Conversation
import Foundation
import Resilience

extension Library {
  /// Adds a session, or writes what changed: its time and settings, and a title if it had none.
  ///
  /// What the user says of it later is an ``Edit``.
  package func put(_ session: Session) throws(LibraryError) {
    try connection.write { () throws(LibraryError) in
      let before = try storedSession(session.id)
      try putRow(session)
      if before?.title != (try storedSession(session.id)?.title) { try index(session.id) }
    }
  }

  /// The session with an id.
  package func session(_ id: SessionID) throws(LibraryError) -> Session? {
    try storedSession(id)
  }

  /// The sessions that have a turn or a draft, newest first: all, or no more than `limit`.
  package func sessions(limit: Int? = nil) throws(LibraryError) -> [StoredSession] {
    try sessions(SearchQuery(""), limit: limit ?? .max).rows
  }

  /// The sessions a user's word may mean, newest first.
  ///
  /// It is `last`, an id, the first four or more digits of ids, or a title in upper or lower case.
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
