package import Foundation

/// How often the service is overloaded, by the hour of the day.
package struct OverloadCurve: Hashable, Sendable {
  /// The share of 503s from 00 to 23 UTC, each 0 to 1.
  package let shares: [Double]

  private init(shares: [Double]) {
    self.shares = shares
  }

  /// The guide's curve of a region: `world`, `us`, `asia`; nil for one it does not name.
  ///
  /// Data, never code: `Resources/overload.json`, which says what of it is interpolated.
  package init?(guideFor region: String) {
    guard let percents = Self.guide[region], percents.count == 24 else { return nil }
    shares = percents.map { Double($0) / 100 }
  }

  /// The guide's curve for all the world.
  package static let world =
    OverloadCurve(guideFor: "world") ?? OverloadCurve(shares: Array(repeating: 0, count: 24))

  /// The regions the guide names, in the order of the alphabet.
  package static var regions: [String] { guide.keys.sorted() }

  /// This curve, with the hours that a record knows enough of in their place.
  package func corrected(by record: AttemptStatistics) -> OverloadCurve {
    guard record.isEnough else { return self }
    let hours = record.hours(in: .gmt)
    return OverloadCurve(
      shares: shares.indices.map { hours[$0].attempts >= 5 ? hours[$0].rate : shares[$0] })
  }

  /// Below this share an hour is quiet: 8 % as the guide has it, or the best there is.
  package var quietLimit: Double { max(0.08, (shares.min() ?? 0) + 0.01) }

  /// The quiet hours, in UTC.
  package var quiet: HourSpan? { HourSpan.longest { shares[$0] < quietLimit } }

  /// The hours in which the alarm may be expected, in UTC.
  package var busy: HourSpan? { HourSpan.longest { shares[$0] > 0.3 } }

  /// When the quiet hours begin next; the time itself within them.
  package func nextQuiet(after now: Date) -> Date {
    let hour = Int((now.timeIntervalSince1970 / 3600).rounded(.down))
    guard let quiet, !quiet.contains((hour % 24 + 24) % 24) else { return now }
    let wait = (1...24).first { (hour + $0) % 24 == quiet.start } ?? 0
    return Date(timeIntervalSince1970: Double(hour + wait) * 3600)
  }

  /// Percents by region; the tests prove that the table can be read.
  private static let guide: [String: [Int]] = {
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    let bytes = Data(PackageResources.overload_json)
    return (try? decoder.decode([String: [Int]].self, from: bytes)) ?? [:]
  }()
}
