import Foundation

/// The header `Retry-After` (RFC 9110, 10.2.3): seconds, or a date.
enum RetryAfter {
  /// Reads the delay.
  ///
  /// - Parameters:
  ///   - value: The header.
  ///   - date: The same answer's `Date`, from which a date is counted: this machine's clock may be
  ///     wrong.
  /// - Returns: nil for a header that is not there or says nothing.
  static func seconds(_ value: String?, date: String?) -> Double? {
    guard let value else { return nil }
    if let seconds = Double(value), seconds >= 0 { return seconds }
    guard let until = parse(value), let now = date.flatMap(parse) else { return nil }
    return max(0, until.timeIntervalSince(now))
  }

  private static func parse(_ text: String) -> Date? {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "GMT")
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
    return format.date(from: text)
  }
}
