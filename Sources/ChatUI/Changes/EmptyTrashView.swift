import Screen

/// The question before the trash is emptied.
struct EmptyTrashView {
  private let count: TrashCount
  private let look: Look

  init(_ count: TrashCount, _ look: Look) {
    self.count = count
    self.look = look
  }

  func draw(on page: inout Page) {
    let width = page.size.columns - 2
    let sentences = [
      look.word("trash.goes", String(count.sessions), String(count.turns)),
      look.word("trash.stays"),
    ]
    let lines = sentences.flatMap { LineWrap.lines($0, width: max(1, width)).map(String.init) }
    let body = page.sheet(
      rows: lines.count + 1, title: look.word("trash.title"), right: look.word("trash.esc"), look)
    for (place, line) in lines.suffix(max(0, body.rows - 1)).enumerated() {
      page.canvas.write(line, column: 1, row: body.row + place, style: .plain, limit: width)
    }
    page.canvas.write(
      look.word("trash.choices"), column: 1, row: body.maxRow - 1, style: .plain, limit: width)
  }
}
