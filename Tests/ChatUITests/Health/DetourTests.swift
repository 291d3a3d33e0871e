import ChatUI
import Conversation
import Foundation
import Resilience
import Screen
import Testing

/// What a bad reading of the health offers or does, by the fallback policy.
@Suite struct DetourTests {
  private let model = "gemini-3-pro-image"
  private let other = "gemini-nano-banana-2.1"
  private let bad = HealthReading(attempts: 10, overloaded: 4)

  private func state(_ mode: FallbackMode) throws -> AppState {
    var state = try Fixture.state(110, 36)
    state.preferences.fallback = mode
    return state
  }

  private func bar(_ state: AppState) -> String {
    StatusBar(state).line(columns: 110).map(\.text).joined()
  }

  /// The turn that the effects start.
  private func started(_ effects: [Effect]) -> TurnRequest? {
    effects.compactMap { effect -> TurnRequest? in
      if case .startTurn(let request) = effect { request } else { nil }
    }.first
  }

  @Test func `always goes round the model, says so, and comes back by itself`() throws {
    var state = try state(.always)
    _ = state.update(.health(of: model, bad))
    #expect(state.notice?.text == "new turns go to nb2.1 for now")
    #expect(bar(state).contains("503s 40 %"))
    #expect(Golden.text(of: state.frame).contains("edits @2 · nb2.1 for now"))
    let request = try #require(started(state.press("more red<Enter>")))
    #expect(request.standIn == other && request.settings.model == model)
    let turn = Fixture.pending(2, "more red", parent: 1)
    _ = state.update(.turn(turn.id, .committed(turn)))
    #expect(state.editor?.run?.model == other)
    var done = Fixture.answered()
    done = Turn(
      id: turn.id, session: done.session, parent: turn.parent, createdAt: turn.createdAt,
      prompt: turn.prompt, settings: turn.settings, state: .answered, answer: done.answer)
    done.answeredBy = other
    _ = state.update(.turn(turn.id, .ended(done, nil)))
    _ = state.update(.health(of: model, HealthReading()))
    #expect(state.notice?.text == "new turns go to pro again")
    #expect(!bar(state).contains("40 %"))
    #expect(started(state.press("more blue<Enter>"))?.standIn == nil)
  }

  @Test func `ask offers it with a key, and takes it only then`() throws {
    var state = try state(.ask)
    _ = state.update(.health(of: model, bad))
    #expect(state.notice?.text == "40 % got 503; f uses nb2.1 for now")
    #expect(bar(state).contains("C-x f other model · Enter send"))
    #expect(state.editor?.detour.standIn == nil)
    // Nothing is sent by accepting: the last turn has its answer.
    #expect(started(state.press("<C-x>f")) == nil)
    #expect(started(state.press("more red<Enter>"))?.standIn == other)
  }

  @Test func `a second press goes back to the first choice`() throws {
    var state = try state(.ask)
    _ = state.update(.health(of: model, bad))
    state.press("<C-x>f<C-x>f")
    #expect(state.notice?.text == "new turns go to pro again")
    #expect(started(state.press("more red<Enter>"))?.standIn == nil)
  }

  @Test func `accepting while a turn waits sends that turn over as well`() throws {
    var state = try Running.waiting(Size(columns: 110, rows: 36))
    _ = state.update(.health(of: model, bad))
    #expect(bar(state).contains("C-x f model · r now"))
    #expect(state.press("<C-x>f") == [.switchModel(Fixture.turnID(2), other)])
    #expect(state.editor?.detour.standIn == other)
  }

  @Test func `accepting helps a turn that waits for its rate limit too`() throws {
    var state = try Running.sent(Size(columns: 110, rows: 36))
    let limited = Failure(.rateLimit, .perMinute, message: "", httpStatus: 429, serverDelay: 34)
    _ = state.update(.turn(Fixture.turnID(2), .started(Fixture.attempt(1), of: 6)))
    _ = state.update(
      .turn(Fixture.turnID(2), .retrying(Fixture.notice(limited, next: 2, isServerDelay: true))))
    _ = state.update(.health(of: model, bad))
    #expect(state.press("<C-x>f") == [.switchModel(Fixture.turnID(2), other)])
  }

  @Test func `accepting sends no turn again that failed for another reason`() throws {
    var state = try StatusBarTests.failed(
      Failure(.safety, .imageSafety, message: "", httpStatus: 200, finishReason: "IMAGE_SAFETY"),
      state: .blocked)
    _ = state.update(.health(of: model, bad))
    #expect(started(state.press("<C-x>f")) == nil)
    #expect(state.editor?.detour.standIn == other)
  }

  @Test func `the offer and its key stand on narrow screens too`() throws {
    var state = try Running.waiting(Size(columns: 80, rows: 24))
    _ = state.update(.health(of: model, bad))
    let line = StatusBar(state).line(columns: 80).map(\.text).joined()
    #expect(line.contains("40 % got 503; f uses nb2.1 for now"), "\(line)")
    _ = state.update(.tick(Fixture.now + 5))
    let after = StatusBar(state).line(columns: 40).map(\.text).joined()
    #expect(after.contains("C-x f"), "\(after)")
  }

  @Test func `the card says how to leave an overloaded model for good`() throws {
    var state = try Running.waiting(Size(columns: 110, rows: 36))
    _ = state.update(.health(of: model, bad))
    state.press("<C-x>!")
    #expect(Golden.text(of: state.frame).contains("m makes \(other) the model of this session"))
  }

  @Test func `never offers nothing, and the mark shows all the same`() throws {
    var state = try state(.never)
    _ = state.update(.health(of: model, bad))
    #expect(state.notice == nil)
    #expect(bar(state).contains("503s 40 %"))
    #expect(started(state.press("more red<Enter>"))?.standIn == nil)
  }

  @Test func `a reading of another model changes nothing`() throws {
    var state = try state(.always)
    _ = state.update(.health(of: other, bad))
    #expect(state.health == HealthReading() && state.notice == nil)
  }

  @Test func `the health is read again while the alarm holds, and not after`() throws {
    var state = try state(.always)
    _ = state.update(.health(of: model, bad))
    #expect(state.needsTicks)
    #expect(!state.update(.tick(Fixture.now + 14)).contains(.readHealth(model)))
    #expect(state.update(.tick(Fixture.now + 15)).contains(.readHealth(model)))
    #expect(!state.update(.tick(Fixture.now + 16)).contains(.readHealth(model)))
    _ = state.update(.health(of: model, HealthReading()))
    _ = state.update(.tick(Fixture.now + 60))
    #expect(!state.needsTicks)
  }

  @Test func `another model of the session has a health of its own`() throws {
    var state = try state(.always)
    _ = state.update(.health(of: model, bad))
    let effects = state.press("<C-x>m<Right>")
    let chosen = try #require(state.editor?.session.settings.model)
    #expect(chosen != model && effects.contains(.readHealth(chosen)))
    #expect(started(state.press("<Esc>more red<Enter>"))?.standIn == nil)
  }
}
