import Foundation
import Resilience
import Testing

@Suite struct PacificDayTests {
  @Test(arguments: [
    // Winter: midnight is 08:00 UTC.
    ("2026-11-23T14:09:00Z", "2026-11-24T08:00:00Z"),
    // Summer: 07:00 UTC.
    ("2026-07-01T06:59:59Z", "2026-07-01T07:00:00Z"),
    // The moment itself belongs to the day it begins.
    ("2026-07-01T07:00:00Z", "2026-07-02T07:00:00Z"),
    // Clocks go forward on 2026-03-08: 23 hours.
    ("2026-03-08T08:00:00Z", "2026-03-09T07:00:00Z"),
    ("2026-03-08T09:59:59Z", "2026-03-09T07:00:00Z"),
    ("2026-03-09T06:30:00Z", "2026-03-09T07:00:00Z"),
    // Clocks go back on 2026-11-01: 25 hours.
    ("2026-11-01T07:00:00Z", "2026-11-02T08:00:00Z"),
    ("2026-11-01T09:30:00Z", "2026-11-02T08:00:00Z"),
    ("2026-11-02T07:30:00Z", "2026-11-02T08:00:00Z"),
    // The year's end.
    ("2026-12-31T23:00:00Z", "2027-01-01T08:00:00Z"),
  ])
  func `the count starts anew at midnight in Los Angeles`(now: String, midnight: String) throws {
    let now = try Date(now, strategy: .iso8601)
    #expect(PacificDay.nextMidnight(after: now) == (try Date(midnight, strategy: .iso8601)))
  }

  @Test func `a day begins where the one before ends`() throws {
    var day = try Date("2026-01-01T08:00:00Z", strategy: .iso8601)
    for _ in 0..<400 {
      let next = PacificDay.nextMidnight(after: day)
      #expect(PacificDay.start(of: next) == next)
      #expect(PacificDay.start(of: next.addingTimeInterval(-1)) == day)
      day = next
    }
  }
}
