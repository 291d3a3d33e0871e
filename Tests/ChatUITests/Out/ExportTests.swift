import ChatUI
import Conversation
import Screen
import Testing

/// A session on its way out: the name says the format.
@Suite struct ExportTests {
  @Test(
    arguments: [
      ("lake.html", ExportFormat.html), ("Lake.HTM", .html), ("a/b.plantain", .plantain),
      ("x.jsonl", .jsonl), ("lake.md", .markdown), ("lake/", .markdown), ("lake", nil),
      ("lake.pdf", nil), ("a.html/lake", nil), ("", nil),
    ])
  func `the ending is the format`(name: String, format: ExportFormat?) {
    #expect(ExportFormat(path: name) == format)
  }

  @Test func `Tab goes through all formats and comes back`() throws {
    var state = try Fixture.state()
    #expect(state.press("<C-x>x") == [])
    var seen: [String] = []
    for _ in 0..<5 {
      guard case .line(let line) = state.sheet else { break }
      seen.append(line.input.text)
      state.press("<Tab>")
    }
    let stem = "lake-at-dusk"
    #expect(
      seen == ["\(stem).html", "\(stem).plantain", "\(stem).jsonl", "\(stem)/", "\(stem).html"])
    #expect(ExportFormat.next(of: "~/out/lake") == "~/out/lake.html")
  }

  @Test func `Enter sends the session to the file, in the language of the screen`() throws {
    var state = try Fixture.state(language: .chinese)
    state.press("<C-x>x")
    #expect(state.frame.cells.text.contains("把会话导出为"))
    #expect(
      state.press("<Enter>")
        == [.export(Fixture.sessionID, .html, name: "lake-at-dusk.html", .chinese)])
    #expect(state.sheet == nil)
    _ = state.update(.saved(.success("lake-at-dusk.html")))
    #expect(state.frame.cells.text.contains("已存为 lake-at-dusk.html"))
  }

  @Test func `a name without a format stays in the line, and an empty session has none`() throws {
    var state = try Fixture.state()
    #expect(state.press("<C-x>x<C-u>lake.pdf<Enter>") == [])
    let text = state.frame.cells.text
    #expect(text.contains("lake.pdf ends with no format"))
    #expect(text.contains("end it with .html, .plantain, .jsonl or / for a folder"))
    state.press("<C-u>~/lake/<Enter>")
    #expect(state.sheet == nil)
    var empty = try Fixture.state(turns: [])
    empty.press("<C-x>x")
    #expect(empty.sheet == nil)
  }

  @Test func `a session that is opened for a turn shows it, and goes on from it`() throws {
    var first = Fixture.answered()
    first.answer = [Part(.picture(Fixture.drawn(1)))]
    var second = Fixture.pending(2, "make it night", parent: 1)
    second.state = .answered
    second.answer = [Part(.picture(Fixture.drawn(2)))]
    var state = try Fixture.state(turns: [])
    var opened = OpenedSession(
      session: Session(createdAt: Fixture.now, settings: Fixture.settings), turns: [first, second])
    opened.turn = first.id
    _ = state.update(.sessionOpened(opened))
    #expect(state.editor?.current?.id == first.id)
    #expect(state.editor?.base?.id == first.id)
    #expect(state.frame.cells.text.contains("edits @2"))
    // The newest goes on by itself; a turn that is not there changes nothing.
    for turn in [second.id, TurnID.random()] {
      opened = OpenedSession(
        session: Session(createdAt: Fixture.now, settings: Fixture.settings),
        turns: [first, second])
      opened.turn = turn
      _ = state.update(.sessionOpened(opened))
      #expect(state.editor?.composer.base == .newest)
    }
  }
}
