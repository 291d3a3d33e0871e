import Resilience
import Screen

/// Bars of 24 hours: rows of eighths of a cell, the scale at the left, the hours below.
struct HourBars {
  /// The share of each hour, 0 to 1; nil where nothing is known.
  let shares: [Double?]
  /// The hour it is.
  let now: Int
  let look: Look
  /// Columns of the scale at the left.
  static let scale = 7

  /// The top of the scale, in percent: half, unless an hour passes it.
  private var top: Int { shares.compactMap { $0 }.contains { $0 > 0.5 } ? 100 : 50 }

  /// Draws in a rectangle, its last row the hours.
  func draw(on page: inout Page, in rect: Rect) {
    let step = rect.columns >= Self.scale + 24 * 3 - 1 ? 3 : 1
    let bars = max(1, rect.rows - 1)
    for row in 0..<bars {
      let label = top * (bars - row) / bars
      if row == 0 || bars == 5 {
        let text = look.word("figure.percent", String(label))
        page.canvas.write(
          text, column: rect.column + Self.scale - 2 - DisplayWidth.columns(text),
          row: rect.row + row, style: Style(.dim))
      }
      for (hour, share) in shares.enumerated() {
        let eighths = height(share, row: bars - 1 - row, of: bars)
        guard eighths > 0 else { continue }
        let glyph = look.chrome.eighths[eighths]
        page.canvas.write(
          step == 3 ? glyph + glyph : glyph, column: rect.column + Self.scale + hour * step,
          row: rect.row + row, style: Style((share ?? 0) > 0.3 ? .server : .accent))
      }
    }
    for hour in stride(from: 0, to: 24, by: step == 3 ? 1 : 6) {
      page.canvas.write(
        look.words.twoDigits(hour), column: rect.column + Self.scale + hour * step,
        row: rect.maxRow - 1, style: hour == now ? Style(.text, bold: true) : Style(.dim))
    }
  }

  /// How many eighths of a cell a bar fills in a row, counted from below; what is there is seen.
  private func height(_ share: Double?, row: Int, of rows: Int) -> Int {
    guard let share, share > 0 else { return 0 }
    let whole = max(1, Int((share * 100 / Double(top) * Double(rows * 8)).rounded()))
    return max(0, min(8, whole - row * 8))
  }
}
