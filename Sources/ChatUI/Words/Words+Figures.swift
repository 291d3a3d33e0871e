package import Conversation
package import Foundation

/// How figures are written (`screens.md` section 7).
extension Words {
  /// The money of one turn: three decimals, `$0.144`.
  package func turnCost(_ money: Money) -> String { money.formatted(decimals: 3) }

  /// A sum or an estimate: two decimals, `$0.29`.
  package func sum(_ money: Money) -> String { money.description }

  /// A round amount without its zeros, as caps are written: `$5`, `$0.50`.
  package func cap(_ money: Money) -> String { money.short }

  /// A number in groups of three digits: `1,450,544`.
  package func count(_ count: Int) -> String {
    let digits = String(count)
    let groups = stride(from: digits.count, to: 0, by: -3).map { end in
      String(digits.prefix(end).suffix(min(3, end)))
    }
    return groups.reversed().joined(separator: ",")
  }

  /// A length of bytes: `118 bytes`, `48 kB`, `1.9 MB`.
  package func bytes(_ count: Int) -> String {
    switch count {
    case ..<1000: self("figure.bytes", String(count))
    case ..<1_000_000: "\((count + 500) / 1000) kB"
    default: "\(megabytes(count)) MB"
    }
  }

  /// Millions of bytes with one decimal: `4.2`.
  package func megabytes(_ count: Int) -> String {
    let tenths = (count + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// A size within its limit: `61.2 of 100 MB`.
  package func share(_ count: Int, of limit: Int) -> String {
    let whole = megabytes(limit)
    return self(
      "figure.share", megabytes(count), whole.hasSuffix(".0") ? String(whole.dropLast(2)) : whole)
  }

  /// A wait that ticks: `0:41`, `18 h 50 min`; a fraction of a second counts as a whole one.
  package func countdown(_ seconds: Double) -> String {
    let whole = max(0, Int(seconds.rounded(.up)))
    if whole < 3600 { return clock(whole) }
    return self("figure.hours", String(whole / 3600), String(whole % 3600 / 60))
  }

  /// Minutes and seconds, `0:41`.
  package func clock(_ seconds: Int) -> String {
    "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
  }

  /// A time that was taken: `0.9 s`, `24 s`, `12 min 40 s`.
  package func took(_ seconds: Double) -> String {
    let tenths = Int((max(0, seconds) * 10).rounded())
    if tenths < 100 { return self("figure.seconds", "\(tenths / 10).\(tenths % 10)") }
    let whole = Int(seconds.rounded())
    if whole < 120 { return self("figure.seconds", String(whole)) }
    return self("figure.minutes", String(whole / 60), String(whole % 60))
  }

  /// Whole seconds, `14 s`.
  package func seconds(_ seconds: Double) -> String {
    self("figure.seconds", String(max(0, Int(seconds))))
  }

  /// A span as a list shows it: `now`, `5 min`, `1 h`, `3 d`.
  package func ago(_ seconds: Double) -> String {
    switch seconds {
    case ..<60: self["figure.now"]
    case ..<3600: self("figure.ago.minutes", String(Int(seconds / 60)))
    case ..<86400: self("figure.ago.hours", String(Int(seconds / 3600)))
    default: self("figure.ago.days", String(Int(seconds / 86400)))
    }
  }

  /// `1st`, `2nd` in English; the bare figure in Chinese, whose sentences carry the rest.
  package func ordinal(_ number: Int) -> String {
    guard language == .english else { return String(number) }
    let ending =
      switch (number % 100, number % 10) {
      case (11...13, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    return "\(number)\(ending)"
  }

  /// The local time of day, `14:02`, with seconds `14:08:10`.
  package func time(_ date: Date, in zone: TimeZone, seconds: Bool = false) -> String {
    let local = Int(date.timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: date)
    let day = ((local % 86400) + 86400) % 86400
    let text = "\(twoDigits(day / 3600)):\(twoDigits(day % 3600 / 60))"
    return seconds ? "\(text):\(twoDigits(day % 60))" : text
  }

  /// The local day of the year, `11-27`.
  package func calendarDay(_ date: Date, in zone: TimeZone) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let day = calendar.dateComponents([.month, .day], from: date)
    return "\(twoDigits(day.month ?? 0))-\(twoDigits(day.day ?? 0))"
  }

  func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
