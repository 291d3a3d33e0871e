import ChatUI
import Conversation
import Foundation
import Resilience
import Screen
import Testing

/// The statistics: frames, keys, the text of `plantain stats`.
@Suite struct StatisticsFrameTests {
  /// The record of the mock-up: 412 attempts, the busiest hours from 11 to 15 in Berlin.
  static var report: StatisticsReport {
    let percents = [
      7, 6, 5, 4, 4, 5, 6, 10, 15, 22, 28, 36, 44, 49, 48, 40, 31, 27, 24, 21, 18, 16, 13, 11,
    ]
    var attempts = AttemptStatistics()
    (attempts.attempts, attempts.answered, attempts.retries) = (412, 256, 143)
    (attempts.turns, attempts.diverted) = (300, 18)
    attempts.lastDiverted = Fixture.now - 2640
    attempts.failures = [
      .server: 118, .rateLimit: 17, .network: 9, .safety: 6, .noImage: 3, .request: 2, .quota: 1,
    ]
    // The fixture's day in UTC; the hours of the table are those of UTC+1.
    let midnight = Date(timeIntervalSince1970: 1_795_392_000)
    attempts.slots = percents.enumerated().map { hour, percent in
      AttemptStatistics.Slot(
        start: midnight + Double(hour - 1) * 3600,
        reading: HealthReading(attempts: 100, overloaded: percent))
    }
    return StatisticsReport(
      model: "gemini-3-pro-image", days: 7, attempts: attempts, seconds: [22, 26, 31],
      spent: [1.12, 37.1, 96.4].map { Spending.Amount(known: Money(dollars: $0)) })
  }

  private func state(
    _ size: Size, _ language: Language = .english, ascii: Bool = false,
    report: StatisticsReport = Self.report
  ) throws -> AppState {
    var setup = try Fixture.setup(ascii: ascii)
    setup.zone = try #require(TimeZone(identifier: "Europe/Berlin"))
    var state = try Fixture.state(size.columns, size.rows, language: language, setup: setup)
    #expect(
      state.press("<C-x>h").contains(.readStatistics("gemini-3-pro-image", days: 7)))
    _ = state.update(.statistics(report))
    return state
  }

  @Test func `one's own record by the hour`() throws {
    for size in FrameTests.sizes {
      for language in Language.allCases {
        let name = "statistics-\(size.columns)x\(size.rows)\(language == .chinese ? "-zh" : "")"
        try Golden.expect(try state(size, language).frame, name)
      }
    }
  }

  @Test func `t sums up days and models, and scrolls`() throws {
    var report = Self.report
    report.totals = (1...30).flatMap { day in
      ["gemini-3-pro-image", "gemini-2.5-flash-image"].map { model in
        DayTotal(
          day: "2026-11-\(day < 10 ? "0" : "")\(day)", model: model, turns: 12, pictures: 11,
          spent: Spending.Amount(
            known: Money(dollars: 1.5), possible: day == 30 ? Money(dollars: 0.15) : .zero))
      }
    }.reversed()
    for size in [Size(columns: 80, rows: 24), Size(columns: 40, rows: 10)] {
      var state = try state(size, report: report)
      state.press("t")
      try Golden.expect(state.frame, "totals-\(size.columns)x\(size.rows)")
      #expect(state.frame.cells.text.contains("660"), "the sum is of all rows")
      state.press("jjjj")
      #expect(!state.frame.cells.text.contains("11-30"))
      state.press("t")
      #expect(!state.frame.cells.text.contains("660"))
    }
    var empty = try state(Size(columns: 80, rows: 24))
    empty.press("t")
    #expect(empty.frame.cells.text.contains("Nothing was drawn in this time."))
  }

  @Test func `before fifty attempts the guide speaks, and is named`() throws {
    var report = Self.report
    report.attempts = AttemptStatistics()
    report.attempts.attempts = 49
    report.seconds = nil
    for size in FrameTests.sizes {
      let frame = try state(size, report: report).frame
      try Golden.expect(frame, "statistics-guide-\(size.columns)x\(size.rows)")
    }
  }

  @Test func `the bars are drawn in ASCII as well`() throws {
    let frame = try state(Size(columns: 80, rows: 24), ascii: true).frame
    #expect(frame.cells.text.utf8.allSatisfy { $0 < 0x80 })
    try Golden.expect(frame, "statistics-ascii-80x24")
  }

  @Test func `keys choose period, model and clock, and read anew where there is need`() throws {
    var state = try state(Size(columns: 80, rows: 24))
    #expect(state.press("<Right>") == [.readStatistics("gemini-3-pro-image", days: 30)])
    #expect(state.press("<Right>") == [.readStatistics("gemini-3-pro-image", days: 30)])
    #expect(state.press("<Left><Left>").last == .readStatistics("gemini-3-pro-image", days: 1))
    #expect(state.press("m") == [.readStatistics("gemini-nano-banana-2.1", days: 1)])
    #expect(state.press("z").isEmpty)
    #expect(Golden.text(of: state.frame).contains("503s by hour · UTC · reading your record"))
    // An answer to what was asked before is not shown under another name.
    _ = state.update(.statistics(Self.report))
    #expect(Golden.text(of: state.frame).contains("reading your record"))
    state.press("<Esc>")
    #expect(state.sheet == nil)
  }

  @Test func `another clock moves the bars with the hours`() throws {
    var state = try state(Size(columns: 80, rows: 24))
    #expect(Golden.text(of: state.frame).contains("quiet 00–07, under 8 %"))
    state.press("z")
    #expect(Golden.text(of: state.frame).contains("quiet 23–06, under 8 %"))
  }

  @Test func `a record above half is drawn to a scale of the whole`() throws {
    var report = Self.report
    report.attempts.slots[3].reading.overloaded = 80
    #expect(
      Golden.text(of: try state(Size(columns: 80, rows: 24), report: report).frame)
        .contains("100 %"))
  }

  @Test func `the statistics open over the browser too`() throws {
    var state = AppState(
      setup: try Fixture.setup(), preferences: Preferences(defaults: Fixture.settings),
      size: Size(columns: 80, rows: 24), now: Fixture.now)
    _ = state.update(.sessionsListed(Rows.page()))
    #expect(state.press("<C-x>h") == [.readStatistics("gemini-3-pro-image", days: 7)])
    #expect(Golden.text(of: state.frame).contains("reading your record"))
  }

  @Test func `the text of the command is the screen without its bar`() throws {
    let lines = StatisticsState(Self.report).text(
      try Fixture.setup(), .english, now: Fixture.now)
    #expect(lines.first?.hasPrefix(" Statistics · gemini-3-pro-image · last 7 days") == true)
    #expect(lines.contains { $0.contains("256 of 412 attempts · 0.56 retries") })
    let report = StatisticsReport(
      model: "m", days: 14, attempts: AttemptStatistics(), spent: [.init(), .init(), .init()])
    let other = StatisticsState(report).text(try Fixture.setup(), .english, now: Fixture.now)
    #expect(other.first?.contains("last 14 days") == true)
    #expect(lines.allSatisfy { !$0.hasSuffix(" ") && !$0.contains("Esc") })
  }
}
