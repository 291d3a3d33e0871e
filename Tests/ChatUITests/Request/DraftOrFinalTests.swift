import ChatUI
import Conversation
import Foundation
import Screen
import Testing

/// A draft on the cheap model, then the final picture on the session's, with one key.
@Suite struct DraftOrFinalTests {
  private static let cheap = "gemini-3.1-flash-lite-image"

  private func started(_ effects: [Effect]) -> TurnRequest? {
    effects.lazy.compactMap { effect -> TurnRequest? in
      if case .startTurn(let request) = effect { request } else { nil }
    }.first
  }

  private func drafted() -> Turn {
    var turn = Fixture.pending(2, "make it night", parent: 1)
    turn.settings = GenerationSettings(model: Self.cheap, size: "1K", aspect: "16:9")
    turn.state = .answered
    turn.answer = [Part(.picture(Fixture.drawn(2, width: 1376, height: 768)))]
    turn.answeredBy = Self.cheap
    return turn
  }

  @Test func `the cheapest live model draws drafts`() throws {
    #expect(try ModelTable.builtIn().draftModel?.id == Self.cheap)
  }

  @Test func `a prompt goes to the cheap model, and the session keeps its own`() throws {
    var state = try Fixture.state(draft: Draft(text: "make it night"))
    let request = try #require(started(state.press("<C-x>F")))
    #expect(request.settings.model == Self.cheap && request.settings.size == "1K")
    #expect(request.settings.aspect == "16:9" && request.parent == Fixture.turnID(1))
    #expect(state.editor?.session.settings == Fixture.settings)
  }

  @Test func `the draft goes to the session's model, from where it went on`() throws {
    var state = try Fixture.state(turns: [Fixture.answered(), drafted()])
    let request = try #require(started(state.press("<C-x>F")))
    #expect(request.settings == Fixture.settings && request.parent == Fixture.turnID(1))
    #expect(request.prompt == [.text("make it night")])
  }

  @Test func `a session of the cheap model has the table's first for the final picture`() throws {
    var state = try Fixture.state(turns: [Fixture.answered(), drafted()])
    state.editor?.session.settings.model = Self.cheap
    #expect(started(state.press("<C-x>F"))?.settings.model == "gemini-3-pro-image")
  }

  @Test func `what is no draft is not sent, and neither is anything while a turn runs`() throws {
    var state = try Fixture.state()
    #expect(started(state.press("<C-x>F")) == nil)
    #expect(state.notice?.text.hasPrefix("F drafts a prompt") == true)
    state = try Running.sent(Size(columns: 80, rows: 24))
    state.press("more")
    #expect(started(state.press("<C-x>F")) == nil)
    #expect(state.editor?.composer.buffer.text == "more")
  }
}
