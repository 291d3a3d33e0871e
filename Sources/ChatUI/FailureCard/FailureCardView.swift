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
    guard let failure = notice?.failure ?? editor.failure(of: turn) else { return }
    let role = Role(failure.category)
    let name = look.word("category.\(failure.category.rawValue)")
    let title = look.word("card.title", String(editor.number(of: turn.id)))
    page.rule(
      top,
      left: [
        Span("\(look.chrome.mark(for: role) ?? "!") \(name)", Style(role)),
        Span(look.dot + title, Style(.text, bold: true)),
      ],
      right: [Span(look.word("sheet.esc"), Style(.dim))], look: look)
    let body = Rect(
      column: 0, row: top + 1, columns: size.columns, rows: max(1, size.rows - top - 4))
    let lines = FailureCardLines(
      failure: failure, notice: notice, turn: turn, editor: editor, state: state,
      isRawOpen: card.isRawOpen, columns: size.columns - 2
    ).lines
    let scroll = max(0, min(card.scroll, lines.count - body.rows))
    for (place, line) in lines.dropFirst(scroll).prefix(body.rows).enumerated() {
      page.canvas.write(line, column: 1, row: body.row + place, limit: size.columns - 2)
    }
    drawActions(on: &page, notice?.remedies ?? failure.remedies)
  }

  /// The commands that act from here, in the two rows above the bar.
  private func drawActions(on page: inout Page, _ remedies: [Remedy]) {
    var commands = remedies.compactMap { remedy -> Command? in
      switch remedy {
      case .now, .again, .repair, .useReplacement, .resendFile: .again
      case .stop: .stop
      case .otherModel: .otherModel
      case .lowerSize: .lowerSize
      case .viewPart: .view
      case .sendAt: .sendAt
      case .rephrase, .saveElsewhere, .card, .editPrompt, .settings: nil
      }
    }
    commands += [.editTurn, .model, .settings]
    var actions: [(String, String)] = []
    for command in commands {
      let letter = command.letter.map(String.init) ?? ""
      guard !actions.contains(where: { $0.0 == letter }) else { continue }
      let isNow = command == .again && remedies.contains(.now)
      actions.append(
        (letter, isNow ? look.word("key.now") : look.word("\(command.titleKey).short")))
    }
    actions.append(("o", look.word("card.report")))
    let width = max(12, page.size.columns / 4)
    let perRow = max(1, page.size.columns / width)
    for (place, action) in actions.enumerated() where place / perRow < 2 {
      let column = 1 + place % perRow * width
      let row = page.size.rows - 3 + place / perRow
      page.canvas.write(action.0, column: column, row: row, style: Style(.accent, bold: true))
      page.canvas.write(
        action.1, column: column + 2, row: row, style: .plain, limit: width - 3)
    }
  }
}
