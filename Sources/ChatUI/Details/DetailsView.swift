import Conversation
import Screen

/// The sheet of all that is known of one turn.
struct DetailsView {
  private let details: DetailsState
  private let state: AppState

  init(_ details: DetailsState, _ state: AppState) {
    self.details = details
    self.state = state
  }

  func draw(on page: inout Page) {
    let (size, look) = (page.size, state.look)
    let top = size.rows >= 16 ? 1 : 0
    page.cover(from: top, to: size.rows - 1)
    guard let editor = state.editor, let turn = editor.history[details.turn] else { return }
    let body = Rect(
      column: 0, row: top + 1, columns: size.columns, rows: max(1, size.rows - top - 2))
    let lines = DetailsLines(
      turn: turn, editor: editor, state: state, isRawOpen: details.isRawOpen,
      columns: size.columns - 2
    ).lines
    let (first, below) = details.scroll.window(of: lines.count, in: body.rows)
    let more = below > 0 ? look.word("browser.more", String(below)) + look.dot : ""
    page.rule(
      top,
      left: [
        Span(
          look.word("details.title", editor.names[turn.id]), Style(.text, bold: true))
      ],
      right: [Span(more + look.word("sheet.esc"), Style(.dim))], look: look)
    for (place, line) in lines.dropFirst(first).prefix(body.rows).enumerated() {
      page.write(line, column: 1, row: body.row + place, limit: size.columns - 2)
    }
  }
}
