import Screen
import Testing

@Suite struct TerminalAnswersTests {
  /// What a terminal said, byte by byte as it comes, read by the decoder that reads keys.
  private func answers(_ bytes: String) -> (TerminalAnswers, [InputEvent]) {
    var decoder = InputDecoder()
    var answers = TerminalAnswers()
    var others: [InputEvent] = []
    for byte in bytes.utf8 {
      for event in decoder.decode([byte]) {
        if case .reply(let reply) = event, answers.take(reply) { continue }
        others.append(event)
      }
    }
    return (answers, others)
  }

  @Test func `kitty's answers are understood whole`() {
    let (answers, others) = self.answers(
      "\u{1B}P>|kitty(0.35.2)\u{1B}\\\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[6;20;9t\u{1B}[4;720;990t"
        + "\u{1B}[?62;c")
    #expect(answers.name == "kitty(0.35.2)" && answers.knowsKitty && answers.isComplete)
    #expect(answers.cell == CellPixels(width: 9, height: 20))
    #expect(!answers.knowsSixel && others.isEmpty)
  }

  @Test func `a terminal with sixel says so among its attributes`() {
    #expect(answers("\u{1B}[?63;1;2;4;6;9;15;22c").0.knowsSixel)
    #expect(!answers("\u{1B}[?64;14;24c").0.knowsSixel)
  }

  @Test func `an error of kitty's protocol is no yes`() {
    #expect(!answers("\u{1B}_Gi=31;ENOTSUPPORTED:no\u{1B}\\").0.knowsKitty)
  }

  @Test func `the cell follows from the text area where only that is told`() {
    let screen = Size(columns: 100, rows: 40)
    let (answers, _) = answers("\u{1B}[4;800;900t\u{1B}[?1c")
    #expect(answers.cellPixels(on: screen) == CellPixels(width: 9, height: 20))
  }

  @Test(arguments: ["\u{1B}[6;0;0t", "\u{1B}[6;99999999;9t", "\u{1B}[6;20t", "\u{1B}[4;8;9t"])
  func `sizes that no cell has are not believed`(reply: String) {
    #expect(answers(reply).0.cellPixels(on: Size(columns: 80, rows: 24)) == nil)
  }

  @Test func `a name cannot act, and replies to other questions are left alone`() {
    let (answers, others) = self.answers(
      "\u{1B}P>|a\u{9B}31mb\u{1B}\\\u{1B}]11;rgb:0/0/0\u{7}\u{1B}[0n")
    #expect(!answers.name.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x9B })
    #expect(others.count == 2)
  }
}
