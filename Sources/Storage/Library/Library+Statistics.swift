import Conversation
package import Foundation
package import Resilience

extension Library {
  /// How a model did since a moment: of all sessions and all copies.
  package func health(of model: String, since start: Date) throws(LibraryError) -> HealthReading {
    let reading = try connection.rows(
      """
      SELECT count(*) AS attempts, count(*) FILTER (WHERE http_status = 503) AS overloaded
      FROM attempt WHERE finished_at >= ? AND model = ?
      """, [Value(start), .text(model)]
    ) { row throws(LibraryError) in
      HealthReading(
        attempts: try row.integer("attempts"), overloaded: try row.integer("overloaded"))
    }
    return reading.first ?? HealthReading()
  }

  /// What became of a model's attempts that were sent since a moment, and have ended.
  package func statistics(
    of model: String, since start: Date
  ) throws(LibraryError) -> AttemptStatistics {
    try connection.read { () throws(LibraryError) in
      var statistics = AttemptStatistics()
      let values = [Value(start), .text(model)]
      let ended = "FROM attempt WHERE started_at >= ? AND model = ? AND finished_at IS NOT NULL"
      try connection.rows(
        """
        SELECT category, count(*) AS attempts, count(*) FILTER (WHERE number > 1) AS retries
        \(ended) GROUP BY category
        """, values
      ) { row throws(LibraryError) in
        let count = try row.integer("attempts")
        statistics.attempts += count
        statistics.retries += try row.integer("retries")
        if let category = row.textIfAny("category") {
          FailureCategory(rawValue: category).map { statistics.failures[$0] = count }
        } else {
          statistics.answered = count
        }
      }
      let length = AttemptStatistics.Slot.length
      statistics.slots = try connection.rows(
        """
        SELECT CAST(floor(started_at / \(length)) AS INTEGER) AS slot, count(*) AS attempts,
          count(*) FILTER (WHERE http_status = 503) AS overloaded
        \(ended) GROUP BY slot ORDER BY slot
        """, values
      ) { row throws(LibraryError) in
        AttemptStatistics.Slot(
          start: Date(
            timeIntervalSinceReferenceDate: Double(try row.integer("slot")) * length),
          reading: HealthReading(
            attempts: try row.integer("attempts"), overloaded: try row.integer("overloaded")))
      }
      try countDiverted(from: model, since: start, in: &statistics)
      return statistics
    }
  }

  /// Counts the turns that asked for a model, and those of them that went to another.
  private func countDiverted(
    from model: String, since start: Date, in statistics: inout AttemptStatistics
  ) throws(LibraryError) {
    try connection.rows(
      """
      SELECT count(*) AS turns, count(diverted) AS diverted, max(diverted) AS last FROM (
        SELECT max(attempt.started_at) FILTER (WHERE attempt.model <> turn.model) AS diverted
        FROM attempt JOIN turn ON turn.id = attempt.turn
        WHERE attempt.started_at >= ? AND turn.model = ? GROUP BY turn.id)
      """, [Value(start), .text(model)]
    ) { row throws(LibraryError) in
      statistics.turns = try row.integer("turns")
      statistics.diverted = try row.integer("diverted")
      statistics.lastDiverted = row.dateIfAny("last")
    }
  }

  /// How long an answer takes: the 10th and the 90th percentile, in seconds, of the last fifty
  /// answers of a model at a size; nil before there are five.
  package func typicalSeconds(model: String, size: String?) throws(LibraryError) -> [Double]? {
    try seconds("AND size IS ?", [.text(model), Value(size)], percentiles: [0.1, 0.9])
  }

  /// The same at all sizes together, with the middle between the two.
  package func typicalSeconds(model: String) throws(LibraryError) -> [Double]? {
    try seconds("", [.text(model)], percentiles: [0.1, 0.5, 0.9])
  }

  private func seconds(
    _ condition: String, _ values: [Value], percentiles: [Double]
  ) throws(LibraryError) -> [Double]? {
    let seconds = try connection.rows(
      """
      SELECT finished_at - started_at AS seconds FROM turn
      WHERE state = 'answered' AND model = ? \(condition)
        AND finished_at IS NOT NULL AND started_at IS NOT NULL
      ORDER BY finished_at DESC LIMIT 50
      """, values
    ) { row throws(LibraryError) in try row.real("seconds") }.sorted()
    guard seconds.count >= 5 else { return nil }
    return percentiles.map { seconds[Int((Double(seconds.count - 1) * $0).rounded())] }
  }
}
