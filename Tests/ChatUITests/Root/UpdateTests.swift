import ChatUI
import Conversation
import Foundation
import Resilience
import Screen
import Testing

/// Actions in, effects out: whole values compared.
@Suite struct UpdateTests {
  @Test func `an empty library goes straight to a new session`() throws {
    var state = AppState(
      setup: try Fixture.setup(), preferences: Preferences(defaults: Fixture.settings),
      size: Size(columns: 80, rows: 24), now: Fixture.now)
    #expect(
      state.update(
        .sessionsListed(
          BrowserPage(BrowserRequest(), rows: [], count: 0, total: 0, cost: .zero))) == [
          .newSession(Fixture.settings)
        ])
  }

  @Test func `enter sends the prompt on top of the newest answered turn`() throws {
    var state = try Fixture.state()
    let effects = state.press("more sky<Enter>")
    let request = TurnRequest(
      session: Fixture.session(), parent: Fixture.turnID(1), prompt: [.text("more sky")],
      settings: Fixture.settings)
    #expect(effects.contains(.startTurn(request)))
    #expect(state.editor?.composer.isEmpty == true)
    // Until it is on disk the draft keeps it.
    #expect(state.editor?.draft == Draft(text: "more sky"))
    let turn = Fixture.pending(2, "more sky", parent: 1)
    #expect(
      state.update(.turn(turn.id, .committed(turn)))
        == [.saveDraft(Fixture.session(), Draft())])
    #expect(state.editor?.run?.turn == turn.id)
  }

  @Test func `the first prompt names the session`() throws {
    var state = try Fixture.state(turns: [])
    let effects = state.press("画一条小船<C-j>在湖上<Enter>")
    guard
      case .startTurn(let request)? = effects.first(where: {
        if case .startTurn = $0 { true } else { false }
      })
    else { Issue.record("nothing was sent"); return }
    #expect(request.session.title == "画一条小船")
    #expect(request.parent == nil)
    #expect(request.prompt == [.text("画一条小船\n在湖上")])
  }

  @Test func `a numbered picture goes along as a reference, the edited one does not twice`() throws
  {
    var state = try Fixture.state()
    let effects = state.press("join @1 and @2 and @9<Enter>")
    guard
      case .startTurn(let request)? = effects.last(where: {
        if case .startTurn = $0 { true } else { false }
      })
    else { Issue.record("nothing was sent"); return }
    #expect(request.prompt == [.picture(Fixture.lake), .text("join @1 and @2 and @9")])
  }

  @Test func `every change of the composer is saved as it is typed`() throws {
    var state = try Fixture.state()
    #expect(state.press("a") == [.saveDraft(Fixture.session(), Draft(text: "a"))])
    #expect(state.press("<Left>") == [])
    #expect(state.press("<C-k>") == [.saveDraft(Fixture.session(), Draft())])
  }

  @Test func `what is sent while a turn runs goes when it has its answer`() throws {
    var state = try Running.thinking(Size(columns: 80, rows: 24))
    #expect(
      !state.press("and a moon<Enter>").contains { if case .startTurn = $0 { true } else { false } }
    )
    #expect(state.editor?.queue == [Draft(text: "and a moon")])
    #expect(state.editor?.draft.text == "and a moon")
    var turn = Fixture.pending(2, "make the sky more dramatic", parent: 1)
    turn.state = .answered
    turn.answer = [Part(.picture(Fixture.drawn(2)))]
    let effects = state.update(.turn(turn.id, .ended(turn, nil)))
    #expect(
      effects.contains(
        .startTurn(
          TurnRequest(
            session: Fixture.session(), parent: turn.id, prompt: [.text("and a moon")],
            settings: Fixture.settings))))
  }

  @Test func `the queue stops at a failure and its words come back`() throws {
    var state = try Running.thinking(Size(columns: 80, rows: 24))
    state.press("and a moon<Enter>")
    var turn = Fixture.pending(2, "make the sky more dramatic", parent: 1)
    turn.state = .failed
    _ = state.update(.turn(turn.id, .ended(turn, Fixture.overloaded)))
    #expect(state.editor?.composer.buffer.text == "make the sky more dramatic")
    #expect(state.editor?.queue == [])
    state.press("<Up>")
    #expect(state.editor?.composer.buffer.text == "and a moon")
  }

  @Test func `a failed prompt comes back with its attachments into an empty composer`() throws {
    var state = try Fixture.state(turns: [])
    _ = state.update(.attached(path: "lake.jpg", .success(Fixture.lake)))
    state.press("a lake<Enter>")
    var turn = Fixture.pending(1, "a lake", attachments: [Fixture.lake])
    _ = state.update(.turn(turn.id, .committed(turn)))
    _ = state.update(.turn(turn.id, .started(Fixture.attempt(1), of: 6)))
    turn.state = .failed
    _ = state.update(.turn(turn.id, .ended(turn, Fixture.overloaded)))
    #expect(
      state.editor?.composer.draft == Draft(text: "a lake", attachments: [Fixture.lake]))
    #expect(state.frame.cells.text.contains("Your prompt is back in the composer."))
  }

  @Test func `a failed prompt waits in the history while the composer is in use`() throws {
    let state = try StatusBarTests.failed(Fixture.overloaded, composer: "other words")
    #expect(state.editor?.composer.buffer.text == "other words")
    #expect(state.frame.cells.text.contains("Up brings the prompt back"))
    var after = state
    after.press("<Up>")
    #expect(after.editor?.composer.buffer.text == "make the sky more dramatic")
    after.press("<Down>")
    #expect(after.editor?.composer.buffer.text == "other words")
  }

  @Test func `a turn that could not be committed gives its prompt back`() throws {
    var state = try Fixture.state()
    state.press("more sky<Enter>")
    let request = TurnRequest(
      session: Fixture.session(), parent: nil, prompt: [.text("more sky")],
      settings: Fixture.settings)
    _ = state.update(
      .turnRefused(request, Failure(.storage, .diskFull, message: "no space left")))
    #expect(state.editor?.composer.buffer.text == "more sky")
    #expect(state.frame.cells.text.contains("▼ storage · no room on the disk"))
  }

  @Test func `again, other model and lower size send siblings`() throws {
    let failed = try StatusBarTests.failed(
      Failure(.server, .deadlineExceeded, message: "", httpStatus: 504))
    func sent(_ keys: String) -> TurnRequest? {
      var state = failed
      return state.press(keys).lazy.compactMap {
        if case .startTurn(let request) = $0 { request } else { nil }
      }.first
    }
    var request = TurnRequest(
      session: Fixture.session(), parent: Fixture.turnID(1),
      prompt: [.text("make the sky more dramatic")], settings: Fixture.settings)
    #expect(sent("<C-x>r") == request)
    request.settings.size = "1K"
    #expect(sent("<C-x>l") == request)
    request.settings.size = "2K"
    request.settings.model = "gemini-nano-banana-2.1"
    #expect(sent("<C-x>f") == request)
  }

  @Test func `r on a wait sends it on now, f changes its model, s stops it`() throws {
    let waiting = try Running.waiting(Size(columns: 80, rows: 24))
    func effects(_ keys: String) -> [Effect] {
      var state = waiting
      return state.press(keys).filter { if case .setTitle = $0 { false } else { true } }
    }
    #expect(effects("<C-x>r") == [.resumeTurn(Fixture.turnID(2), Fixture.session())])
    #expect(effects("<C-x>f") == [.switchModel(Fixture.turnID(2), "gemini-nano-banana-2.1")])
    #expect(effects("<C-x>s") == [.stopTurn(Fixture.turnID(2))])
    #expect(effects("<C-c>") == [.stopTurn(Fixture.turnID(2))])
  }

  @Test func `l on a wait stops it, then sends it smaller`() throws {
    var state = try Running.waiting(Size(columns: 80, rows: 24))
    #expect(state.press("<C-x>l") == [.stopTurn(Fixture.turnID(2))])
    var turn = try #require(state.editor?.tree[Fixture.turnID(2)])
    turn.state = .cancelled
    let effects = state.update(
      .turn(turn.id, .ended(turn, Failure(.cancelled, .stopped, message: ""))))
    var request = TurnRequest(
      session: Fixture.session(), parent: Fixture.turnID(1), prompt: turn.prompt,
      settings: turn.settings)
    request.settings.size = "1K"
    #expect(effects.contains(.startTurn(request)))
    #expect(state.editor?.composer.isEmpty == true)
  }

  @Test func `a wait found on disk goes on when its time comes, an old one asks`() throws {
    var turn = Fixture.pending(2, "more", parent: 1)
    turn.state = .waiting
    turn.waitsUntil = Fixture.now + 20
    let tries = [turn.id: [Fixture.attempt(1, Fixture.overloaded)]]
    var state = try Fixture.state(
      turns: [Fixture.answered(), turn], attempts: tries,
      notices: [turn.id: Fixture.notice(next: 2, left: 20)])
    #expect(state.update(.tick(Fixture.now + 19)) == [])
    #expect(
      state.update(.tick(Fixture.now + 20)) == [.resumeTurn(turn.id, Fixture.session())])
    #expect(state.update(.tick(Fixture.now + 21)) == [])
    turn.waitsUntil = Fixture.now - 5000
    state = try Fixture.state(
      turns: [Fixture.answered(), turn], attempts: tries,
      notices: [turn.id: Fixture.notice(next: 2, left: -5000)])
    #expect(state.update(.tick(Fixture.now + 21)) == [])
    #expect(state.frame.cells.text.contains("r sends it now, s gives it up"))
    #expect(state.press("<C-x>s") == [.stopTurn(turn.id)])
    #expect(state.press("<C-x>r").contains(.resumeTurn(turn.id, Fixture.session())))
  }

  @Test func `an interrupted turn is sent on only when asked`() throws {
    var turn = Fixture.pending(2, "more", parent: 1)
    turn.state = .interrupted
    var state = try Fixture.state(turns: [Fixture.answered(), turn])
    #expect(state.frame.cells.text.contains("¦ interrupted · turn 2, outcome unknown"))
    #expect(state.press("<C-x>r").contains(.resumeTurn(turn.id, Fixture.session())))
  }

  @Test func `editing a turn branches from where it went on`() throws {
    var turn = Fixture.pending(2, "more", parent: 1)
    turn.state = .answered
    turn.answer = [Part(.picture(Fixture.drawn(2)))]
    var state = try Fixture.state(turns: [Fixture.answered(), turn])
    state.press("<C-x>e")
    #expect(state.editor?.composer.buffer.text == "more")
    let effects = state.press(" clouds<Enter>")
    #expect(
      effects.contains(
        .startTurn(
          TurnRequest(
            session: Fixture.session(), parent: Fixture.turnID(1),
            prompt: [.text("more clouds")], settings: Fixture.settings))))
  }

  @Test func `settings change the session and refuse what the model does not take`() throws {
    var state = try Fixture.state()
    let effects = state.press("<C-x>,<Down><Right>")
    #expect(state.editor?.session.settings.size == "4K")
    #expect(
      effects == [
        .readSpending(Fixture.sessionID), .saveSession(try #require(state.editor?.session)),
      ])
    state.press("<Left><Left><Left>")
    #expect(state.editor?.session.settings.size == "1K")
    #expect(state.frame.cells.text.contains("512 is not offered by gemini-3-pro-image."))
    state.press(String(repeating: "<Down>", count: SettingsState.Row.allCases.count))
    let language = state.press("<Right>")
    #expect(
      language
        == [
          .savePreferences(state.preferences), .setTitle("Lake at dusk · 就绪 · Plantain"),
        ])
    #expect(state.frame.cells.text.contains("设置"))
  }

  @Test func `without a key nothing is sent and nothing lost`() throws {
    var state = try Fixture.state(turns: [], setup: Fixture.setup(hasKey: false))
    let effects = state.press("a lake<Enter>")
    #expect(!effects.contains { if case .startTurn = $0 { true } else { false } })
    #expect(state.editor?.composer.buffer.text == "a lake")
  }

  @Test func `a session left with its turn in flight is followed again when it is opened`() throws {
    let pending = Fixture.pending(2, "more", parent: 1)
    var state = try Fixture.state(turns: [Fixture.answered(), pending])
    #expect(state.frame.cells.text.contains("is in flight; its answer shows here"))
    _ = state.update(.turn(pending.id, .received(2_100_000)))
    #expect(state.frame.cells.text.contains("► thinking"))
    #expect(state.press("<C-c>").contains(.stopTurn(pending.id)))
  }

  @Test func `a session whose last turn failed elsewhere offers the prompt by Up`() throws {
    var turn = Fixture.pending(2, "more sky", parent: 1)
    turn.state = .failed
    var state = try Fixture.state(
      turns: [Fixture.answered(), turn],
      attempts: [turn.id: [Fixture.attempt(1, Fixture.overloaded)]])
    #expect(state.frame.cells.text.contains("Up: prompt"))
    state.press("<Up>")
    #expect(state.editor?.composer.buffer.text == "more sky")
  }

  @Test func `a draft that was sent before the session was left does not stand there twice`() throws
  {
    let pending = Fixture.pending(2, "more sky", parent: 1)
    var state = try Fixture.state(
      turns: [Fixture.answered(), pending], draft: Draft(text: "more sky"))
    #expect(state.editor?.composer.isEmpty == true)
    state.press("<Up>")
    #expect(state.editor?.composer.buffer.text == "more sky")
    var interrupted = pending
    interrupted.state = .interrupted
    state = try Fixture.state(
      turns: [Fixture.answered(), interrupted], draft: Draft(text: "more sky"))
    #expect(state.editor?.composer.buffer.text == "more sky")
  }

  @Test func `words that ask back are an answer to be replied to`() throws {
    var state = try Running.sent(Size(columns: 110, rows: 36))
    let id = Fixture.turnID(2)
    _ = state.update(.turn(id, .started(Fixture.attempt(1), of: 6)))
    var turn = Fixture.pending(2, "make it red", parent: 1)
    turn.state = .answered
    turn.answer = [.text("Which of the two boats?")]
    let failure = Failure(
      .noImage, .wordsOnly, message: "", httpStatus: 200, finishReason: "STOP", charge: .thinking)
    _ = state.update(.turn(id, .ended(turn, failure)))
    #expect(state.editor?.composer.isEmpty == true)
    let text = state.frame.cells.text
    #expect(text.contains("□ no image STOP · it asks back, reply below"))
    #expect(text.contains("Which of the two boats?"))
    #expect(
      state.press("the left<Enter>").contains { effect in
        if case .startTurn(let request) = effect { request.parent == id } else { false }
      })
  }

  @Test func `another model is said while it runs and on its picture`() throws {
    var state = try Running.sent(Size(columns: 80, rows: 24))
    let id = Fixture.turnID(2)
    _ = state.update(.turn(id, .started(Fixture.attempt(1), of: 6)))
    let other = Route(
      model: "gemini-nano-banana-2.1", host: "generativelanguage.googleapis.com")
    _ = state.update(.turn(id, .fellBack(to: other, after: Fixture.overloaded)))
    #expect(state.frame.cells.text.contains("goes to gemini-nano-banana-2.1 now, after: server"))
    var turn = Fixture.pending(2, "x", parent: 1)
    turn.state = .answered
    turn.answer = [Part(.picture(Fixture.drawn(2)))]
    turn.answeredBy = "gemini-nano-banana-2.1"
    _ = state.update(.turn(id, .ended(turn, nil)))
    #expect(
      state.frame.cells.text.contains(
        "Answered by gemini-nano-banana-2.1; gemini-3-pro-image was asked."))
  }

  @Test func `another host is said, and what it teaches is not taken for the first one's`() throws {
    var state = try Running.sent(Size(columns: 80, rows: 24))
    let id = Fixture.turnID(2)
    _ = state.update(.turn(id, .started(Fixture.attempt(1), of: 6)))
    let other = Route(model: "gemini-3-pro-image", host: "relay.example")
    _ = state.update(.turn(id, .fellBack(to: other, after: Fixture.overloaded)))
    #expect(state.frame.cells.text.contains("asks relay.example now, after: server"))
    let rules = RequestRules(byteLimit: 5_000_000, host: "relay.example")
    let refusal = Failure(.request, .payloadTooLarge, message: "too large", httpStatus: 413)
    let before = state.requestRules
    _ = state.update(.turn(id, .mended(.smallerRequest, after: refusal, under: rules)))
    #expect(state.requestRules == before && before.host != "relay.example")
  }

  @Test func `progress of another session's turn is not taken`() throws {
    var state = try Fixture.state()
    let before = state
    let id = TurnID(rawValue: "other")
    #expect(state.update(.turn(id, .received(10))) == [])
    #expect(state == before)
  }

  @Test func `the bell rings at the end only while the window has no focus`() throws {
    var turn = Fixture.pending(2, "x", parent: 1)
    turn.state = .answered
    var state = try Running.thinking(Size(columns: 80, rows: 24))
    #expect(!state.update(.turn(turn.id, .ended(turn, nil))).contains(.ring))
    state = try Running.thinking(Size(columns: 80, rows: 24))
    _ = state.update(.input(.focus(false)))
    #expect(state.update(.turn(turn.id, .ended(turn, nil))).contains(.ring))
  }
}
