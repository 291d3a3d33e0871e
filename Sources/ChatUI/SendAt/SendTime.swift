package import Foundation

/// A time that a turn is to be sent at, as the user types it: `14:30`, `+2h`, `+1h30m`, `quiet`.
package enum SendTime: Hashable, Sendable {
  /// The next time the local clock shows it.
  case clock(hour: Int, minute: Int)
  /// Seconds from now on.
  case later(Double)
  /// When the quiet hours begin.
  case quiet

  /// Reads a time; nil for anything else, and for more than seven days.
  package init?(_ text: String) {
    let text = text.lowercased()
    if text == "quiet" || text == "安静" {
      self = .quiet
    } else if let clock = text.wholeMatch(of: /(\d{1,2}):(\d\d)/) {
      guard let hour = Int(clock.1), let minute = Int(clock.2), hour < 24, minute < 60 else {
        return nil
      }
      self = .clock(hour: hour, minute: minute)
    } else if let later = text.wholeMatch(of: /\+(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,5})s)?/) {
      let units = [(later.1, 3600.0), (later.2, 60), (later.3, 1)]
      let seconds = units.reduce(0) { $0 + ($1.0.flatMap { Double($0) } ?? 0) * $1.1 }
      guard seconds > 0, seconds <= 7 * 86400 else { return nil }
      self = .later(seconds)
    } else {
      return nil
    }
  }

  /// The moment it means; `quiet` begins the quiet hours.
  package func date(after now: Date, in zone: TimeZone, quiet: Date) -> Date {
    switch self {
    case .later(let seconds): return now.addingTimeInterval(seconds)
    case .quiet: return quiet
    case .clock(let hour, let minute):
      var calendar = Calendar(identifier: .gregorian)
      calendar.timeZone = zone
      // A time that a change of the clocks leaves out is the next one there is.
      return calendar.nextDate(
        after: now, matching: DateComponents(hour: hour, minute: minute),
        matchingPolicy: .nextTime) ?? now
    }
  }
}
