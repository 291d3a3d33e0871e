import Screen

/// What a session without turns says: what Plantain does, how to begin, what is missing.
struct GreetingView {
  private let state: AppState
  private let look: Look

  init(_ state: AppState) {
    self.state = state
    look = state.look
  }

  func draw(on page: inout Page, in rect: Rect) {
    let isWide = rect.columns >= 76 && rect.rows >= 12
    let margin = isWide ? 7 : 1
    let columns = max(1, rect.columns - margin - 1)
    var lines = paragraphs
    if !isWide {
      // Few rows: what keeps one from beginning comes first, and nothing is blank.
      lines = lines.filter(\.isUrgent) + lines.filter { !$0.isUrgent && !$0.text.isEmpty }
    }
    var row = rect.row + (isWide ? 2 : 0)
    for line in lines {
      let indent = isWide ? line.indent : min(1, line.indent)
      row = page.words(
        line.text, column: margin + indent, row: row, columns: columns - indent,
        style: line.style, end: rect.maxRow)
    }
  }

  private struct Line {
    var text: String
    var indent = 0
    var style = Style.plain
    var isUrgent = false
  }

  private var paragraphs: [Line] {
    let dim = Style(.dim)
    var lines = [
      Line(text: look.word("greet.what")), Line(text: look.word("greet.safe")), Line(text: ""),
      Line(text: look.word("greet.describe")),
      Line(text: look.word("greet.example.1"), indent: 4, style: dim),
      Line(text: look.word("greet.example.2"), indent: 4, style: dim),
      Line(text: look.word("greet.attach")), Line(text: ""),
    ]
    if !state.setup.canSend {
      lines += [
        Line(text: look.word("greet.noKey"), style: Style(.access), isUrgent: true),
        Line(text: look.word("greet.noKey.demo"), indent: 4, isUrgent: true),
        Line(text: look.word("greet.noKey.set"), indent: 4, isUrgent: true), Line(text: ""),
      ]
    } else if state.setup.service != .demo {
      lines += [Line(text: look.word("greet.demo"), style: dim), Line(text: "")]
    }
    lines.append(Line(text: look.word("greet.leave"), style: dim))
    lines.append(Line(text: look.word("greet.keys"), style: dim))
    return lines
  }
}
