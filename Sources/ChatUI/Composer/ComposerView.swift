package import Screen

/// Draws the composer and the list of completions above it.
package struct ComposerView: Sendable {
  private let composer: ComposerState
  private let isFocused: Bool
  private let look: Look
  private let text: String
  /// The text in lines, set once: a long prompt takes a while.
  private let lines: [Substring]

  package init(_ composer: ComposerState, isFocused: Bool, _ look: Look, _ size: Size) {
    self.composer = composer
    self.isFocused = isFocused
    self.look = look
    text = composer.buffer.text
    lines = LineWrap.lines(text, width: ScreenLayout.composerColumns(size))
  }

  /// How many rows the text takes.
  package var lineCount: Int { lines.count }

  /// How many rows the text takes at a size.
  package static func lineCount(of composer: ComposerState, _ size: Size) -> Int {
    let columns = ScreenLayout.composerColumns(size)
    return LineWrap.lines(composer.buffer.text, width: columns).count
  }

  /// Draws the rows around the caret, and puts the hardware cursor there.
  package func draw(on page: inout Page, _ layout: ScreenLayout) {
    let columns = ScreenLayout.composerColumns(layout.size)
    let caret = text.index(text.startIndex, offsetBy: composer.buffer.caret)
    let caretLine = lines.lastIndex { $0.startIndex <= caret } ?? 0
    let rows = layout.composerRows
    let top = max(0, min(caretLine - rows + 1, lines.count - rows))
    let style = isFocused ? Style(.accent, bold: true) : Style(.dim)
    page.canvas.write(" >", column: 0, row: layout.composerRow, style: style)
    for (place, line) in lines.dropFirst(top).prefix(rows).enumerated() {
      page.canvas.write(
        SafeText.visible(String(line)), column: 3, row: layout.composerRow + place,
        style: .plain, limit: columns)
    }
    guard isFocused else { return }
    let line = lines[caretLine]
    let head = text[line.startIndex..<min(max(caret, line.startIndex), line.endIndex)]
    let blanks = caret > line.endIndex ? text[line.endIndex..<caret].count : 0
    let column = DisplayWidth.columns(SafeText.visible(String(head))) + blanks
    page.cursor = Position(
      column: min(layout.size.columns - 1, 3 + min(column, columns)),
      row: layout.composerRow + caretLine - top)
  }

  /// The files that complete the word under the caret, the chosen one marked.
  package func drawCompletions(on page: inout Page, above row: Int) {
    guard let list = composer.completions else { return }
    let room = min(8, max(1, row - 1), list.entries.count)
    let first = max(0, min(list.selection - room / 2, list.entries.count - room))
    page.cover(from: row - room, to: row)
    for place in 0..<room {
      let isChosen = first + place == list.selection
      let name = SafeText.visible(list.entries[first + place], singleLine: true)
      let mark = isChosen ? look.chrome[.pointer] : " "
      let columns = page.size.columns - 4
      let style = isChosen ? Style(.selection) : .plain
      page.canvas.write(mark, column: 1, row: row - room + place, style: Style(.accent))
      page.canvas.write(
        look.chrome.truncated(name, to: columns), column: 3, row: row - room + place,
        style: style)
    }
  }
}
