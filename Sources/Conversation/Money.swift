/// An amount in US dollars, counted in billionths so that sums are exact.
///
/// $2 for a million tokens is 2,000 billionths a token.
package struct Money: Hashable, Sendable, Codable, Comparable, AdditiveArithmetic {
  package var nanodollars: Int64

  package init(nanodollars: Int64) {
    self.nanodollars = nanodollars
  }

  /// The nearest billionth to an amount in dollars.
  package init(dollars: Double) {
    nanodollars = Int64((dollars * 1e9).rounded())
  }

  package static let zero = Money(nanodollars: 0)

  /// The amount in dollars, for JSON and for words.
  package var dollars: Double { Double(nanodollars) / 1e9 }

  package static func + (left: Money, right: Money) -> Money {
    Money(nanodollars: left.nanodollars + right.nanodollars)
  }

  package static func - (left: Money, right: Money) -> Money {
    Money(nanodollars: left.nanodollars - right.nanodollars)
  }

  package static func < (left: Money, right: Money) -> Bool {
    left.nanodollars < right.nanodollars
  }
}
