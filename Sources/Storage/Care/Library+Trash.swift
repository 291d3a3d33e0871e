package import Conversation
package import Foundation

/// The trash, and emptying it.
extension Library {
  /// The session that keeps what turns of deleted sessions cost and took of the limits.
  ///
  /// Caps, sums and statistics count them for good. It is never shown.
  package static let ledger = SessionID(rawValue: "0000000000000000")

  /// What went to the trash until a moment.
  package func trash(until moment: Date = .distantFuture) throws(LibraryError) -> Trash {
    try connection.read { () throws(LibraryError) in
      var entries = try connection.rows(
        """
        SELECT session.*, (SELECT count(*) FROM turn WHERE turn.session = session.id) AS turns
        FROM session WHERE trashed_at <= ? AND id <> ?
        """, [Value(moment), .text(Self.ledger.rawValue)]
      ) { row throws(LibraryError) in
        Trash.Entry(
          session: try Session(row), turns: try row.integer("turns"),
          trashedAt: try row.date("trashed_at"), isWhole: true)
      }
      entries += try connection.rows(
        """
        SELECT session.*, count(*) AS turns, max(annotation.trashed_at) AS turns_trashed_at
        \(Self.trashedTurns) GROUP BY session.id
        """, [Value(moment)]
      ) { row throws(LibraryError) in
        Trash.Entry(
          session: try Session(row), turns: try row.integer("turns"),
          trashedAt: try row.date("turns_trashed_at"), isWhole: false)
      }
      return Trash(entries: entries.sorted { $0.trashedAt > $1.trashedAt })
    }
  }

  /// Turns in the trash of sessions that are not; what waits or runs is not emptied.
  private static let trashedTurns = """
    FROM annotation JOIN turn ON turn.id = annotation.turn
      JOIN session ON session.id = turn.session
    WHERE annotation.trashed_at <= ? AND annotation.emptied_at IS NULL
      AND session.trashed_at IS NULL AND turn.state NOT IN ('pending', 'waiting')
    """

  /// Deletes what went to the trash until a moment; nothing of it comes back.
  ///
  /// Sessions go, but for those that are open somewhere. Of turns a shell stays that keeps the
  /// numbers of the pictures and the cost. Files go with ``sweep(_:olderThan:)``.
  package func emptyTrash(
    until moment: Date = .distantFuture, now: Date
  ) throws(LibraryError) -> Emptying {
    var emptying = Emptying()
    // Deleted words shall not stay in the file: https://www.sqlite.org/pragma.html#pragma_secure_delete
    try connection.script("PRAGMA secure_delete = ON")
    defer { try? connection.script("PRAGMA secure_delete = OFF") }
    for entry in try trash(until: moment).entries where entry.isWhole {
      if try delete(entry.session.id, until: moment, now: now) {
        emptying.sessions += 1
      } else {
        emptying.open += 1
      }
    }
    try connection.write { () throws(LibraryError) in
      let turns = try connection.rows(
        "SELECT turn.id, turn.session \(Self.trashedTurns)", [Value(moment)]
      ) { row throws(LibraryError) in
        (TurnID(rawValue: try row.text("id")), SessionID(rawValue: try row.text("session")))
      }
      for (turn, _) in turns { try makeShell(of: turn, now: now) }
      for (session, turns) in Dictionary(grouping: turns, by: \.1) {
        try forgetEdits(of: Set(turns.map(\.0)), in: session)
      }
      emptying.turns = turns.count
      try forgetGone(wholly: emptying.sessions + emptying.turns > 0)
    }
    // What is deleted stands in the log until that is written back; another copy may read it yet.
    try? connection.script("PRAGMA wal_checkpoint(TRUNCATE)")
    return emptying
  }

  /// Deletes a session, unless it is open somewhere or was taken out of the trash meanwhile.
  private func delete(
    _ session: SessionID, until moment: Date, now: Date
  ) throws(LibraryError) -> Bool {
    var lock: SessionLock?
    if let folder {
      lock = try SessionLock(session: session, in: folder)
      if lock == nil { return false }
    }
    defer { lock?.release() }
    return try connection.write { () throws(LibraryError) in
      guard let trashed = try storedSession(session)?.trashedAt, trashed <= moment else {
        return false
      }
      for turn in try loadTurns("turn.session = ?", [.text(session.rawValue)]) {
        try enter(turn, now: now)
      }
      try connection.run("DELETE FROM session WHERE id = ?", [.text(session.rawValue)])
      return true
    }
  }

  /// Writes a turn's cost and attempts to the ledger, under an id of its own: the session may come
  /// back from a backup.
  private func enter(_ turn: Turn, now: Date) throws(LibraryError) {
    let attempts = try connection.rows(
      "SELECT 1 FROM attempt WHERE turn = ? LIMIT 1", [.text(turn.id.rawValue)]
    ) { _ in true }
    guard turn.cost != nil || turn.atStake > .zero || !attempts.isEmpty else { return }
    if try storedSession(Self.ledger) == nil {
      try putRow(
        Session(
          id: Self.ledger, title: "", createdAt: now, updatedAt: now, settings: turn.settings))
      try write(.sessionTrash(of: Self.ledger, now))
    }
    let entry = TurnID.random()
    try connection.run(
      """
      INSERT INTO turn (id, session, created_at, model, size, aspect, includes_thoughts, state,
        answered_by, usage, cost, prices_of, at_stake, started_at, finished_at)
      SELECT ?, ?, created_at, model, size, aspect, includes_thoughts,
        CASE WHEN state IN ('pending', 'waiting') THEN 'cancelled' ELSE state END,
        answered_by, usage, cost, prices_of, at_stake, started_at, finished_at
      FROM turn WHERE id = ?
      """,
      [.text(entry.rawValue), .text(Self.ledger.rawValue), .text(turn.id.rawValue)])
    try connection.run(
      "UPDATE attempt SET turn = ?, failure = NULL WHERE turn = ?",
      [.text(entry.rawValue), .text(turn.id.rawValue)])
    try connection.run(
      "INSERT INTO annotation (turn, trashed_at, emptied_at) VALUES (?, ?, ?)",
      [.text(entry.rawValue), Value(now), Value(now)])
    try summarize(Self.ledger, withPictures: false)
  }

  /// Takes the words and files of a turn; its pictures' numbers, its cost and its place stay.
  private func makeShell(of id: TurnID, now: Date) throws(LibraryError) {
    let key = Value.text(id.rawValue)
    guard let turn = try loadTurns("turn.id = ?", [key]).first else { return }
    func shells(_ pictures: [Picture]) -> [Part] {
      pictures.map {
        Part.picture(
          Picture(
            blob: $0.blob, mimeType: $0.mimeType, width: $0.width, height: $0.height,
            byteCount: $0.byteCount))
      }
    }
    try connection.run("DELETE FROM part WHERE turn = ?", [key])
    try replaceParts(of: turn, .prompt, with: shells(turn.attachments))
    try replaceParts(of: turn, .answer, with: shells(turn.resultPictures))
    // A cancelled turn is neither sent along nor gone on from.
    try connection.run(
      """
      UPDATE turn SET state = 'cancelled', finish_reason = NULL, finish_message = NULL,
        waits_until = NULL, issuer_model = NULL, issuer_host = NULL, inclusion = 'automatic',
        request = NULL
      WHERE id = ?
      """, [key])
    try connection.run("UPDATE attempt SET failure = NULL WHERE turn = ?", [key])
    try connection.run(
      """
      UPDATE annotation SET is_starred = 0, label = NULL, note = NULL, emptied_at = ?
      WHERE turn = ?
      """, [Value(now), key])
  }

  /// Forgets the edits that say something of some turns: they cannot be undone any more.
  private func forgetEdits(
    of turns: Set<TurnID>, in session: SessionID
  ) throws(LibraryError) {
    let edits = try connection.rows(
      "SELECT id, steps FROM edit WHERE session = ?", [.text(session.rawValue)]
    ) { row throws(LibraryError) in
      let steps: [Edit.Step]? = try row.jsonIfAny("steps")
      return (Int64(try row.integer("id")), steps ?? [])
    }
    for (id, steps) in edits
    where steps.contains(where: { $0.after.turn.map(turns.contains) ?? false }) {
      try connection.run("DELETE FROM edit WHERE id = ?", [.integer(id)])
    }
  }
}
