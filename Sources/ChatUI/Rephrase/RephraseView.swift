import Screen

/// The wordings, numbered, with the chosen one marked.
struct RephraseView {
  private let sheet: RephraseState
  private let look: Look

  init(_ sheet: RephraseState, _ look: Look) {
    self.sheet = sheet
    self.look = look
  }

  func draw(on page: inout Page) {
    let width = max(1, page.size.columns - 7)
    let blocks = lines(width: width, rows: max(1, (page.size.rows - 5) / 3))
    let body = page.sheet(
      rows: blocks.reduce(1) { $0 + $1.count }, title: look.word("rephrase.title"),
      right: look.word("sheet.esc"), look)
    var row = body.row
    for (place, lines) in blocks.enumerated() {
      let isChosen = place == sheet.selection
      for (offset, line) in lines.enumerated() where row < body.maxRow - 1 {
        if offset == 0 {
          page.canvas.write(
            "\(isChosen ? look.chrome[.pointer] : " ") \(place + 1)", column: 1, row: row,
            style: Style(.accent, bold: true))
        }
        page.canvas.write(
          line, column: 5, row: row, style: isChosen ? Style(.text, bold: true) : .plain,
          limit: width)
        row += 1
      }
    }
    page.canvas.write(
      look.chrome.truncated(look.word("rephrase.help"), to: page.size.columns - 2), column: 1,
      row: body.maxRow - 1, style: Style(.dim))
  }

  /// The wordings in so many rows each; a long prompt is cut, because it is what they share.
  private func lines(width: Int, rows: Int) -> [[String]] {
    let prompt = SafeText.visible(sheet.prompt, singleLine: true)
    func wrapped(_ prompt: String) -> [[String]] {
      sheet.wordings(of: prompt).map { LineWrap.lines($0, width: width).map(String.init) }
    }
    var room = DisplayWidth.columns(prompt)
    var blocks = wrapped(prompt)
    while blocks.contains(where: { $0.count > rows }), room > 8 {
      room = max(8, room * 3 / 4)
      blocks = wrapped(look.chrome.truncated(prompt, to: room) + " ")
    }
    return blocks.map { Array($0.prefix(rows)) }
  }
}
