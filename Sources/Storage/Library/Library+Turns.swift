package import Conversation
import Foundation
import Resilience

extension Library {
  /// Adds a turn to a session, and the session if it is new: before the first byte is sent.
  ///
  /// A session that has no title, here and in the library, gets one from the prompt; one in the
  /// trash comes back. Blobs the turn names must be stored before.
  ///
  /// - Returns: the session as it is stored now.
  @discardableResult
  package func commit(_ turn: Turn, session: Session) throws(LibraryError) -> Session {
    try connection.write { () throws(LibraryError) in
      var session = session
      if session.title.isEmpty {
        session.title = try storedSession(session.id)?.title ?? ""
        if session.title.isEmpty { session.title = Session.title(from: turn) }
      }
      session.updatedAt = max(session.updatedAt, turn.createdAt)
      let withPictures = try hasPictures(turn)
      try putRow(session)
      let comesBack =
        try connection.run(
          "UPDATE session SET trashed_at = NULL WHERE id = ? AND trashed_at IS NOT NULL",
          [.text(session.id.rawValue)]) > 0
      try connection.put(into: "turn", key: ["id"], try turn.columns())
      try replaceParts(of: turn, .prompt, with: turn.prompt)
      try replaceParts(of: turn, .answer, with: turn.answer)
      try summarize(turn.session, withPictures: withPictures)
      if comesBack { try index(session.id) } else { try index(turn.id) }
      return try storedSession(session.id) ?? session
    }
  }

  /// Writes how a turn stands now, with all of its answer; its prompt stays as it was committed.
  ///
  /// The notice of a turn that waits no longer goes.
  ///
  /// - Throws: ``LibraryError/Code/notFound`` for a turn that was never committed.
  package func update(_ turn: Turn) throws(LibraryError) {
    try connection.write { () throws(LibraryError) in try updateRows(of: turn) }
  }

  func updateRows(of turn: Turn) throws(LibraryError) {
    guard
      try !connection.rows("SELECT 1 FROM turn WHERE id = ?", [.text(turn.id.rawValue)], { _ in })
        .isEmpty
    else { throw LibraryError(.notFound, "The turn \(turn.id) is not in the library.") }
    let withPictures = try hasPictures(turn)
    try connection.put(into: "turn", key: ["id"], try turn.columns())
    try replaceParts(of: turn, .answer, with: turn.answer)
    if turn.state != .waiting { try deleteNotice(of: turn.id) }
    try connection.run(
      "UPDATE session SET updated_at = max(updated_at, ?) WHERE id = ?",
      [Value(turn.finishedAt ?? turn.createdAt), .text(turn.session.rawValue)])
    try summarize(turn.session, withPictures: withPictures)
    try index(turn.id)
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

  /// Gives parts, sorted by turn and place, to the turns they belong to.
  func attach(_ parts: [PartRow], to turns: inout [Turn]) {
    let positions = Dictionary(uniqueKeysWithValues: zip(turns.map(\.id), turns.indices))
    var current: (turn: TurnID, position: Int?)?
    for row in parts {
      if current?.turn != row.turn { current = (row.turn, positions[row.turn]) }
      guard let position = current?.position else { continue }
      switch row.side {
      case .prompt: turns[position].prompt.append(row.part)
      case .answer: turns[position].answer.append(row.part)
      }
    }
  }

  func replaceParts(
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

  /// Writes the columns of a session that are derived from its turns: of those in the trash the
  /// money and the numbers count.
  ///
  /// The newest result and its number change only with the pictures of an answer; finding them
  /// takes all turns, so `withPictures` tells whether there is need.
  func summarize(
    _ session: SessionID, withPictures: Bool
  ) throws(LibraryError) {
    let id = Value.text(session.rawValue)
    try connection.run(
      """
      UPDATE session
      SET turn_count = (SELECT count(*) FROM turn WHERE turn.session = session.id AND \(Self.live)),
        cost = (SELECT coalesce(sum(turn.cost), 0) FROM turn WHERE turn.session = session.id),
        last_turn = (SELECT turn.id FROM turn WHERE turn.session = session.id AND \(Self.live)
                     ORDER BY turn.created_at DESC, turn.rowid DESC LIMIT 1)
      WHERE id = ?
      """, [id])
    guard withPictures else { return }
    let turns = try loadTurns("turn.session = ?", [id])
    let trashed = try trashedTurns(of: session)
    let last = PictureNumbers(turns).entries.last {
      !$0.isAttachment && !trashed.contains($0.turn)
    }
    let position = turns.last { $0.id == last?.turn }?.answer
      .lastIndex { $0.picture == last?.picture }
    try connection.run(
      """
      UPDATE session
      SET last_picture_turn = ?, last_picture_position = ?, last_picture_number = ? WHERE id = ?
      """, [Value(last?.turn.rawValue), Value(position), Value(last?.number), id])
  }

  /// Whether a turn is not in the trash.
  private static let live = """
    NOT EXISTS (SELECT 1 FROM annotation WHERE annotation.turn = turn.id
                AND annotation.trashed_at IS NOT NULL)
    """

  /// Whether a turn's answer, as it is stored or as it will be, holds a picture.
  private func hasPictures(_ turn: Turn) throws(LibraryError) -> Bool {
    if turn.answer.contains(where: { $0.picture != nil }) { return true }
    let stored = try connection.rows(
      "SELECT 1 FROM part WHERE turn = ? AND side = 'answer' AND kind = 'picture' LIMIT 1",
      [.text(turn.id.rawValue)]
    ) { _ in true }
    return !stored.isEmpty
  }
}
