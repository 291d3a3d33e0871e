import Conversation
import Foundation
import Resilience
import Screen

/// Everything the service said about a failure, what was charged, and what can be done.
struct FailureCardView {
  private let card: FailureCardState
  private let state: AppState
  private let look: Look

  init(_ card: FailureCardState, _ state: AppState) {
    self.card = card
    self.state = state
    look = state.look
  }

  func draw(on page: inout Page) {
    let size = page.size
    let top = size.rows >= 16 ? 1 : 0
    page.cover(from: top, to: size.rows - 1)
    guard let editor = state.editor, let turn = editor.tree[card.turn] else { return }
    let notice = editor.notice(of: turn)
    guard let failure = editor.toldFailure(of: turn) else { return }
    let body = Rect(
      column: 0, row: top + 1, columns: size.columns, rows: max(1, size.rows - top - 4))
    let lines = FailureCardLines(
      failure: failure, notice: notice, turn: turn, editor: editor, state: state,
      isRawOpen: card.isRawOpen, columns: size.columns - 2
    ).lines
    let (first, below) = card.scroll.window(of: lines.count, in: body.rows)
    drawTitle(failure, of: editor.names[turn.id], below: below, row: top, on: &page)
    for (place, line) in lines.dropFirst(first).prefix(body.rows).enumerated() {
      page.write(line, column: 1, row: body.row + place, limit: size.columns - 2)
    }
    drawActions(on: &page, failure, notice)
  }

  /// The rule above the card: what it is about, and how much of it stands below.
  private func drawTitle(
    _ failure: Failure, of name: String, below count: Int, row: Int, on page: inout Page
  ) {
    let role = Role(failure.category)
    let category = look.word("category.\(failure.category.rawValue)")
    let more = count > 0 ? look.word("browser.more", String(count)) + look.dot : ""
    page.rule(
      row,
      left: [
        Span("\(look.chrome.mark(for: role) ?? "!") \(category)", Style(role)),
        Span(look.dot + look.word("card.title", name), Style(.text, bold: true)),
      ],
      right: [Span(more + look.word("sheet.esc"), Style(.dim))], look: look)
  }

  /// The keys that act from here, in the two rows above the bar; the most useful first.
  private func drawActions(on page: inout Page, _ failure: Failure, _ notice: RetryNotice?) {
    let actions = FailureCardActions(
      notice?.remedies ?? failure.remedies, failure, of: card.turn, state)
    let width = max(12, page.size.columns / 5)
    let perRow = max(1, page.size.columns / width)
    for (place, action) in actions.list.enumerated() where place / perRow < 2 {
      let column = 1 + place % perRow * width
      let row = page.size.rows - 3 + place / perRow
      page.canvas.write(action.name, column: column, row: row, style: Style(.accent, bold: true))
      page.canvas.write(
        look.chrome.truncated(action.label, to: width - 3), column: column + 2, row: row,
        style: .plain)
    }
  }
}
