import ChatUI
import Conversation
import Foundation
import Resilience
import Storage

extension StatisticsReport {
  /// Reads what the library knows of a model; days and months begin by the local clock.
  ///
  /// - Throws: `LibraryError`.
  init(of model: String, days: Int, from library: Library, now: Date = Date()) async throws {
    let calendar = Calendar.current
    let month = calendar.dateInterval(of: .month, for: now)?.start ?? now
    var spent: [Spending.Amount] = []
    for start in [calendar.startOfDay(for: now), now.addingTimeInterval(-7 * 86400), month] {
      spent.append(try await library.spent(since: start))
    }
    self.init(
      model: model, days: days,
      attempts: try await library.statistics(
        of: model, since: now.addingTimeInterval(-Double(days) * 86400)),
      seconds: try await library.typicalSeconds(model: model), spent: spent,
      totals: try await library.totals(since: now.addingTimeInterval(-Double(days) * 86400)))
  }
}
