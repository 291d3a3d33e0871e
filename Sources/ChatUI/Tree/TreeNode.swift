import Conversation
import Resilience
import Screen

/// What the tree tells of one turn: its mark, and the facts of its second row.
struct TreeNode {
  private let turn: Turn
  private let row: TreeLayout.Row
  private let editor: EditorState
  private let look: Look

  init(_ turn: Turn, _ row: TreeLayout.Row, _ editor: EditorState, _ look: Look) {
    self.turn = turn
    self.row = row
    self.editor = editor
    self.look = look
  }

  /// The mark of its row: a fold, or where it stands.
  func mark(isOnPath: Bool) -> Span {
    let style = Style(isOnPath ? .accent : .text)
    if row.folded > 0 { return Span(look.chrome[.folded], style) }
    let mark = TurnMark(turn, editor, look)
    return Span(mark.glyph, mark.word == nil ? style : Style(mark.role))
  }

  /// The second row, in so many columns: `@2 ★ · 2K · $0.144 · 14:02`.
  ///
  /// What the user says of it stays; of the rest as much as there is room for.
  func facts(_ width: Int) -> [Span] {
    if row.folded > 0 { return [Span(look.chrome.truncated(fold, to: width), Style(.dim))] }
    let state = stateWords
    var room = width - state.reduce(0) { $0 + $1.columns }
    if !state.isEmpty { room -= DisplayWidth.columns(look.dot) }
    let annotation = editor.annotations[turn.id]
    let star = annotation?.isStarred == true ? look.chrome[.star] : nil
    let head = [number, star].compactMap { $0 }.joined(separator: " ")
    var tail = [
      annotation?.label.map { "\"\(SafeText.visible($0, singleLine: true))\"" },
      annotation?.note == nil ? nil : look.word("tree.noted"),
    ].compactMap { $0 }
    func text(_ middle: [String], _ end: String = "") -> String {
      ([head] + middle + tail + [end]).filter { !$0.isEmpty }.joined(separator: look.dot)
    }
    if editor.base?.id == turn.id {
      let (full, short) = (look.word("tree.starts"), look.word("tree.starts.short"))
      tail.append(DisplayWidth.columns(text([], full)) <= room ? full : short)
    }
    var middle: [String] = []
    for forms in self.middle {
      let fitting = forms.first { DisplayWidth.columns(text(middle + [$0])) <= room }
      if let fitting { middle.append(fitting) }
    }
    let words = look.chrome.truncated(text(middle), to: max(0, room))
    let gap = state.isEmpty || words.isEmpty ? "" : look.dot
    return state + [Span(gap + words, Style(.dim))]
  }

  /// The number of its picture.
  private var number: String? {
    turn.primaryPicture.flatMap { editor.numbers.number(of: $0, in: turn.id) }.map { "@\($0)" }
  }

  /// Size, model, cost, time, each in its full form and the shorter one.
  private var middle: [[String]] {
    var facts: [[String]] = []
    let failure = editor.toldFailure(of: turn)
    if turn.isAnswered, let size = turn.settings.size {
      facts.append([SafeText.visible(size, singleLine: true)])
    }
    if let answered = turn.answeredBy, !answered.hasPrefix(turn.settings.model) {
      let asked = turn.settings.model
      facts.append([
        look.word("facts.for", answered, asked),
        look.word("facts.for", nick(answered), nick(asked)),
      ])
    } else if turn.settings.model != editor.session.settings.model {
      let model = SafeText.visible(turn.settings.model, singleLine: true)
      facts.append([model, nick(turn.settings.model)])
    }
    if let cost = turn.cost, cost > .zero || failure == nil {
      facts.append([look.words.turnCost(cost)])
    } else if let failure, editor.run?.turn != turn.id {
      facts.append([look.word("tree.charge.\(failure.charge.rawValue)")])
    }
    return facts + [[look.time(turn.createdAt)]]
  }

  private func nick(_ model: String) -> String {
    SafeText.visible(look.setup.models[model]?.short ?? model, singleLine: true)
  }

  /// Why there is no picture, with the category's mark: `○ safety IMAGE_SAFETY`.
  private var stateWords: [Span] {
    let mark = TurnMark(turn, editor, look)
    guard mark.word != nil else { return [] }
    let failure = editor.toldFailure(of: turn)
    let code = failure?.httpStatus.flatMap { $0 == 200 ? nil : String($0) }
    let status = (failure?.finishReason ?? (code == nil ? nil : failure?.rpcStatus)).map {
      SafeText.visible($0, singleLine: true)
    }
    let rest = [code, status].compactMap { $0 }.map { " " + $0 }.joined()
    return [mark.span, Span(rest, Style(mark.role))]
  }

  /// `2 turns folded · $0.29 · ends at @8`.
  private var fold: String {
    let turns = editor.tree.subtree(of: turn.id)
    let cost = turns.reduce(Money.zero) { $0 + ($1.cost ?? .zero) }
    let last = turns.last { $0.primaryPicture != nil }
    let end = last.flatMap { turn in
      turn.primaryPicture.flatMap { editor.numbers.number(of: $0, in: turn.id) }
    }
    return [
      look.word("tree.folded", String(row.folded)), look.words.sum(cost),
      end.map { look.word("tree.endsAt", String($0)) },
    ].compactMap { $0 }.joined(separator: look.dot)
  }
}
