import Screen

/// The palette: commands that a typed word finds, with what they do and their keys.
struct PaletteView {
  private let list: CommandListState
  private let look: Look

  init(_ list: CommandListState, _ look: Look) {
    self.list = list
    self.look = look
  }

  func draw(on page: inout Page) {
    let matches = list.matches
    let room = min(max(1, matches.count), max(1, min(12, page.size.rows - 6)))
    let count = look.word("palette.count", String(matches.count), String(Command.allCases.count))
    let body = page.sheet(
      rows: room + 1, title: look.word("palette.title"), right: count, look)
    let rows = body.rows - 1
    let first = max(0, min(list.selection - rows + 1, matches.count - rows))
    for place in 0..<rows where first + place < matches.count {
      draw(
        matches[first + place], isChosen: first + place == list.selection,
        row: body.row + place, on: &page)
    }
    if matches.isEmpty {
      page.canvas.write(
        look.word("palette.none"), column: 3, row: body.row, style: Style(.dim))
    }
    page.input(list.input, mark: ":", row: body.maxRow - 1, look: look)
  }

  private func draw(_ command: Command, isChosen: Bool, row: Int, on page: inout Page) {
    let columns = page.size.columns
    if isChosen {
      page.canvas.write(
        look.chrome[.pointer], column: 1, row: row, style: Style(.accent, bold: true))
    }
    let key = command.keyName(writing: true) ?? ""
    let keyColumn = columns - 1 - DisplayWidth.columns(key)
    let title = look.word(command.titleKey)
    page.canvas.write(
      look.chrome.truncated(title, to: max(0, keyColumn - 5)), column: 3, row: row,
      style: isChosen ? Style(.accent, bold: true) : .plain)
    let helpColumn = max(30, 3 + DisplayWidth.columns(title) + 2)
    if keyColumn - helpColumn > 12 {
      let help = look.word(command.helpKey)
      page.canvas.write(
        look.chrome.truncated(help, to: keyColumn - helpColumn - 2), column: helpColumn, row: row,
        style: Style(.dim))
    }
    page.canvas.write(key, column: keyColumn, row: row, style: Style(.accent, bold: true))
  }
}
