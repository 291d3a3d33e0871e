import Conversation
import Foundation
import Resilience

/// What can be said of the database alone.
extension Library {
  /// Everything that is not as it must be; with `repairing`, derived columns are written anew.
  func examine(repairing: Bool) throws(LibraryError) -> [Finding] {
    var findings = try connection.rows("PRAGMA integrity_check") { row throws(LibraryError) in
      try row.text("integrity_check")
    }.filter { $0 != "ok" }.map { Finding(.database, "plantain.sqlite", $0) }
    // What a damaged file says of its rows is not worth telling.
    guard findings.isEmpty else { return findings }
    findings += try connection.danglingRows() + misplacedTurns() + missingParts()
    for session in try everySession() {
      findings += try examine(session, repairing: repairing)
    }
    return findings
  }

  /// The blobs that something names.
  func examinedReferences() throws(LibraryError) -> [BlobID: BlobUse] {
    try connection.references()
  }

  /// How many sessions and turns there are.
  func examinedCounts() throws(LibraryError) -> (sessions: Int, turns: Int) {
    try connection.counts()
  }

  private func everySession() throws(LibraryError) -> [SessionID] {
    try connection.rows("SELECT id FROM session ORDER BY id") { row throws(LibraryError) in
      SessionID(rawValue: try row.text("id"))
    }
  }

  /// Turns that hang on a turn of another session, or in a ring.
  private func misplacedTurns() throws(LibraryError) -> [Finding] {
    let strangers = try connection.rows(
      """
      SELECT turn.id FROM turn JOIN turn AS parent ON parent.id = turn.parent
      WHERE parent.session <> turn.session ORDER BY turn.id
      """
    ) { row throws(LibraryError) in try row.text("id") }
    let rings = try connection.rows(
      """
      WITH RECURSIVE reached (id) AS (
        SELECT id FROM turn WHERE parent IS NULL OR parent NOT IN (SELECT id FROM turn)
        UNION SELECT turn.id FROM reached JOIN turn ON turn.parent = reached.id)
      SELECT id FROM turn WHERE id NOT IN (SELECT id FROM reached) ORDER BY id
      """
    ) { row throws(LibraryError) in try row.text("id") }
    return strangers.map { Finding(.tree, $0, "The turn continues one of another session.") }
      + rings.map { Finding(.tree, $0, "The turn is its own ancestor.") }
  }

  private func missingParts() throws(LibraryError) -> [Finding] {
    try connection.rows(
      """
      SELECT turn, side FROM part GROUP BY turn, side
      HAVING count(*) <> max(position) + 1 OR min(position) <> 0 ORDER BY turn, side
      """
    ) { row throws(LibraryError) in
      Finding(.part, try row.text("turn"), "A part of its \(try row.text("side")) is missing.")
    }
  }

  /// Reads all of a session, and compares what is derived from it.
  private func examine(
    _ session: SessionID, repairing: Bool
  ) throws(LibraryError) -> [Finding] {
    do throws(LibraryError) {
      try readAll(of: session)
      var finding: Finding?
      try connection.attempt { () throws(LibraryError) in
        let before = try derivedColumns(of: session)
        try summarize(session, withPictures: true)
        let wrong = zip(before, try derivedColumns(of: session)).filter { $0 != $1 }
        guard !wrong.isEmpty else { return false }
        let list = wrong.map { "\($0) instead of \($1)" }.joined(separator: ", ")
        finding = Finding(
          .summary, session.rawValue, "The session's sums are not those of its turns: \(list).",
          remedy: "writes them anew")
        finding?.isRepaired = repairing
        return repairing
      }
      return finding.map { [$0] } ?? []
    } catch {
      guard error.code == .damaged else { throw error }
      return [Finding(.unreadable, session.rawValue, error.message)]
    }
  }

  private func readAll(of session: SessionID) throws(LibraryError) {
    _ = try storedSession(session)
    _ = try turns(of: session)
    _ = try attempts(of: session)
    _ = try notices(of: session)
    _ = try annotations(of: session)
    _ = try draft(of: session)
  }

  /// The columns that ``summarize(_:withPictures:)`` writes, in words.
  private func derivedColumns(of session: SessionID) throws(LibraryError) -> [String] {
    let names = [
      "turn_count", "cost", "last_turn", "last_picture_turn", "last_picture_position",
      "last_picture_number",
    ]
    return try connection.rows(
      "SELECT \(names.joined(separator: ", ")) FROM session WHERE id = ?",
      [.text(session.rawValue)]
    ) { row in names.map { "\($0) \(row.textIfAny($0) ?? "none")" } }.first ?? []
  }
}
