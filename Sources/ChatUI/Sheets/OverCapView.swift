import Conversation
import Screen

/// The question over a cap: what the turn costs, what is left, and the answer that sends nothing.
struct OverCapView {
  private let overrun: Overrun
  private let look: Look

  init(_ question: OverCapState, _ look: Look) {
    overrun = question.overrun
    self.look = look
  }

  func draw(on page: inout Page) {
    let width = page.size.columns - 2
    let words = look.words
    let use = overrun.use
    let kind = use.kind.rawValue
    var sentences = [
      look.word(
        "cap.over.\(kind)", words.sum(overrun.cost.cents(.up)), words.sum(use.cap),
        words.sum(use.left.cents(.down)))
    ]
    if use.spent.possible > .zero {
      sentences.append(look.word("cap.possible", words.sum(use.spent.possible.cents(.up))))
    }
    sentences.append(look.word("cap.kept"))
    let lines = sentences.flatMap { LineWrap.lines($0, width: max(1, width)).map(String.init) }
    let body = page.sheet(
      rows: lines.count + 1, title: look.word("cap.title.\(kind)"), right: look.word("cap.esc"),
      look)
    for (place, line) in lines.suffix(max(0, body.rows - 1)).enumerated() {
      page.canvas.write(line, column: 1, row: body.row + place, style: .plain, limit: width)
    }
    page.canvas.write(
      look.word("cap.choices"), column: 1, row: body.maxRow - 1, style: .plain, limit: width)
  }
}
