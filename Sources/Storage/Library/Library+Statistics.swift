package import Conversation
package import Foundation
package import Resilience

extension Library {
  /// How the service did since a moment: of all sessions and all copies.
  package func health(since start: Date) throws(LibraryError) -> HealthReading {
    let reading = try connection.rows(
      """
      SELECT count(*) AS attempts, count(*) FILTER (WHERE http_status = 503) AS overloaded
      FROM attempt WHERE finished_at >= ?
      """, [Value(start)]
    ) { row throws(LibraryError) in
      HealthReading(
        attempts: try row.integer("attempts"), overloaded: try row.integer("overloaded"))
    }
    return reading.first ?? HealthReading(attempts: 0, overloaded: 0)
  }

  /// What all turns that ended since a moment cost.
  package func spent(since start: Date) throws(LibraryError) -> Money {
    let sums = try connection.rows(
      """
      SELECT coalesce(sum(cost), 0) AS cost FROM turn
      WHERE coalesce(finished_at, created_at) >= ? AND cost IS NOT NULL
      """, [Value(start)]
    ) { row throws(LibraryError) in Int64(try row.integer("cost")) }
    return Money(nanodollars: sums.first ?? 0)
  }

  /// How long an answer takes: the 10th and the 90th percentile, in seconds, of the last fifty
  /// answers of a model at a size; nil before there are five.
  package func typicalSeconds(model: String, size: String?) throws(LibraryError) -> [Double]? {
    let seconds = try connection.rows(
      """
      SELECT finished_at - started_at AS seconds FROM turn
      WHERE state = 'answered' AND model = ? AND size IS ?
        AND finished_at IS NOT NULL AND started_at IS NOT NULL
      ORDER BY finished_at DESC LIMIT 50
      """, [.text(model), Value(size)]
    ) { row throws(LibraryError) in try row.real("seconds") }.sorted()
    guard seconds.count >= 5 else { return nil }
    return [0.1, 0.9].map { seconds[Int((Double(seconds.count - 1) * $0).rounded())] }
  }
}
