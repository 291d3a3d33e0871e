import Foundation

/// A year, a month or a day as it is typed: `2026`, `2026-10`, `2026-10-01`.
struct SearchDay: Hashable {
  let year: Int
  let month: Int?
  let day: Int?

  /// Answers nil for what is no date, or none yet.
  init?(_ text: String) {
    let figures = text.split(separator: "-", omittingEmptySubsequences: true).map { Int($0) }
    guard (1...3).contains(figures.count), let year = figures[0], (1970...9999).contains(year)
    else { return nil }
    let month = figures.count > 1 ? figures[1] ?? 0 : nil
    let day = figures.count > 2 ? figures[2] ?? 0 : nil
    guard month.map((1...12).contains) != false, day.map((1...31).contains) != false else {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Its first moment.
  func start(in zone: TimeZone) -> Date? {
    calendar(zone).date(from: DateComponents(year: year, month: month ?? 1, day: day ?? 1))
  }

  /// Its first moment, and the first one after it.
  func span(in zone: TimeZone) -> (Date?, Date?) {
    guard let start = start(in: zone) else { return (nil, nil) }
    let unit: Calendar.Component = day != nil ? .day : month != nil ? .month : .year
    return (start, calendar(zone).date(byAdding: unit, value: 1, to: start))
  }

  private func calendar(_ zone: TimeZone) -> Calendar {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    return calendar
  }
}
