import ChatUI
import Conversation
import Foundation
import Resilience
import Screen
import Testing

/// The bar's grammar and its shortening order, as tables.
@Suite struct StatusBarTests {
  /// The bar of a state at a width, without the blanks at its end.
  private func bar(_ state: AppState, _ columns: Int) -> String {
    var line = StatusBar(state).line(columns: columns).map(\.text).joined()
    while line.last == " " { line.removeLast() }
    return line
  }

  @Test(arguments: [
    (
      110,
      " ▲ server 503 · attempt 3 of 6 in 0:41                    C-x r now · s stop · f model   "
        + "38 %   relay   $0.14"
    ),
    (80, " ▲ server 503 · 3 of 6 in 0:41        C-x r now · s stop   38 %   relay   $0.14"),
    (60, " ▲ server 503 · 3/6 in 0:41      C-x r now · s stop   relay"),
    (40, " ▲ server 503 · 3/6 in 0:41   C-x r now"),
    (24, " ▲ server 503 · in 0:41"),
    (20, " ▲ server 503 · 0:41"),
  ])
  func `a wait with a relay and bad health, as the page draws it`(columns: Int, expected: String)
    throws
  {
    var state = try Running.waiting(Size(columns: 80, rows: 24))
    state.setup.service = .relay("relay.example.com")
    state.health = HealthReading(attempts: 50, overloaded: 19)
    #expect(bar(state, columns) == expected)
  }

  @Test func `all of it stands where there is room`() throws {
    var state = try Running.waiting(Size(columns: 80, rows: 24))
    state.setup.service = .relay("relay.example.com")
    state.health = HealthReading(attempts: 50, overloaded: 19)
    let line = bar(state, 160)
    #expect(line.hasPrefix(" ▲ server 503 UNAVAILABLE · attempt 3 of 6 in 0:41"))
    #expect(
      line.hasSuffix(
        "C-x r now · s stop · f other model   503s 38 %   via relay.example.com   $0.14   F1 help"))
  }

  @Test func `the bar of every failure, width and language fits its row`() throws {
    for category in FailureCategory.allCases {
      for cause in FailureCause.allCases {
        for language in Language.allCases {
          let state = try Self.failed(
            Failure(
              category, cause, message: "m", httpStatus: 503, rpcStatus: "RESOURCE_EXHAUSTED"),
            language: language)
          for columns in [140, 110, 80, 60, 40, 24] {
            let width = StatusBar(state).line(columns: columns).reduce(0) { $0 + $1.columns }
            #expect(width <= columns, "\(category) \(cause) \(language) at \(columns)")
          }
        }
      }
    }
  }

  static func failed(
    _ failure: Failure, language: Language = .english, state turnState: TurnState = .failed,
    composer: String = ""
  ) throws -> AppState {
    var state = try Running.sent(Size(columns: 110, rows: 36), language)
    let id = Fixture.turnID(2)
    _ = state.update(.turn(id, .started(Fixture.attempt(1), of: 6)))
    state.press(composer)
    var turn = Fixture.pending(2, "make the sky more dramatic", parent: 1)
    turn.state = turnState
    _ = state.update(.turn(id, .ended(turn, failure)))
    return state
  }

  @Test(arguments: [
    (
      Failure(
        .safety, .imageSafety, message: "", httpStatus: 200, finishReason: "IMAGE_SAFETY"),
      " ○ safety IMAGE_SAFETY · your prompt is back",
      "C-x r same again · p rephrase · ! why   $0.14   F1 help"
    ),
    (
      Failure(
        .policy, .prohibitedContent, message: "", httpStatus: 200,
        finishReason: "PROHIBITED_CONTENT"),
      " ● policy PROHIBITED_CONTENT · your prompt is back",
      "C-x p rephrase · ! why   $0.14   F1 help"
    ),
    (
      Failure(
        .access, .apiDisabled, message: "", httpStatus: 403, rpcStatus: "PERMISSION_DENIED"),
      " Ø access 403 PERMISSION_DENIED · API not enabled",
      "C-x ! causes · , settings · r again   $0.14   F1 help"
    ),
    (
      Failure(
        .request, .modelNotFound, message: "", httpStatus: 404, rpcStatus: "NOT_FOUND"),
      " ◄ request 404", "C-x r use gemini-nano-banana-2.1 · , settings · ! why   $0.14   F1"
    ),
    (
      Failure(.quota, .perDay, message: "", httpStatus: 429, rpcStatus: "RESOURCE_EXHAUSTED"),
      " ■ quota 429 per day · resets 08:00, in 17 h 55 min",
      "C-x w send then · f other model · ! why   $0.14   F1"
    ),
    (
      Fixture.overloaded, " ▲ server 503 UNAVAILABLE · 1 of 1 failed",
      "C-x r again · f other model · w at a time   $0.14   F1 help"
    ),
    (
      Failure(.cancelled, .stopped, message: "", charge: .possible),
      " – cancelled · your prompt is back · may have been charged",
      "Enter send · C-x e edit   $0.14   F1 help"
    ),
  ])
  func `the bar of a turn that ended`(failure: Failure, left: String, right: String) throws {
    let line = bar(try Self.failed(failure), 110)
    #expect(line.hasPrefix(left), "\(line)")
    #expect(line.hasSuffix(right), "\(line)")
  }

  @Test func `a limit the service timed offers no now`() throws {
    var state = try Running.sent(Size(columns: 110, rows: 36))
    let limited = Failure(
      .rateLimit, .perMinute, message: "", httpStatus: 429, rpcStatus: "RESOURCE_EXHAUSTED",
      serverDelay: 34.07)
    state.press("and a moon<Enter>")
    _ = state.update(.turn(Fixture.turnID(2), .started(Fixture.attempt(1), of: 6)))
    _ = state.update(
      .turn(
        Fixture.turnID(2),
        .retrying(Fixture.notice(limited, next: 2, left: 34, isServerDelay: true))))
    #expect(
      bar(state, 110)
        == " ◆ rate limit 429 RESOURCE_EXHAUSTED · in 0:34 · 1st of 2        "
        + "C-x s stop · f other model   $0.14   F1 help")
    state.press("<C-x>r")
    #expect(state.notice?.text == "the service set this wait; earlier would be refused")
  }

  @Test func `a notice takes the place of what is said, for four seconds`() throws {
    var state = try Fixture.state()
    _ = state.update(.notice("copied @3"))
    #expect(bar(state, 80).hasPrefix(" • ready · copied @3 "))
    _ = state.update(.tick(Fixture.now + 3))
    #expect(state.notice != nil)
    _ = state.update(.tick(Fixture.now + 4))
    #expect(bar(state, 80).hasPrefix(" • ready   "))
  }

  @Test func `a notice without room beside the keys is cut, not left out`() throws {
    var state = try Fixture.state()
    _ = state.update(.notice("no.png is not there, or this program may not read it at all"))
    #expect(bar(state, 40) == " • ready · no.png is not there, or thi…")
    #expect(bar(state, 80).hasPrefix(" • ready · no.png is not there, or this program may not"))
  }

  @Test func `the demo and the arrived picture are told`() throws {
    var state = try Running.thinking(Size(columns: 80, rows: 24))
    state.setup.service = .demo
    var turn = Fixture.answered()
    turn = Turn(
      id: Fixture.turnID(2), session: turn.session, parent: Fixture.turnID(1),
      createdAt: Fixture.now, prompt: [.text("x")], settings: turn.settings, state: .answered,
      answer: [Part(.picture(Fixture.drawn(2)))])
    turn.startedAt = Fixture.now
    turn.finishedAt = Fixture.now + 26
    _ = state.update(.turn(turn.id, .ended(turn, nil)))
    #expect(bar(state, 110).hasPrefix(" • ready · @3 is here, 26 s"))
    #expect(bar(state, 110).hasSuffix("   demo   $0.14   F1 help"))
  }

  @Test func `the countdown follows the clock and never passes zero`() throws {
    var state = try Running.waiting(Size(columns: 80, rows: 24))
    for (seconds, clock) in [(0.0, "in 0:41"), (0.4, "in 0:41"), (40, "in 0:01"), (90, "in 0:00")] {
      _ = state.update(.tick(Fixture.now + seconds))
      #expect(bar(state, 80).contains(clock))
    }
  }
}
