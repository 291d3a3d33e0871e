import Conversation
import Screen

/// Opening the statistics, and their keys.
extension AppState {
  mutating func openStatistics() -> [Effect] {
    load(StatisticsState(model: settings.model))
  }

  /// Keeps a report where it is of use: 30 days for the quiet hours, any for the open statistics.
  mutating func take(_ report: StatisticsReport) {
    if report.days == 30 { records[report.model] = report.attempts }
    guard case .statistics(var statistics) = sheet, statistics.model == report.model,
      statistics.days == report.days
    else { return }
    statistics.report = report
    sheet = .statistics(statistics)
  }

  mutating func handle(_ key: KeyEvent, in statistics: StatisticsState) -> [Effect] {
    var statistics = statistics
    switch (key.key, key.modifiers) {
    case (.left, []): statistics.changePeriod(by: -1)
    case (.right, []): statistics.changePeriod(by: 1)
    case (.character("m"), []): statistics.changeModel(setup.models)
    case (.character("z"), []):
      statistics.isUTC.toggle()
      sheet = .statistics(statistics)
      return []
    case (.character("t"), []):
      statistics.isTotals.toggle()
      statistics.scroll = 0
      sheet = .statistics(statistics)
      return []
    case (.down, []), (.character("j"), []), (.up, []), (.character("k"), []):
      let step = key.key == .down || key.key == .character("j") ? 1 : -1
      let rows = statistics.report?.totals.count ?? 0
      statistics.scroll = max(0, min(rows - 1, statistics.scroll + step))
      sheet = .statistics(statistics)
      return []
    default:
      guard let command = Keymap.standard.letter(key) else { return [] }
      sheet = nil
      return command == .statistics ? [] : perform(command)
    }
    return load(statistics)
  }

  private mutating func load(_ statistics: StatisticsState) -> [Effect] {
    sheet = .statistics(statistics)
    return [.readStatistics(statistics.model, days: statistics.days)]
  }
}
