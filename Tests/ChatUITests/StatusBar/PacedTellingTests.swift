import ChatUI
import Conversation
import Foundation
import Resilience
import Screen
import Testing

/// What the screen says of a turn that keeps to a limit.
@Suite struct PacedTellingTests {
  private func text(_ state: AppState) -> String { Golden.text(of: state.frame) }

  private func bar(_ state: AppState, _ columns: Int) -> String {
    StatusBar(state).line(columns: columns).map(\.text).joined()
  }

  private func held(
    _ reason: PacingHold.Reason, ahead: [Double] = [], language: Language = .english
  ) throws -> AppState {
    var state = try Running.sent(Size(columns: 110, rows: 36), language)
    let hold = PacingHold(reason, ahead: ahead.map { Fixture.now + $0 })
    let notice = RetryNotice(
      hold, nextAttempt: 1, attemptLimit: 6, until: Fixture.now + 34.1, from: Fixture.now)
    _ = state.update(.turn(Fixture.turnID(2), .retrying(notice)))
    return state
  }

  @Test func `the lines and the bar of a used minute are those of the screen design`() throws {
    let state = try Running.paced(Size(columns: 110, rows: 36))
    #expect(
      text(state).contains(
        "waits 34.1 s: the 10 requests of this minute are used for this model."))
    #expect(
      text(state).contains(
        "Goes at 14:05:34, as 1st of 2 in the queue. Asking earlier would only be refused."))
    #expect(
      bar(state, 110).hasPrefix(
        " ◆ rate limit · in 0:35 · 1st of 2      "))
    #expect(bar(state, 110).contains("C-x s stop · f other model"))
  }

  @Test func `its place moves up as those before it go`() throws {
    var state = try held(.refused, ahead: [5, 12])
    #expect(bar(state, 110).contains("in 0:35 · 3rd of 3"))
    _ = state.update(.tick(Fixture.now + 6))
    #expect(bar(state, 110).contains("in 0:29 · 2nd of 2"))
    #expect(text(state).contains("as 2nd of 2 in the queue"))
    _ = state.update(.tick(Fixture.now + 13))
    #expect(!bar(state, 110).contains(" of "))
    #expect(text(state).contains("Goes at 14:05:34. Asking earlier would only be refused."))
  }

  @Test func `now is not offered, and its key says why`() throws {
    var state = try held(.spacing(.imagesPerMinute, limit: 4))
    #expect(!bar(state, 140).contains("now"))
    #expect(state.press("<C-x>r") == [])
    #expect(state.notice?.text == "a limit of the service sets this wait; earlier would be refused")
    #expect(state.press("<C-c>") == [.stopTurn(Fixture.turnID(2))])
  }

  @Test func `its card says what holds it, without an answer of the service`() throws {
    var state = try held(.used(.requestsPerMinute, limit: 10))
    state.press("<C-x>!")
    #expect(text(state).contains("◆ rate limit · what happened to turn 2"))
    #expect(text(state).contains("Waits 34.1 s: the 10 requests of this minute are used"))
    #expect(text(state).contains("The 10 of this minute are used (requestsPerMinute)."))
  }

  @Test func `every hold has its sentence in both languages`() throws {
    let reasons: [PacingHold.Reason] =
      RateLimits.Kind.allCases.filter { !$0.isOfDay }
      .flatMap { [.used($0, limit: 10), .spacing($0, limit: 10)] } + [.refused]
    for reason in reasons {
      for (language, words) in [(Language.english, "waits 34.1 s: "), (.chinese, "等待 34.1 秒：")] {
        let state = try held(reason, language: language)
        #expect(text(state).contains(words), "\(reason)")
        #expect(!text(state).contains("{") && !text(state).contains("fail.wait"), "\(reason)")
      }
    }
  }

  @Test func `a limit that is nearly used is told once, in both languages`() throws {
    for kind in RateLimits.Kind.allCases {
      for language in Language.allCases {
        var state = try Running.sent(Size(columns: 110, rows: 36), language)
        let use = LimitUse(kind, used: 200, of: 250, resetsAt: Fixture.now + 60)
        _ = state.update(.turn(Fixture.turnID(2), .nearing(use)))
        let told = try #require(state.notice?.text)
        #expect(told.contains("200") && told.contains("250"))
      }
    }
  }

  @Test func `a wait for a place is found again after a restart`() throws {
    var turn = Fixture.pending(2, "more", parent: 1)
    turn.state = .waiting
    turn.waitsUntil = Fixture.now + 20
    let notice = RetryNotice(
      PacingHold(.used(.requestsPerMinute, limit: 10)), nextAttempt: 1, attemptLimit: 6,
      until: Fixture.now + 20, from: Fixture.now)
    var state = try Fixture.state(
      110, 36, turns: [Fixture.answered(), turn], notices: [turn.id: notice])
    #expect(bar(state, 110).hasPrefix(" ◆ rate limit · in 0:20"))
    #expect(text(state).contains("the 10 requests of this minute are used"))
    #expect(
      state.update(.tick(Fixture.now + 20)) == [.resumeTurn(turn.id, Fixture.session())])
  }

  @Test func `the settings tell used and all of each limit, and what is over is not used`() throws {
    var state = try Fixture.state(110, 36)
    let uses = [
      LimitUse(.requestsPerMinute, used: 3, of: 10, resetsAt: Fixture.now + 20),
      LimitUse(.imagesPerMinute, used: 2, of: 4, resetsAt: Fixture.now - 1),
      LimitUse(.requestsPerDay, used: 12, of: 250, resetsAt: Fixture.now + 9000),
    ]
    state.press("<C-x>,")
    #expect(!text(state).contains("Limits"))
    _ = state.update(.limits(model: Fixture.settings.model, uses))
    #expect(
      text(state).contains(
        " Limits             a minute: 3 of 10 requests, 0 of 4 pictures · a day: 12 of 250 requests"
      ))
  }
}
