package import Foundation

extension Words {
  /// A day as a list shows it: `Nov 23`; of another year with the year.
  package func shortDay(_ date: Date, now: Date, in zone: TimeZone) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let day = calendar.dateComponents([.year, .month, .day], from: date)
    let months = self["figure.months"].split(separator: " ").map(String.init)
    let number = (day.month ?? 1) - 1
    let month = months.indices.contains(number) ? months[number] : ""
    let isThisYear = day.year == calendar.component(.year, from: now)
    return self(
      isThisYear ? "figure.day" : "figure.day.year", month, String(day.day ?? 0),
      String(day.year ?? 0))
  }
}
