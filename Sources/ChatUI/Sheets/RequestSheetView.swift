import Conversation
import Screen

/// Draws what goes along with the next request: a row for each turn of the path, with its bytes.
struct RequestSheetView {
  private let sheet: RequestSheetState
  private let state: AppState
  private let look: Look

  init(_ sheet: RequestSheetState, _ state: AppState) {
    self.sheet = sheet
    self.state = state
    look = state.look
  }

  func draw(on page: inout Page) {
    guard let editor = state.editor else { return }
    let plan = editor.plan(state.requestRules)
    let room = min(max(1, plan.turns.count), max(1, min(12, page.size.rows - 7)))
    let body = page.sheet(
      rows: room + 1, title: look.word("request.title"),
      right: look.words.share(plan.byteCount, of: plan.byteLimit), look)
    let rows = max(1, body.rows - 1)
    let first = max(0, min(sheet.selection - rows + 1, plan.turns.count - rows))
    for place in 0..<rows where first + place < plan.turns.count {
      draw(
        plan.turns[first + place], of: editor, isChosen: first + place == sheet.selection,
        row: body.row + place, on: &page)
    }
    page.canvas.write(
      look.chrome.truncated(look.word("request.help"), to: page.size.columns - 2), column: 1,
      row: body.maxRow - 1, style: Style(.dim))
  }

  private func draw(
    _ planned: PlannedTurn, of editor: EditorState, isChosen: Bool, row: Int, on page: inout Page
  ) {
    let turn = planned.turn
    if isChosen {
      page.canvas.write(
        look.chrome[.pointer], column: 1, row: row, style: Style(.accent, bold: true))
    }
    let goes = planned.isWhole || planned.form == .asYours
    let words = RequestLabels.word(planned, look)
    let right = planned.byteCount > 0 ? "\(words)  \(look.words.bytes(planned.byteCount))" : words
    let rightColumn = max(12, page.size.columns - 1 - DisplayWidth.columns(right))
    let number = editor.names[turn.id]
    let picture = turn.primaryPicture.flatMap { editor.numbers.number(of: $0, in: turn.id) }
    let head = "\(goes ? "[x]" : "[ ]") \(number)  " + (picture.map { "@\($0)  " } ?? "")
    let prompt = SafeText.visible(turn.promptText, singleLine: true)
    let style = Style(goes ? .text : .dim, bold: isChosen)
    page.canvas.write(
      look.chrome.truncated(head + prompt, to: max(0, rightColumn - 5)), column: 3, row: row,
      style: style)
    page.canvas.write(
      look.chrome.truncated(right, to: page.size.columns - 1 - rightColumn), column: rightColumn,
      row: row, style: Style(.dim))
  }
}
