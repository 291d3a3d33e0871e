import Conversation
import Screen

/// Draws the rows of the transcript that are in view, and the rail beside them.
struct TranscriptView {
  private let editor: EditorState
  private let layout: ScreenLayout
  private let look: Look
  private let pictures: PictureCells

  init(
    _ editor: EditorState, _ layout: ScreenLayout, _ look: Look, _ pictures: PictureCells
  ) {
    self.editor = editor
    self.layout = layout
    self.look = look
    self.pictures = pictures
  }

  func draw(on page: inout Page) {
    let rect = layout.transcript
    let window = TranscriptLayout(editor, layout: layout, look: look).window(editor.transcript)
    for (place, line) in window.lines.enumerated() {
      for span in line.marked(by: editor.found) {
        page.canvas.write(
          span.text, column: span.column, row: rect.row + place, style: span.style,
          limit: max(0, rect.maxColumn - 1 - span.column))
      }
    }
    for picture in window.pictures {
      let position = Position(column: picture.column, row: rect.row + picture.line)
      if let cells = picture.cells {
        page.canvas.blit(cells, column: position.column, row: position.row, clip: rect)
        continue
      }
      page.draw(picture.request, at: position, clip: rect, from: pictures, look: look)
    }
    if layout.rail > 0 { drawRail(on: &page) }
  }

  /// Earlier pictures of the path, the newest of them last: 32×9 with their number below.
  private func drawRail(on page: inout Page) {
    let rect = layout.transcript
    let area = Rect(
      column: layout.size.columns - layout.rail + 1, row: rect.row, columns: 32, rows: rect.rows)
    let onPath = Set(editor.tree.path(to: editor.base(.newest)?.id).map(\.id))
    let earlier = editor.numbers.entries.filter { onPath.contains($0.turn) }.dropLast()
    let size = PictureSize(
      limit: Size(columns: 32, rows: 9), ratio: look.setup.cellRatio,
      cellPixels: look.setup.cellPixels)
    var row = area.row
    for entry in earlier.suffix(area.rows / 11) {
      let cells = size.cells(of: entry.picture)
      let request = ImageRequest(blob: entry.picture.blob.rawValue, size: cells)
      page.draw(
        request, at: Position(column: area.column, row: row), clip: area, from: pictures,
        look: look)
      row += cells.rows
      let name = entry.picture.name.map { " " + SafeText.visible($0, singleLine: true) } ?? ""
      page.canvas.write(
        look.chrome.truncated("@\(entry.number)\(name)", to: 32), column: area.column, row: row,
        style: Style(.dim))
      row += 2
    }
  }
}
