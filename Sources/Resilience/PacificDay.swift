package import Foundation

/// The day by which the service counts requests: it begins at midnight in Los Angeles.
///
/// https://ai.google.dev/gemini-api/docs/rate-limits: "Requests per day (RPD) quotas reset at
/// midnight Pacific time."
package enum PacificDay {
  /// The start of the counting day that holds a time.
  package static func start(of date: Date) -> Date {
    calendar.startOfDay(for: date)
  }

  /// The next midnight in Los Angeles after a time: 23, 24 or 25 hours after the one before.
  package static func nextMidnight(after date: Date) -> Date {
    let start = start(of: date)
    // Noon of the next day exists on every day, whatever the clocks do in its first hours.
    let nextNoon = start.addingTimeInterval(36 * 3600)
    return calendar.startOfDay(for: nextNoon)
  }

  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    // Without the zone's data (a bare container) Pacific standard time is at most an hour off.
    calendar.timeZone =
      TimeZone(identifier: "America/Los_Angeles") ?? TimeZone(secondsFromGMT: -8 * 3600) ?? .gmt
    return calendar
  }()
}
