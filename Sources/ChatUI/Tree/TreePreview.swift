import Conversation
import Screen

/// The chosen turn of the tree at the right: its picture, its words, what is known of it.
struct TreePreview {
  private let turn: Turn
  private let editor: EditorState
  private let look: Look
  private let pictures: PictureCells

  init(_ turn: Turn, _ editor: EditorState, _ look: Look, _ pictures: PictureCells) {
    self.turn = turn
    self.editor = editor
    self.look = look
    self.pictures = pictures
  }

  func draw(in area: Rect, on page: inout Page) {
    let lines = self.lines(width: area.columns).prefix(max(1, area.rows - 6))
    var row = area.row
    if let picture = turn.primaryPicture, look.showsPictures {
      let limit = Size(columns: area.columns, rows: max(1, area.rows - lines.count - 1))
      let size = PictureSize(
        limit: limit, ratio: look.setup.cellRatio, cellPixels: look.setup.cellPixels
      ).cells(of: picture)
      page.draw(
        ImageRequest(blob: picture.blob.rawValue, size: size),
        at: Position(column: area.column, row: row), clip: area, from: pictures, look: look)
      row += size.rows + 1
    }
    for line in lines where row < area.maxRow {
      page.canvas.write([line], column: area.column, row: row, limit: area.columns)
      row += 1
    }
  }

  private func lines(width: Int) -> [Span] {
    func wrapped(_ text: String, _ style: Style, limit: Int) -> [Span] {
      let lines = LineWrap.lines(text, width: max(1, width)).map(String.init)
      return lines.prefix(limit).enumerated().map { place, line in
        let isCut = place == limit - 1 && lines.count > limit
        return Span(isCut ? look.chrome.truncated(line + "    ", to: width - 1) : line, style)
      }
    }
    var lines = [Span(editor.place(of: turn.id, look), Style(.text, bold: true))]
    lines += wrapped(SafeText.visible(turn.promptText), .plain, limit: 4)
    let facts = FactsLine(editor, look)
    if turn.primaryPicture != nil {
      lines += wrapped(
        facts.pieces(of: turn, width: 0).joined(separator: look.dot), Style(.dim), limit: 2)
    }
    lines += wrapped(facts.more(about: turn), Style(.dim), limit: 3)
    if let failure = editor.toldFailure(of: turn) {
      let words = FailureWords(failure, of: turn, in: editor, look: look).ended(isBack: false)
      for line in words where !line.isEmpty {
        lines += wrapped(look.chrome.rendered(SafeText.visible(line)), .plain, limit: 2)
      }
    }
    if let note = editor.annotations[turn.id]?.note {
      lines += wrapped(SafeText.visible(note), Style(.star), limit: 4)
    }
    return lines
  }
}
