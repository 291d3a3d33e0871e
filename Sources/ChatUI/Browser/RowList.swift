import Screen

/// Places of three rows each: which of a long list are on the screen, and how many are below.
struct RowList {
  /// The places in view, each with its rows.
  let rows: [(place: Int, rect: Rect)]
  private let below: Int
  private let moreRow: Int?

  /// The choice is in view, as low as can be.
  init(count: Int, selection: Int, in area: Rect) {
    // The last row tells how many are below, if they do not all fit.
    let fits = count * 3 <= area.rows
    let shown = max(1, fits ? count : (area.rows - 1) / 3)
    let first = max(0, min(selection - shown + 1, count - shown))
    let last = min(count, first + shown)
    rows = (first..<max(first, last)).map { place in
      let row = area.row + (place - first) * 3
      return (
        place,
        Rect(column: 0, row: row, columns: area.columns, rows: min(3, area.maxRow - row))
      )
    }
    below = count - last
    moreRow = last < count && area.rows > shown * 3 ? area.row + shown * 3 : nil
  }

  /// Says how many are below.
  func drawMore(on page: inout Page, _ look: Look) {
    guard let moreRow else { return }
    page.canvas.write(
      look.word("browser.more", look.words.count(below)), column: 3, row: moreRow,
      style: Style(.dim))
  }
}
