import ChatUI
import Conversation
import Foundation
import Screen
import Testing

/// The composer as keys meet it.
@Suite struct ComposerTests {
  private func text(_ state: AppState) -> String? { state.editor?.composer.buffer.text }

  @Test func `C-j, Alt+Enter, Shift+Enter and a backslash make lines`() throws {
    var state = try Fixture.state()
    state.press("a<C-j>b<Alt+Enter>c<Shift+Enter>d\\<Enter>e")
    #expect(text(state) == "a\nb\nc\nd\ne")
  }

  @Test func `the composer grows to its limit and keeps the caret in view`() throws {
    var state = try Fixture.state()
    for line in 1...9 { state.press("line \(line)<C-j>") }
    let frame = state.frame
    #expect(frame.cells.text.contains("line 9"))
    #expect(!frame.cells.text.contains("line 3"))
    #expect(frame.cursor == Position(column: 3, row: 22))
  }

  @Test func `the caret counts wide characters, emoji and marks`() throws {
    var state = try Fixture.state()
    state.press("月亮🌙e\u{301}")
    #expect(state.frame.cursor == Position(column: 3 + 7, row: 22))
    state.press("<Left><Left>")
    #expect(state.frame.cursor == Position(column: 3 + 4, row: 22))
    state.press("<Backspace>")
    #expect(text(state) == "月🌙e\u{301}")
  }

  @Test func `a typed path of a picture is attached when a blank ends it`() throws {
    var state = try Fixture.state()
    #expect(
      state.press("make @lake.jpg").last
        == .saveDraft(
          Fixture.session(), Draft(text: "make @lake.jpg")))
    #expect(state.press(" ").contains(.attach(path: "lake.jpg")))
    state.press("blue")
    _ = state.update(.attached(path: "lake.jpg", .success(Fixture.lake)))
    #expect(text(state) == "make blue")
    #expect(state.editor?.composer.attachments == [Fixture.lake])
    #expect(state.frame.cells.text.contains("── edits @2 · @1 ──"))
    state.press("<Home><Backspace>")
    #expect(state.editor?.composer.attachments == [])
  }

  @Test func `enter attaches first and sends when the file is there`() throws {
    var state = try Fixture.state()
    let effects = state.press("like @~/a\\ b.png<Enter>")
    #expect(effects.contains(.attach(path: "~/a b.png")))
    #expect(!effects.contains { if case .startTurn = $0 { true } else { false } })
    let sent = state.update(.attached(path: "~/a b.png", .success(Fixture.lake)))
    #expect(
      sent.contains(
        .startTurn(
          TurnRequest(
            session: Fixture.session(), parent: Fixture.turnID(1),
            prompt: [.picture(Fixture.lake), .text("like")], settings: Fixture.settings))))
  }

  @Test func `undo makes an attached path text again, redo a picture`() throws {
    var state = try Fixture.state()
    _ = state.update(.input(.paste("/home/me/lake.jpg")))
    _ = state.update(.attached(path: "/home/me/lake.jpg", .success(Fixture.lake)))
    #expect(state.editor?.composer.attachments == [Fixture.lake])
    state.press("<C-_>")
    #expect(text(state) == "@/home/me/lake.jpg ")
    #expect(state.editor?.composer.attachments == [])
    var redone = state
    #expect(state.press("<Enter>").contains { if case .startTurn = $0 { true } else { false } })
    redone.press("<C-x><C-_>")
    #expect(text(redone) == "")
    #expect(redone.editor?.composer.attachments == [Fixture.lake])
  }

  @Test func `a refused file stays a word, is told, and does not block`() throws {
    var state = try Fixture.state()
    state.press("like @no.png<Enter>")
    let none = Refusal.told("no.png is not there")
    #expect(
      !state.update(.attached(path: "no.png", .failure(none))).contains {
        if case .startTurn = $0 { true } else { false }
      })
    #expect(text(state) == "like @no.png")
    #expect(state.frame.cells.text.contains("no.png is not there"))
    #expect(state.press("<Enter>").contains { if case .startTurn = $0 { true } else { false } })
  }

  @Test(arguments: [
    "/home/me/lake.jpg", "'/home/me/lake.jpg'", "file:///home/me/lake.jpg", "/home/me/lake.jpg\n",
  ])
  func `a dropped path is attached`(pasted: String) throws {
    var state = try Fixture.state()
    let effects = state.update(.input(.paste(pasted)))
    #expect(effects.contains(.attach(path: "/home/me/lake.jpg")))
    _ = state.update(.attached(path: "/home/me/lake.jpg", .success(Fixture.lake)))
    #expect(text(state) == "")
  }

  @Test func `a paste is filtered and a newline in it never sends`() throws {
    var state = try Fixture.state()
    let effects = state.update(.input(.paste("one\u{1B}[2J\ntwo\n")))
    #expect(!effects.contains { if case .startTurn = $0 { true } else { false } })
    #expect(text(state) == "one[2J\ntwo\n")
  }

  @Test func `completions open by themselves, Tab takes one`() throws {
    var state = try Fixture.state()
    #expect(state.press("@la").contains(.complete(path: "la")))
    _ = state.update(.completions(of: "la", ["lake.jpg", "lamps/"]))
    #expect(state.frame.cells.text.contains("► lake.jpg"))
    state.press("<Down>")
    #expect(state.press("<Tab>").contains(.complete(path: "lamps/")))
    #expect(text(state) == "@lamps/")
    _ = state.update(.completions(of: "lamps/", ["lamps/one.png"]))
    #expect(state.press("<Enter>").contains(.attach(path: "lamps/one.png")))
    #expect(text(state) == "@lamps/one.png ")
  }

  @Test func `late completions of another word are not taken`() throws {
    var state = try Fixture.state()
    state.press("@la <Backspace>k")
    _ = state.update(.completions(of: "la", ["lake.jpg"]))
    #expect(state.editor?.composer.completions == nil)
  }

  @Test func `Up and Down go through the prompts only from the first and last line`() throws {
    var state = try Fixture.state(draft: Draft(text: "one\ntwo"))
    state.press("<Up>")
    #expect(text(state) == "one\ntwo")
    state.press("<Up>")
    #expect(text(state) == "Add a sunset to the painting, keep the boat where it is.")
    #expect(state.editor?.composer.attachments == [Fixture.lake])
    state.press("<Down>")
    #expect(text(state) == "one\ntwo")
    #expect(state.editor?.composer.attachments == [])
  }

  @Test func `one Up moves past a prompt that has just come back`() throws {
    var state = try StatusBarTests.failed(Fixture.overloaded)
    #expect(text(state) == "make the sky more dramatic")
    state.press("<Up>")
    #expect(text(state) == "Add a sunset to the painting, keep the boat where it is.")
  }

  @Test func `undo brings back what was sent or recalled`() throws {
    var state = try Fixture.state()
    state.press("words<Up>")
    state.press("<C-_>")
    #expect(text(state) == "words")
  }
}
