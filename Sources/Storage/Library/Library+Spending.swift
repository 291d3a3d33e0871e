package import Conversation
package import Foundation
package import Resilience

/// What was spent, and the caps that hold it: one count for all copies.
extension Library {
  /// What all turns spent that ended since a moment, or began since and have not ended.
  package func spent(since start: Date) throws(LibraryError) -> Spending.Amount {
    try spent(
      """
      coalesce(finished_at, started_at, created_at) >= ? AND (cost IS NOT NULL OR at_stake <> 0)
      """, Value(start))
  }

  /// What a session has spent, and all sessions since the day began.
  package func spending(
    of session: SessionID, since day: Date
  ) throws(LibraryError) -> Spending {
    try connection.read { () throws(LibraryError) in try readSpending(of: session, since: day) }
  }

  /// Writes how a turn stands as an attempt begins, and the attempt, which takes the place that
  /// the turn's notice held.
  ///
  /// What the attempt may cost is put at the turn's stake in the same transaction, so that no other
  /// copy can spend it; where a cap forbids it, nothing is, and the request must not go.
  ///
  /// - Parameters:
  ///   - attempt: The attempt as it begins.
  ///   - turn: Its turn, as it stands from now on.
  ///   - cost: The most the request takes; zero for one that is not sent.
  ///   - caps: What may be spent.
  ///   - day: When the day of the caps began.
  /// - Returns: the cap that forbids it, and the one it brings near its end.
  /// - Throws: ``LibraryError`` when nothing could be written; then nothing may be sent.
  package func begin(
    _ attempt: Attempt, of turn: Turn, staking cost: Money = .zero,
    within caps: SpendingCaps = SpendingCaps(), since day: Date = .distantPast
  ) throws(LibraryError) -> (overrun: Overrun?, nearing: CapUse?) {
    try connection.write { () throws(LibraryError) in
      var turn = turn
      var overrun: Overrun?
      var nearing: CapUse?
      if !caps.isEmpty, cost > .zero {
        let spending = try readSpending(of: turn.session, since: day)
        overrun = turn.passesCaps ? nil : caps.overrun(by: cost, after: spending)
        nearing = caps.nearing(by: cost, after: spending)
      }
      if overrun == nil { turn.atStake += cost }
      try updateRows(of: turn)
      try putRow(attempt, of: turn.id)
      return (overrun, overrun == nil ? nearing : nil)
    }
  }

  /// What was drawn and spent since a moment, by day and model, the newest day first; turns in the
  /// trash count, since they were paid for.
  package func totals(since start: Date) throws(LibraryError) -> [DayTotal] {
    try connection.rows(
      """
      SELECT date(coalesce(finished_at, started_at, created_at) + 978307200, 'unixepoch', 'localtime')
          AS day, coalesce(answered_by, model) AS drawn_by, count(*) AS turns,
        sum((SELECT count(*) FROM part WHERE part.turn = turn.id AND part.side = 'answer'
             AND part.kind = 'picture' AND NOT part.thought)) AS pictures,
        coalesce(sum(cost), 0) AS known, sum(at_stake) AS possible
      FROM turn WHERE coalesce(finished_at, started_at, created_at) >= ?
      GROUP BY day, drawn_by ORDER BY day DESC, known DESC, drawn_by
      """, [Value(start)]
    ) { row throws(LibraryError) in
      DayTotal(
        day: try row.text("day"), model: try row.text("drawn_by"),
        turns: try row.integer("turns"), pictures: try row.integer("pictures"),
        spent: Spending.Amount(
          known: Money(nanodollars: Int64(try row.integer("known"))),
          possible: Money(nanodollars: Int64(try row.integer("possible")))))
    }
  }

  private func readSpending(
    of session: SessionID, since day: Date
  ) throws(LibraryError) -> Spending {
    Spending(
      session: try spent("session = ?", .text(session.rawValue)), day: try spent(since: day))
  }

  private func spent(
    _ condition: String, _ value: Value
  ) throws(LibraryError) -> Spending.Amount {
    try connection.rows(
      """
      SELECT coalesce(sum(cost), 0) AS known, coalesce(sum(at_stake), 0) AS possible
      FROM turn WHERE \(condition)
      """, [value]
    ) { row throws(LibraryError) in
      Spending.Amount(
        known: Money(nanodollars: Int64(try row.integer("known"))),
        possible: Money(nanodollars: Int64(try row.integer("possible"))))
    }.first ?? Spending.Amount()
  }
}
