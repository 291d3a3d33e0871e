import Conversation
import Foundation
import Resilience
import Screen

/// How the service did: 503s by hour of the day, then figures, one row each.
struct StatisticsView {
  private let sheet: StatisticsState
  private let state: AppState
  private let look: Look
  private let attempts: AttemptStatistics
  private let zone: TimeZone

  init(_ sheet: StatisticsState, _ state: AppState) {
    self.sheet = sheet
    self.state = state
    look = state.look
    attempts = sheet.report?.attempts ?? AttemptStatistics()
    zone = sheet.isUTC ? .gmt : state.setup.zone
  }

  func draw(on page: inout Page) {
    let size = page.size
    page.cover(from: 0, to: size.rows - 1)
    if sheet.isTotals { return TotalsView(sheet, look).draw(on: &page) }
    let isTall = size.rows >= 16
    let period = look.days(sheet.days, "statistics.last")
    let title = [look.word("statistics.title"), SafeText.visible(sheet.model, singleLine: true)]
    if isTall {
      HeaderView.draw(
        (title + [period]).joined(separator: look.dot),
        sheet.report == nil ? "" : look.word("statistics.attempts", String(attempts.attempts)),
        on: &page, look)
    }
    var row = isTall ? 1 : 0
    let short = look.days(sheet.days, "statistics.period")
    let source =
      isTall
      ? [what, sheet.isUTC ? zoneName : look.word("statistics.local", zoneName), origin]
      : [shortModel, short, zoneName, shortOrigin]
    write(source.joined(separator: look.dot), row: row, on: &page)
    row += 1
    let rows = isTall ? 6 : 4
    let bars = Rect(column: 0, row: row, columns: size.columns, rows: rows)
    HourBars(shares: shares, now: hour, look: look).draw(on: &page, in: bars)
    row = bars.maxRow
    drawSpans(row: row, on: &page)
    row += 1
    for line in lines(columns: size.columns - 2) where row < size.rows - 1 {
      page.canvas.write(line, column: 1, row: row, limit: size.columns - 2)
      row += 1
    }
  }

  // MARK: The hours

  /// Whether the bars are the user's own.
  private var isOwn: Bool { attempts.isEnough }

  private var shortModel: String { look.setup.models[sheet.model]?.short ?? sheet.model }

  /// How many whole hours the clock is ahead of UTC.
  private var offset: Int {
    Int((Double(zone.secondsFromGMT(for: look.now)) / 3600).rounded(.down))
  }

  private var shares: [Double?] {
    if isOwn { return attempts.hours(in: zone).map { $0.attempts > 0 ? $0.rate : nil } }
    return (0..<24).map { look.setup.guide.shares[(($0 - offset) % 24 + 24) % 24] }
  }

  private var hour: Int {
    let local = look.now.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: look.now))
    return Int((local / 3600).rounded(.down)) % 24
  }

  /// `UTC+1`, `UTC+5:30`.
  private var zoneName: String {
    let seconds = zone.secondsFromGMT(for: look.now)
    guard seconds != 0 else { return "UTC" }
    let minutes = abs(seconds) / 60 % 60
    let half = minutes == 0 ? "" : ":\(look.words.twoDigits(minutes))"
    return "UTC\(seconds < 0 ? "-" : "+")\(abs(seconds) / 3600)\(half)"
  }

  private var what: String { look.word(isOwn ? "statistics.what" : "statistics.what.guide") }

  private var origin: String {
    if isOwn { return look.word("statistics.own") }
    return look.word(sheet.report == nil ? "statistics.reading" : "statistics.guide")
  }

  private var shortOrigin: String {
    look.word(isOwn ? "statistics.own.short" : "statistics.guide.short")
  }

  /// Quiet and busy hours, and the hour it is.
  private func drawSpans(row: Int, on page: inout Page) {
    let curve = look.setup.guide.corrected(by: attempts)
    let columns = page.size.columns
    let now = look.word("statistics.now", look.words.twoDigits(hour))
    let end = columns - 2 - DisplayWidth.columns(now)
    var column = HourBars.scale
    if let quiet = curve.quiet?.shifted(by: offset) {
      let limit = String(Int((curve.quietLimit * 100).rounded()))
      let key = columns >= 60 ? "statistics.quiet" : "statistics.quiet.short"
      column += page.canvas.write(
        look.word(key, span(quiet), limit), column: column, row: row, style: Style(.dim),
        limit: max(0, end - column))
    }
    if let busy = curve.busy?.shifted(by: offset), columns >= 60 {
      page.canvas.write(
        look.word("statistics.busy", span(busy)), column: max(column + 2, 40), row: row,
        style: Style(.dim), limit: max(0, end - max(column + 2, 40)))
    }
    if end > column { page.canvas.write(now, column: end, row: row, style: .plain) }
  }

  private func span(_ hours: HourSpan) -> String {
    let ends = [hours.start, hours.end].map(look.words.twoDigits)
    return look.chrome.rendered(ends.joined(separator: "–"))
  }

  private func write(_ text: String, row: Int, on page: inout Page) {
    page.canvas.write(
      look.chrome.truncated(text, to: page.size.columns - 2), column: 1, row: row,
      style: Style(.dim))
  }

  // MARK: The figures

  private func lines(columns: Int) -> [[Span]] {
    guard sheet.report != nil else { return [] }
    var lines = [answered, diverted].compactMap { $0 }.map { fitted($0, columns) }
    lines += CategoryCounts(counts: attempts.failures, look: look).rows(columns: columns)
    lines.append([])
    lines += [money, time].compactMap { $0 }.map { fitted($0, columns) }
    lines.append([Span(look.word("statistics.sendAt"), Style(.dim))])
    return lines
  }

  private typealias Figure = (name: String, facts: [String])

  /// A row with its name and as many facts as there is room for.
  private func fitted(_ figure: Figure, _ columns: Int) -> [Span] {
    let label = look.word("statistics.\(figure.name)")
    let width = columns < 60 ? 10 : 13
    let gap = String(repeating: " ", count: max(1, width - DisplayWidth.columns(label)))
    var text = figure.facts.first ?? ""
    for fact in figure.facts.dropFirst() {
      let longer = text + look.dot + fact
      guard width + DisplayWidth.columns(longer) <= columns else { break }
      text = longer
    }
    return [
      Span(label + gap, Style(.dim)),
      Span(look.chrome.truncated(text, to: max(1, columns - width))),
    ]
  }

  private var answered: Figure {
    var facts = [
      look.word("statistics.answered.of", String(attempts.answered), String(attempts.attempts))
    ]
    if let retries = attempts.retriesPerSuccess {
      let hundredths = Int((retries * 100).rounded())
      facts.append(
        look.word(
          "statistics.retries",
          "\(hundredths / 100).\(look.words.twoDigits(hundredths % 100))"))
    }
    return ("answered", facts)
  }

  private var diverted: Figure? {
    guard let share = attempts.divertedShare else { return nil }
    var facts = [look.word("statistics.diverted.of", String(Int((share * 100).rounded())))]
    if let last = attempts.lastDiverted {
      let days = calendar.startOfDay(for: look.now) == calendar.startOfDay(for: last)
      let time = look.words.time(last, in: zone)
      facts.append(
        days
          ? look.word("statistics.diverted.today", time)
          : look.word(
            "statistics.diverted.last", "\(look.words.calendarDay(last, in: zone)) \(time)"))
    }
    return ("diverted", facts)
  }

  private var money: Figure? {
    guard let spent = sheet.report?.spent, spent.count == 3 else { return nil }
    let sums = spent.map { look.words.sum($0.known) }
    let today =
      state.caps[.day].map { look.word("bar.ofCap", sums[0], look.words.cap($0)) } ?? sums[0]
    let month = calendar.component(.month, from: look.now)
    var facts = [
      look.word("statistics.money.today", today), look.word("statistics.money.week", sums[1]),
      look.word("statistics.money.month", look.word("month.\(month)"), sums[2]),
    ]
    if spent[2].possible > .zero {
      facts.append(look.word("statistics.money.possible", look.words.sum(spent[2].possible)))
    }
    return ("money", facts)
  }

  private var time: Figure? {
    guard let seconds = sheet.report?.seconds, seconds.count == 3 else { return nil }
    let whole = seconds.map { String(Int($0.rounded())) }
    return (
      "time",
      [
        look.word(
          "statistics.time.takes", look.chrome.rendered("\(whole[0])–\(whole[2])"), whole[1])
      ]
    )
  }

  private var calendar: Calendar {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    return calendar
  }
}

extension Look {
  /// A period in words, `last 7 days`; one day has words of its own.
  func days(_ count: Int, _ key: String) -> String {
    count == 1 ? word("\(key).1") : word(key, String(count))
  }
}
