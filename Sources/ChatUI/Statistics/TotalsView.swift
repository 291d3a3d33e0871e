import Conversation
import Screen

/// What was drawn and spent, a row for each day and model, and their sum.
struct TotalsView {
  private let sheet: StatisticsState
  private let look: Look

  init(_ sheet: StatisticsState, _ look: Look) {
    self.sheet = sheet
    self.look = look
  }

  func draw(on page: inout Page) {
    let size = page.size
    let period = look.days(sheet.days, "statistics.last")
    HeaderView.draw(look.word("totals.title") + look.dot + period, "", on: &page, look)
    guard let totals = sheet.report?.totals else { return }
    guard !totals.isEmpty else {
      page.words(
        look.word("totals.none"), column: 1, row: 2, columns: size.columns - 2,
        end: size.rows - 1)
      return
    }
    write(
      ["day", "model", "turns", "pictures", "cost"].map { look.word("totals.\($0)") }, row: 1,
      Style(.dim), on: &page)
    let room = max(1, size.rows - 4)
    let first = max(0, min(sheet.scroll, totals.count - room))
    var day = ""
    for (place, total) in totals.dropFirst(first).prefix(room).enumerated() {
      // A day is named at its first row in view.
      write(cells(of: total, withDay: total.day != day), row: 2 + place, .plain, on: &page)
      day = total.day
    }
    write(sum(of: totals), row: size.rows - 2, Style(.text, bold: true), on: &page)
  }

  private func cells(of total: DayTotal, withDay: Bool) -> [String] {
    [
      withDay ? total.day : "", SafeText.visible(total.model, singleLine: true),
      String(total.turns), String(total.pictures), cost(total.spent),
    ]
  }

  private func sum(of totals: [DayTotal]) -> [String] {
    let spent = totals.reduce(Spending.Amount()) { sum, total in
      Spending.Amount(
        known: sum.known + total.spent.known, possible: sum.possible + total.spent.possible)
    }
    return [
      look.word("totals.sum"), "", String(totals.reduce(0) { $0 + $1.turns }),
      String(totals.reduce(0) { $0 + $1.pictures }), cost(spent),
    ]
  }

  /// `$0.29`, and what may have been charged besides.
  private func cost(_ spent: Spending.Amount) -> String {
    let known = look.words.sum(spent.known)
    return spent.possible > .zero
      ? look.word("totals.possible", known, look.words.sum(spent.possible)) : known
  }

  /// A row: day, model, then figures that end in line.
  ///
  /// Narrow screens leave the year and the turns out.
  private func write(_ cells: [String], row: Int, _ style: Style, on page: inout Page) {
    let columns = page.size.columns - 2
    let isNarrow = columns < 60
    let widths =
      isNarrow ? [6, max(8, columns - 32), 0, 10, 16] : [12, 28, 8, 10, columns - 58]
    var column = 1
    for (place, cell) in cells.enumerated() where widths[place] > 0 {
      let width = widths[place]
      let isDay = isNarrow && place == 0 && cell.count == 10
      let text = look.chrome.truncated(isDay ? String(cell.suffix(5)) : cell, to: width - 1)
      // Counts end in line, two columns before what comes next.
      let isCount = place == 2 || place == 3
      let shift = isCount ? max(0, width - 2 - DisplayWidth.columns(text)) : 0
      page.canvas.write(text, column: column + shift, row: row, style: style)
      column += width
    }
  }
}
