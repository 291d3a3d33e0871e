package import Conversation
import Foundation

extension Library {
  /// Adds a turn to a session, and the session if it is new: before the first byte is sent.
  ///
  /// A session without a title gets one from the prompt. Blobs the turn names must be stored before.
  ///
  /// - Returns: the session as it is stored now.
  @discardableResult
  package func commit(_ turn: Turn, session: Session) throws(LibraryError) -> Session {
    try connection.write { () throws(LibraryError) in
      var session = session
      if session.title.isEmpty { session.title = Session.title(from: turn) }
      session.updatedAt = max(session.updatedAt, turn.createdAt)
      try putRow(session)
      try connection.put(into: "turn", key: ["id"], try turn.columns())
      try replaceParts(of: turn, .prompt, with: turn.prompt)
      try replaceParts(of: turn, .answer, with: turn.answer)
      try summarize(turn.session)
      return try storedSession(session.id) ?? session
    }
  }

  /// Writes how a turn stands now, with all of its answer; its prompt stays as it was committed.
  ///
  /// The notice of a turn that waits no longer goes.
  ///
  /// - Throws: ``LibraryError/Code/notFound`` for a turn that was never committed.
  package func update(_ turn: Turn) throws(LibraryError) {
    try connection.write { () throws(LibraryError) in
      guard
        try !connection.rows("SELECT 1 FROM turn WHERE id = ?", [.text(turn.id.rawValue)], { _ in })
          .isEmpty
      else { throw LibraryError(.notFound, "The turn \(turn.id) is not in the library.") }
      try connection.put(into: "turn", key: ["id"], try turn.columns())
      try replaceParts(of: turn, .answer, with: turn.answer)
      if turn.state != .waiting { try deleteNotice(of: turn.id) }
      try connection.run(
        "UPDATE session SET updated_at = max(updated_at, ?) WHERE id = ?",
        [Value(turn.finishedAt ?? turn.createdAt), .text(turn.session.rawValue)])
      try summarize(turn.session)
    }
  }

  /// All turns of a session, oldest first, with their parts.
  package func turns(of session: SessionID) throws(LibraryError) -> [Turn] {
    try connection.read { () throws(LibraryError) in
      try loadTurns("turn.session = ?", [.text(session.rawValue)])
    }
  }

  /// The turn with an id.
  package func turn(_ id: TurnID) throws(LibraryError) -> Turn? {
    try connection.read { () throws(LibraryError) in
      try loadTurns("turn.id = ?", [.text(id.rawValue)]).first
    }
  }

  /// The turns a user's word may mean: an id, or the first four or more digits of ids.
  package func findTurns(_ name: String) throws(LibraryError) -> [Turn] {
    let name = name.lowercased()
    guard name.utf8.count >= 4, name.isHexadecimal(name.utf8.count) else { return [] }
    return try connection.read { () throws(LibraryError) in
      try loadTurns("turn.id >= ? AND turn.id < ?", [.text(name), .text(name + "g")])
    }
  }

  /// Sets the turns of a session that are still pending to interrupted.
  ///
  /// The caller holds the session's lock, so the program that sent them is gone.
  ///
  /// - Returns: how many there were.
  @discardableResult
  package func interruptOrphans(of session: SessionID) throws(LibraryError) -> Int {
    try connection.run(
      "UPDATE turn SET state = ? WHERE session = ? AND state = 'pending'",
      [.text(TurnState.interrupted.rawValue), .text(session.rawValue)])
  }

  /// Does ``interruptOrphans(of:)`` for all sessions that no process drives.
  @discardableResult
  package func interruptOrphans() throws(LibraryError) -> Int {
    let sessions = try connection.rows(
      "SELECT DISTINCT session FROM turn WHERE state = 'pending'"
    ) { row throws(LibraryError) in SessionID(rawValue: try row.text("session")) }
    var count = 0
    for session in sessions {
      guard let folder else {
        count += try interruptOrphans(of: session)
        continue
      }
      guard let lock = try SessionLock(session: session, in: folder) else { continue }
      defer { lock.release() }
      count += try interruptOrphans(of: session)
    }
    return count
  }

  /// The turns a condition chooses, oldest first; within a transaction.
  func loadTurns(_ condition: String, _ values: [Value]) throws(LibraryError) -> [Turn] {
    var turns = try connection.rows(
      "SELECT turn.* FROM turn WHERE \(condition) ORDER BY turn.created_at, turn.rowid", values
    ) { row throws(LibraryError) in try Turn(row) }
    let parts = try connection.rows(
      """
      SELECT part.* FROM turn CROSS JOIN part ON part.turn = turn.id WHERE \(condition)
      ORDER BY part.turn, part.side, part.position
      """, values
    ) { row throws(LibraryError) in try PartRow(row) }
    attach(parts, to: &turns)
    return turns
  }

  /// Gives parts, in their order, to the turns they belong to.
  func attach(_ parts: [PartRow], to turns: inout [Turn]) {
    let positions = Dictionary(uniqueKeysWithValues: zip(turns.map(\.id), turns.indices))
    for row in parts {
      guard let position = positions[row.turn] else { continue }
      switch row.side {
      case .prompt: turns[position].prompt.append(row.part)
      case .answer: turns[position].answer.append(row.part)
      }
    }
  }

  private func replaceParts(
    of turn: Turn, _ side: Side, with parts: [Part]
  ) throws(LibraryError) {
    try connection.run(
      "DELETE FROM part WHERE turn = ? AND side = ? AND position >= ?",
      [.text(turn.id.rawValue), .text(side.rawValue), Value(parts.count)])
    for (position, part) in parts.enumerated() {
      try connection.put(
        into: "part", key: ["turn", "side", "position"],
        part.columns(turn: turn.id, side: side, position: position))
    }
  }

  /// Writes the columns of a session that are derived from its turns.
  private func summarize(_ session: SessionID) throws(LibraryError) {
    let turns = try loadTurns("turn.session = ?", [.text(session.rawValue)])
    let last = PictureNumbers(turns).entries.last { !$0.isAttachment }
    try connection.run(
      """
      UPDATE session
      SET turn_count = ?, cost = ?, last_turn = ?, last_picture = ?, last_picture_number = ?
      WHERE id = ?
      """,
      [
        Value(turns.count), Value(turns.reduce(.zero) { $0 + ($1.cost ?? .zero) }.nanodollars),
        Value(turns.last?.id.rawValue), try Value(json: last?.picture), Value(last?.number),
        .text(session.rawValue),
      ])
  }
}
