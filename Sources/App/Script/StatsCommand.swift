import ChatUI
import Conversation
import Foundation
import Resilience
import Storage

/// `plantain stats`: how the service did, by hour of the day; needs neither key nor service.
struct StatsCommand {
  let library: Library
  let setup: Setup
  let model: String
  let days: Int

  private nonisolated struct Hour: Encodable, Sendable {
    let hour: Int
    let attempts: Int
    let overloaded: Int
    /// Of one's own attempts; null in an hour without any.
    let share: Nullable<Double>
    let guideShare: Double
  }

  private nonisolated struct Report: Encodable, Sendable {
    let model: String
    let days: Int
    /// `own` or `guide`: which of the two speaks for the hours.
    let source: String
    let attempts: Int
    let answered: Int
    let retriesPerSuccess: Nullable<Double>
    let fallbackShare: Nullable<Double>
    let failures: [String: Int]
    let hoursUTC: [Hour]
    let seconds: Nullable<[Double]>
    let spentUSD: [String: Double]
    /// What requests may have taken besides whose outcome nobody knows.
    let possibleUSD: [String: Double]
    let totals: [Total]
  }

  private nonisolated struct Total: Encodable, Sendable {
    let day: String
    let model: String
    let turns: Int
    let pictures: Int
    let costUSD: Double
    let possibleUSD: Double
  }

  /// Prints the screen of the statistics as text, or one JSON object.
  func run(json: Bool, language: Language) async throws -> ExitCode {
    let report = try await StatisticsReport(of: model, days: days, from: library)
    if json {
      try Output.json(encodable(report))
    } else {
      var statistics = StatisticsState(report)
      for line in statistics.text(setup, language, now: Date()) { Output.line(line) }
      guard !report.totals.isEmpty else { return .done }
      statistics.isTotals = true
      Output.line("")
      for line in statistics.text(setup, language, now: Date()) { Output.line(line) }
    }
    return .done
  }

  private func encodable(_ report: StatisticsReport) -> Report {
    let attempts = report.attempts
    func sums(_ part: KeyPath<Spending.Amount, Money>) -> [String: Double] {
      Dictionary(
        uniqueKeysWithValues: zip(
          ["today", "week", "month"], report.spent.map { $0[keyPath: part].dollars }))
    }
    let hours = zip(attempts.hours(in: .gmt), setup.guide.shares).enumerated().map { hour, pair in
      Hour(
        hour: hour, attempts: pair.0.attempts, overloaded: pair.0.overloaded,
        share: Nullable(pair.0.attempts > 0 ? pair.0.rate : nil), guideShare: pair.1)
    }
    return Report(
      model: report.model, days: report.days, source: attempts.isEnough ? "own" : "guide",
      attempts: attempts.attempts, answered: attempts.answered,
      retriesPerSuccess: Nullable(attempts.retriesPerSuccess),
      fallbackShare: Nullable(attempts.divertedShare),
      failures: Dictionary(
        uniqueKeysWithValues: attempts.failures.map { ($0.key.rawValue, $0.value) }),
      hoursUTC: hours, seconds: Nullable(report.seconds),
      spentUSD: sums(\.known), possibleUSD: sums(\.possible),
      totals: report.totals.map {
        Total(
          day: $0.day, model: $0.model, turns: $0.turns, pictures: $0.pictures,
          costUSD: $0.spent.known.dollars, possibleUSD: $0.spent.possible.dollars)
      })
  }
}
