import Screen

/// The letters that may follow `C-x`, shown when the second key takes longer than half a second.
struct LettersView {
  private let look: Look

  init(_ look: Look) {
    self.look = look
  }

  func draw(on page: inout Page) {
    let commands = Command.allCases.filter { $0.letter != nil }
    let names = commands.map { look.word("\($0.titleKey).short") }
    let width = (names.map(DisplayWidth.columns).max() ?? 8) + 4
    let perRow = max(1, (page.size.columns - 2) / width)
    let rows = (commands.count + perRow - 1) / perRow
    let body = page.sheet(
      rows: rows, title: look.word("letters.title"), right: look.word("letters.space"), look)
    for (place, command) in commands.enumerated() where place / perRow < body.rows {
      let column = 1 + place % perRow * width
      let row = body.row + place / perRow
      page.canvas.write(
        command.letter.map(String.init) ?? "", column: column, row: row,
        style: Style(.accent, bold: true))
      page.canvas.write(
        names[place], column: column + 2, row: row, style: .plain, limit: width - 3)
    }
  }
}
