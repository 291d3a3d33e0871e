import ChatUI
import Testing

/// Editing as dialogues: text with the caret as `|`, edits, text with the caret.
@Suite struct TextBufferTests {
  private func buffer(_ marked: String) -> TextBuffer {
    let parts = marked.split(separator: "|", omittingEmptySubsequences: false)
    var buffer = TextBuffer(parts.joined())
    buffer.moveCaret(to: parts[0].count)
    return buffer
  }

  private func marked(_ buffer: TextBuffer) -> String {
    String(buffer.characters[..<buffer.caret]) + "|" + String(buffer.characters[buffer.caret...])
  }

  @Test(arguments: [
    ("a|b", [TextBuffer.Edit.insert("x")], "ax|b"),
    ("船|在", [.backspace], "|在"),
    ("👩‍👩‍👧|!", [.backspace], "|!"),
    ("e|", [.insert("\u{301}"), .backspace], "|"),
    ("|船在", [.delete], "|在"),
    ("one two|", [.wordLeft], "one |two"),
    ("one two|", [.killWordBack, .yank, .yank], "one twotwo|"),
    ("on|e two", [.wordRight, .killWordForward], "one|"),
    ("one\ntw|o", [.up], "on|e\ntwo"),
    ("longer\nab\nlonger|", [.up, .up], "longer|\nab\nlonger"),
    ("on|e\ntwo", [.down, .lineEnd], "one\ntwo|"),
    ("one\ntwo|", [.killToLineStart, .killToLineStart], "one|"),
    ("o|ne\ntwo", [.killToLineEnd, .killToLineEnd], "o|two"),
    ("ab|", [.transpose], "ba|"),
    ("a|bc", [.transpose], "ba|c"),
    ("a|", [.insert("b"), .insert("c"), .undo], "a|"),
    ("a|", [.insert("b"), .left, .insert("c"), .undo, .undo, .redo], "a|b"),
    ("|", [.backspace, .left, .up, .down, .transpose, .undo, .redo, .yank], "|"),
  ])
  func `an edit gives the text and caret a user of Emacs keys expects`(
    before: String, edits: [TextBuffer.Edit], after: String
  ) {
    var buffer = buffer(before)
    for edit in edits { buffer.apply(edit) }
    #expect(marked(buffer) == after)
  }

  @Test func `an edit without effect says so`() {
    var buffer = buffer("|a")
    let changed = [TextBuffer.Edit.left, .backspace, .right].map { buffer.apply($0) }
    #expect(changed == [false, false, true])
  }

  @Test func `a replaced text comes back by undo`() {
    var buffer = buffer("typed|")
    buffer.replace(with: "from history")
    buffer.apply(.undo)
    #expect(buffer.text == "typed")
  }

  @Test func `any series of edits keeps the caret inside the text`() {
    var seed: UInt64 = 7
    func random(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    let edits: [TextBuffer.Edit] = [
      .insert("a"), .insert("船"), .insert("\n"), .insert("\u{301}"), .insert("👍🏽 b"), .backspace,
      .delete, .left, .right, .wordLeft, .wordRight, .up, .down, .lineStart, .lineEnd, .textStart,
      .textEnd, .killWordBack, .killWordForward, .killToLineStart, .killToLineEnd, .yank,
      .transpose, .undo, .redo,
    ]
    var buffer = TextBuffer()
    for _ in 0..<5000 {
      buffer.apply(edits[random(edits.count)])
      #expect((0...buffer.characters.count).contains(buffer.caret))
      if buffer.characters.count > 400 { buffer.replace(with: "") }
    }
  }
}
