import Conversation
import Resilience
import Screen

/// Where a turn stands, as one glyph and a word: `○ safety`, `↑ in flight`, `◦ queued`.
struct TurnMark {
  let glyph: String
  let role: Role
  /// nil for an answered turn, whose picture says enough.
  let word: String?

  init(_ turn: Turn, _ editor: EditorState, _ look: Look) {
    let isRunning = editor.run?.turn == turn.id && editor.run?.notice == nil
    if isRunning || turn.state == .pending {
      (glyph, role) = (look.chrome[.sending], .accent)
      word = look.word("tree.runs")
    } else if turn.state == .interrupted {
      (glyph, role) = (look.chrome[.interrupted], .cancelled)
      word = look.word("state.interrupted")
    } else if let failure = editor.toldFailure(of: turn) {
      role = Role(failure.category)
      glyph = look.chrome.mark(for: role) ?? "!"
      word = look.word("category.\(failure.category.rawValue)")
    } else if turn.isAnswered {
      (glyph, role, word) = (look.chrome[.node], .text, nil)
    } else {
      (glyph, role) = (look.chrome[.queued], .accent)
      let until = turn.waitsUntil.map { " " + look.word("bar.until", look.moment($0)) } ?? ""
      word = look.word("state.scheduled") + until
    }
  }

  /// The glyph and the word.
  var span: Span { Span("\(glyph) \(word ?? "")", Style(role)) }
}
