/// Hours of the day that follow each other, over midnight if need be: `22` to `4` are six hours.
package struct HourSpan: Hashable, Sendable {
  /// The first hour, 0 to 23.
  package let start: Int
  /// How many hours, 1 to 24.
  package let count: Int

  package init(start: Int, count: Int) {
    self.start = start
    self.count = count
  }

  /// The hour it ends at, 0 to 23.
  package var end: Int { (start + count) % 24 }

  package func contains(_ hour: Int) -> Bool { (hour - start + 24) % 24 < count }

  /// The same hours by a clock that is so many hours ahead.
  package func shifted(by hours: Int) -> HourSpan {
    HourSpan(start: ((start + hours) % 24 + 24) % 24, count: count)
  }

  /// The longest run of hours that satisfy a condition; nil where none does.
  package static func longest(where holds: (Int) -> Bool) -> HourSpan? {
    var longest: HourSpan?
    for start in 0..<24 where holds(start) {
      let count = (1..<24).first { !holds((start + $0) % 24) } ?? 24
      if count > longest?.count ?? 0 { longest = HourSpan(start: start, count: count) }
    }
    return longest
  }
}
