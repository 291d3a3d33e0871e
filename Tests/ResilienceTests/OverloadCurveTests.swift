import Foundation
import Resilience
import Testing

/// The hours of the day: the guide's, and a record's own.
@Suite struct OverloadCurveTests {
  /// 2026-11-25 00:00 UTC.
  private let midnight = Date(timeIntervalSince1970: 1_795_564_800)

  /// A record with so many attempts of an hour of that day, and their 503s.
  private func record(_ hours: [Int: (Int, Int)]) -> AttemptStatistics {
    var record = AttemptStatistics()
    for (hour, counts) in hours {
      record.attempts += counts.0
      record.slots.append(
        AttemptStatistics.Slot(
          start: midnight + Double(hour) * 3600 + 900,
          reading: HealthReading(attempts: counts.0, overloaded: counts.1)))
    }
    return record
  }

  @Test func `the table has 24 figures for each region, and the guide's four`() throws {
    #expect(OverloadCurve.regions == ["asia", "us", "world"])
    for region in OverloadCurve.regions {
      let curve = try #require(OverloadCurve(guideFor: region))
      #expect(curve.shares.count == 24)
      #expect(curve.shares.max() == 0.45)
    }
    let world = OverloadCurve.world
    #expect(world.quiet == HourSpan(start: 0, count: 6))
    #expect((10..<14).allSatisfy { world.shares[$0] > 0.4 })
    #expect(OverloadCurve(guideFor: "mars") == nil)
  }

  @Test(arguments: [("us", 15, 22), ("asia", 1, 9)])
  func `a region is busy when the guide says so`(region: String, from: Int, to: Int) throws {
    let curve = try #require(OverloadCurve(guideFor: region))
    let busy = try #require(curve.busy)
    #expect((from..<to).allSatisfy(busy.contains))
    #expect((from..<to).allSatisfy { curve.shares[$0] >= 0.33 })
  }

  @Test func `hours that follow each other go over midnight`() {
    let night = HourSpan.longest { $0 >= 22 || $0 < 4 || $0 == 12 }
    #expect(night == HourSpan(start: 22, count: 6))
    #expect(night?.end == 4)
    #expect((0..<24).filter { night?.contains($0) == true } == [0, 1, 2, 3, 22, 23])
    #expect(night?.shifted(by: 9) == HourSpan(start: 7, count: 6))
    #expect(night?.shifted(by: -23) == HourSpan(start: 23, count: 6))
    #expect(HourSpan.longest { _ in false } == nil)
    #expect(HourSpan.longest { _ in true } == HourSpan(start: 0, count: 24))
  }

  @Test func `the quiet hours begin next night, and have begun within them`() {
    let world = OverloadCurve.world
    #expect(world.nextQuiet(after: midnight - 1) == midnight)
    #expect(world.nextQuiet(after: midnight) == midnight)
    #expect(world.nextQuiet(after: midnight + 5 * 3600) == midnight + 5 * 3600)
    #expect(world.nextQuiet(after: midnight + 6 * 3600) == midnight + 24 * 3600)
    #expect(world.nextQuiet(after: midnight + 11 * 3600 + 59) == midnight + 24 * 3600)
  }

  @Test func `a record counts from fifty attempts on, in hours with five of them`() {
    let small = record([2: (49, 40)])
    #expect(OverloadCurve.world.corrected(by: small) == .world)
    let own = OverloadCurve.world.corrected(by: record([2: (46, 23), 3: (4, 4), 12: (5, 0)]))
    #expect(own.shares[2] == 0.5)
    #expect(own.shares[3] == OverloadCurve.world.shares[3])
    #expect(own.shares[12] == 0)
  }

  @Test func `where no hour is quiet the best ones are`() {
    var hours = Dictionary(uniqueKeysWithValues: (0..<24).map { ($0, (10, 4)) })
    hours[7] = (10, 3)
    let curve = OverloadCurve.world.corrected(by: record(hours))
    #expect(curve.quiet == HourSpan(start: 7, count: 1))
    #expect(curve.busy?.count == 23)
  }

  @Test func `hours of a record are those of the zone, by the quarter`() throws {
    let record = record([23: (4, 1)])
    let india = try #require(TimeZone(identifier: "Asia/Kolkata"))
    // 23:15 UTC is 04:45 there.
    #expect(record.hours(in: india)[4] == HealthReading(attempts: 4, overloaded: 1))
    #expect(record.hours(in: .gmt)[23] == HealthReading(attempts: 4, overloaded: 1))
    #expect(record.hours(in: .gmt).reduce(0) { $0 + $1.attempts } == 4)
  }

  @Test func `shares of a record are of what they say`() {
    var record = AttemptStatistics()
    #expect(record.retriesPerSuccess == nil && record.divertedShare == nil && !record.isEnough)
    (record.attempts, record.answered, record.retries) = (412, 256, 143)
    (record.turns, record.diverted) = (300, 18)
    #expect(record.isEnough)
    #expect(record.retriesPerSuccess.map { Int(($0 * 100).rounded()) } == 56)
    #expect(record.divertedShare == 0.06)
  }
}
