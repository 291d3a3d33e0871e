package import Conversation
package import Foundation
package import Resilience

extension Library {
  /// Adds an attempt of a turn, or overwrites the one with its number.
  package func put(_ attempt: Attempt, of turn: TurnID) throws(LibraryError) {
    try connection.write { () throws(LibraryError) in try putRow(attempt, of: turn) }
  }

  func putRow(_ attempt: Attempt, of turn: TurnID) throws(LibraryError) {
    try connection.put(
      into: "attempt", key: ["turn", "number"],
      [
        "turn": .text(turn.rawValue), "number": Value(attempt.number),
        "model": .text(attempt.model), "answered_by": Value(attempt.answeredBy),
        "host": .text(attempt.host), "started_at": Value(attempt.startedAt),
        "finished_at": Value(attempt.finishedAt), "failure": try Value(json: attempt.failure),
        "category": Value(attempt.failure?.category.rawValue),
        "http_status": Value(attempt.failure?.httpStatus),
        "waited_after": Value(attempt.waitedAfter), "bytes_sent": Value(attempt.bytesSent),
        "bytes_received": Value(attempt.bytesReceived),
        "input_tokens": Value(attempt.inputTokens), "images": Value(attempt.images),
      ])
  }

  /// The attempts of all turns of a session, first to last; a turn without any has no entry.
  package func attempts(of session: SessionID) throws(LibraryError) -> [TurnID: [Attempt]] {
    var attempts: [TurnID: [Attempt]] = [:]
    try connection.rows(
      """
      SELECT attempt.* FROM turn CROSS JOIN attempt ON attempt.turn = turn.id
      WHERE turn.session = ? ORDER BY attempt.turn, attempt.number
      """, [.text(session.rawValue)]
    ) { row throws(LibraryError) in
      attempts[TurnID(rawValue: try row.text("turn")), default: []].append(try Attempt(row))
    }
    return attempts
  }

  /// The attempts of all sessions and all copies that began since a moment, oldest first.
  package func attempts(since start: Date) throws(LibraryError) -> [Attempt] {
    try connection.rows(
      "SELECT * FROM attempt WHERE started_at >= ? ORDER BY started_at", [Value(start)]
    ) { row throws(LibraryError) in try Attempt(row) }
  }

  /// Writes what a waiting turn waits for; nil when it waits no longer.
  package func setNotice(_ notice: RetryNotice?, of turn: TurnID) throws(LibraryError) {
    try connection.write { () throws(LibraryError) in
      guard let notice else { return try deleteNotice(of: turn) }
      try putRow(notice, of: turn)
    }
  }

  func putRow(_ notice: RetryNotice, of turn: TurnID) throws(LibraryError) {
    try connection.put(
      into: "retry_notice", key: ["turn"],
      [
        "turn": .text(turn.rawValue), "failure": try Value(json: notice.failure),
        "next_attempt": Value(notice.nextAttempt), "attempt_limit": Value(notice.attemptLimit),
        "until": Value(notice.until), "delay": Value(notice.delay),
        "is_server_delay": Value(notice.isServerDelay), "hold": try Value(json: notice.hold),
      ])
  }

  /// What the waiting turns of a session wait for.
  package func notices(of session: SessionID) throws(LibraryError) -> [TurnID: RetryNotice] {
    try loadNotices(
      "turn IN (SELECT id FROM turn WHERE session = ?)", [.text(session.rawValue)])
  }

  func loadNotices(
    _ condition: String, _ values: [Value]
  ) throws(LibraryError) -> [TurnID: RetryNotice] {
    var notices: [TurnID: RetryNotice] = [:]
    try connection.rows("SELECT * FROM retry_notice WHERE \(condition)", values) {
      row throws(LibraryError) in
      notices[TurnID(rawValue: try row.text("turn"))] = try RetryNotice(row)
    }
    return notices
  }

  func deleteNotice(of turn: TurnID) throws(LibraryError) {
    try connection.run("DELETE FROM retry_notice WHERE turn = ?", [.text(turn.rawValue)])
  }
}
