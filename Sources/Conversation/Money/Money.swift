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

  /// Whole cents; what is asked for is rounded up, what is left down, so that neither promises more.
  package func cents(_ rule: FloatingPointRoundingRule = .toNearestOrAwayFromZero) -> Money {
    let cent = 10_000_000.0
    return Money(nanodollars: Int64((Double(nanodollars) / cent).rounded(rule) * cent))
  }

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

extension Money: CustomStringConvertible {
  /// Dollars and cents: `$0.24`.
  package var description: String { formatted(decimals: 2) }

  /// A round amount without its zeros, as caps are written: `$5`, `$0.50`.
  package var short: String {
    description.hasSuffix(".00") ? String(description.dropLast(3)) : description
  }

  /// The nearest amount of so many decimals: `$0.144`.
  package func formatted(decimals: Int) -> String {
    let unit = (0..<decimals).reduce(1) { unit, _ in unit * 10 }
    let count = Int((dollars * Double(unit)).rounded())
    let digits = String(count.magnitude % unit.magnitude)
    let zeros = String(repeating: "0", count: max(0, decimals - digits.count))
    return "\(count < 0 ? "-" : "")$\(count.magnitude / unit.magnitude).\(zeros)\(digits)"
  }
}
