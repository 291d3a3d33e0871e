package import Conversation
package import Foundation
import Screen

/// The statistics: of which model, of how many days, by which clock.
package struct StatisticsState: Sendable, Equatable {
  /// The periods that can be chosen, in days.
  package static let periods = [1, 7, 30]

  package private(set) var model: String
  package private(set) var days = 7
  package var isUTC = false
  /// Whether days and models are summed up, in place of the hours.
  package var isTotals = false
  /// How many rows of the sums are scrolled away.
  package var scroll = 0
  /// What the library answered for them; nil until it has.
  package var report: StatisticsReport?

  package init(model: String) {
    self.model = model
  }

  /// The statistics of a report that is there already.
  package init(_ report: StatisticsReport) {
    model = report.model
    days = report.days
    self.report = report
  }

  /// The screen as lines of text, 80 columns wide.
  package func text(_ setup: Setup, _ language: Language, now: Date) -> [String] {
    let preferences = Preferences(
      language: language, defaults: GenerationSettings(model: model))
    let rows = report?.totals.count ?? 0
    var state = AppState(
      setup: setup, preferences: preferences,
      size: Size(columns: 80, rows: isTotals ? max(24, rows + 5) : 24), now: now)
    state.sheet = .statistics(self)
    let cells = RootView(state).draw(state.size).cells
    // The last row is the status bar.
    let lines = (0..<state.size.rows - 1).map { row in
      String(
        (0..<cells.size.columns).map { cells[$0, row].text }.joined()
          .reversed().drop { $0 == " " }.reversed())
    }
    return Array(lines.reversed().drop(while: \.isEmpty).reversed())
  }

  /// Another period; the shortest and the longest are the ends.
  package mutating func changePeriod(by step: Int) {
    scroll = 0
    let periods = Self.periods
    let place = (periods.firstIndex(of: days) ?? 0) + step
    days = periods[max(0, min(periods.count - 1, place))]
    report = nil
  }

  /// The next model of the table that the service has.
  package mutating func changeModel(_ models: ModelTable) {
    let live = models.models.filter(\.isLive).map(\.id)
    guard let first = live.first else { return }
    let place = live.firstIndex(of: model)
    model = place.map { live[($0 + 1) % live.count] } ?? first
    report = nil
  }
}
