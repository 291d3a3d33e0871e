import ChatUI
import Conversation
import Foundation
import Resilience
import Screen
import Testing

/// Turns that are given a time.
@Suite struct SendAtTests {
  private func text(_ state: AppState) -> String { Golden.text(of: state.frame) }

  private func bar(_ state: AppState, _ columns: Int = 110) -> String {
    StatusBar(state).line(columns: columns).map(\.text).joined()
  }

  private func started(_ effects: [Effect]) -> TurnRequest? {
    effects.compactMap { effect -> TurnRequest? in
      if case .startTurn(let request) = effect { request } else { nil }
    }.first
  }

  /// A turn that waits for its time, as it is found on disk.
  private func scheduled(in seconds: Double) -> Turn {
    var turn = Fixture.pending(2, "make it night", parent: 1)
    turn.state = .waiting
    turn.waitsUntil = Fixture.now + seconds
    return turn
  }

  // The fixture's time is 14:05 UTC.
  @Test(arguments: [
    ("14:30", 1500.0), ("14:05", 86400), ("9:00", 68100), ("00:00", 35700), ("+2h", 7200),
    ("+30m", 1800), ("+1h30m", 5400), ("+5s", 5), ("quiet", 35700), ("安静", 35700),
  ])
  func `a time is read`(text: String, seconds: Double) throws {
    let time = try #require(SendTime(text))
    let quiet = OverloadCurve.world.nextQuiet(after: Fixture.now)
    #expect(
      time.date(after: Fixture.now, in: .gmt, quiet: quiet).timeIntervalSince(Fixture.now)
        == seconds)
  }

  @Test(arguments: ["", "24:00", "12:60", "noon", "+", "+0m", "2h", "+200h", "14:30 ", "1430"])
  func `what is no time is not taken for one`(text: String) {
    #expect(SendTime(text) == nil)
  }

  @Test func `a time the clocks leave out is the next there is`() throws {
    let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
    // 2026-03-29 00:30 in Berlin; at 02:00 it becomes 03:00.
    let now = Date(timeIntervalSince1970: 1_774_740_600)
    let date = SendTime.clock(hour: 2, minute: 30).date(after: now, in: zone, quiet: now)
    #expect(date.timeIntervalSince(now) == 1.5 * 3600)
  }

  @Test func `what stands in the composer waits for the time that is typed`() throws {
    var state = try Fixture.state(draft: Draft(text: "make it night"))
    state.press("<C-x>w")
    #expect(text(state).contains("Enter: 00:00, when it is quiet, by the guide."))
    let effects = state.press("+2h<Enter>")
    let request = try #require(started(effects))
    #expect(request.sendAt == Fixture.now + 7200 && request.prompt == [.text("make it night")])
    #expect(state.editor?.composer.isEmpty == true)
    let turn = scheduled(in: 7200)
    _ = state.update(.turn(turn.id, .committed(turn)))
    #expect(bar(state).hasPrefix(" ◦ queued until 16:05 "))
    #expect(bar(state).contains("C-x r now · s stop"))
    #expect(text(state).contains("waits until 16:05, the time you gave it."))
    // The last hour is counted down.
    _ = state.update(.tick(Fixture.now + 7188))
    #expect(bar(state).hasPrefix(" ◦ queued · in 0:12 "))
  }

  @Test func `Enter alone takes the quiet hours`() throws {
    var state = try Fixture.state(draft: Draft(text: "make it night"))
    let request = try #require(started(state.press("<C-x>w<Enter>")))
    #expect(request.sendAt == OverloadCurve.world.nextQuiet(after: Fixture.now))
  }

  @Test func `within the quiet hours Enter alone sends at once, and the line says so`() throws {
    var state = try Fixture.state(draft: Draft(text: "make it night"))
    let night = OverloadCurve.world.nextQuiet(after: Fixture.now) + 1800
    _ = state.update(.tick(night))
    state.press("<C-x>w")
    #expect(text(state).contains("Enter: at once, for it is quiet now, by the guide."))
    let request = try #require(started(state.press("<Enter>")))
    #expect(request.sendAt == night)
  }

  @Test func `one's own record offers its own hours`() throws {
    var state = try Fixture.state(draft: Draft(text: "make it night"))
    var report = StatisticsFrameTests.report
    report.days = 30
    _ = state.update(.statistics(report))
    state.press("<C-x>w")
    #expect(text(state).contains("Enter: 23:00, when it is quiet, by your own record."))
  }

  @Test func `what is no time is said, and can be corrected`() throws {
    var state = try Fixture.state(draft: Draft(text: "make it night"))
    #expect(started(state.press("<C-x>wnoon<Enter>")) == nil)
    #expect(state.notice?.text == "noon is no time: 14:30, +2h or quiet")
    #expect(started(state.press("<C-u>14:30<Enter>"))?.sendAt == Fixture.now + 1500)
  }

  @Test func `without a prompt there is nothing to send`() throws {
    var state = try Fixture.state()
    state.press("<C-x>w")
    #expect(state.sheet == nil && state.notice?.text.hasPrefix("nothing to send") == true)
  }

  @Test func `a used-up quota offers the time at which it starts anew`() throws {
    let quota = Failure(
      .quota, .perDay, message: "", httpStatus: 429, rpcStatus: "RESOURCE_EXHAUSTED")
    var state = try StatusBarTests.failed(quota)
    #expect(bar(state).contains("C-x w send then"))
    state.press("<C-x>w")
    // Midnight in Los Angeles.
    #expect(text(state).contains("Enter: 08:00, when the count starts anew."))
    let request = try #require(started(state.press("<Enter>")))
    #expect(request.sendAt == PacificDay.nextMidnight(after: Fixture.now))
    #expect(request.prompt == [.text("make the sky more dramatic")])
    #expect(request.parent == Fixture.turnID(1))
  }

  @Test func `the card of a failed turn opens the line`() throws {
    var state = try StatusBarTests.failed(Fixture.overloaded)
    state.press("<C-x>!")
    #expect(text(state).contains("w at a time"))
    state.press("w")
    #expect(text(state).contains("send at a time"))
  }

  @Test func `it goes by itself after a restart, once, and asks nobody`() throws {
    let turn = scheduled(in: 60)
    var state = try Fixture.state(110, 36, turns: [Fixture.answered(), turn])
    #expect(bar(state).hasPrefix(" ◦ queued · in 1:00 "))
    #expect(state.needsTicks)
    #expect(state.update(.tick(Fixture.now + 59)) == [])
    let effects = state.update(.tick(Fixture.now + 60))
    #expect(effects == [.resumeTurn(turn.id, Fixture.session())])
    #expect(state.update(.tick(Fixture.now + 61)) == [])
  }

  @Test func `one whose time passed meanwhile waits to be seen`() throws {
    let turn = scheduled(in: -60)
    var state = try Fixture.state(110, 36, turns: [Fixture.answered(), turn])
    #expect(bar(state).hasPrefix(" ◦ queued · its time has passed"))
    #expect(text(state).contains("its time passed while Plantain was away."))
    #expect(state.update(.tick(Fixture.now + 600)) == [])
    #expect(state.press("<C-x>r").first == .resumeTurn(turn.id, Fixture.session()))
    state = try Fixture.state(110, 36, turns: [Fixture.answered(), turn])
    #expect(state.press("<C-x>s") == [.stopTurn(turn.id)])
  }

  @Test func `stopping brings the prompt back, leaving keeps the wait and asks nothing`() throws {
    let turn = scheduled(in: 7200)
    var state = try Fixture.state(110, 36, turns: [Fixture.answered(), turn])
    #expect(state.press("<C-x>q") == [.quit])
    #expect(state.press("<C-c>") == [.stopTurn(turn.id)])
    var stopped = turn
    stopped.state = .cancelled
    stopped.waitsUntil = nil
    let failure = Failure(.cancelled, .stopped, message: "Stopped by the user.")
    _ = state.update(.turn(turn.id, .ended(stopped, failure)))
    #expect(state.editor?.composer.buffer.text == "make it night")
    #expect(bar(state).contains("cancelled"))
  }

  @Test func `what the bar tells of is stopped, whichever turn is chosen`() throws {
    let turn = scheduled(in: 7200)
    var state = try Fixture.state(110, 36, turns: [Fixture.answered(), turn])
    #expect(state.press("<Tab>k<C-c>").contains(.stopTurn(turn.id)))
    // A double press does not leave.
    #expect(!state.press("<C-c>").contains(.quit))
  }

  @Test func `now sends it, another model takes it, a smaller size must wait`() throws {
    let turn = scheduled(in: 7200)
    var state = try Fixture.state(110, 36, turns: [Fixture.answered(), turn])
    #expect(state.press("<C-x>f") == [.switchModel(turn.id, "gemini-nano-banana-2.1")])
    #expect(state.press("<C-x>l").isEmpty)
    #expect(state.notice?.text == "it waits for its time; r sends it now, s gives it up")
    #expect(state.press("<C-x>r").first == .resumeTurn(turn.id, Fixture.session()))
  }

  @Test func `what is written meanwhile goes at once, and the bar keeps the time`() throws {
    let turn = scheduled(in: 7200)
    var state = try Fixture.state(110, 36, turns: [Fixture.answered(), turn])
    let request = try #require(started(state.press("and a moon<Enter>")))
    #expect(request.sendAt == nil && request.parent == Fixture.turnID(1))
    var other = Fixture.pending(3, "and a moon", parent: 1)
    _ = state.update(.turn(other.id, .committed(other)))
    _ = state.update(.turn(other.id, .started(Fixture.attempt(1), of: 6)))
    other.state = .answered
    other.answer = [Part(.picture(Fixture.drawn(3)))]
    _ = state.update(.turn(other.id, .ended(other, nil)))
    #expect(bar(state).hasPrefix(" • ready · @3 is here, 0 s · queued until 16:05"))
    #expect(text(state).contains("version 2 of 2 · 2 ◦ queued until 16:05 · [ ]"))
    #expect(
      state.update(.tick(Fixture.now + 7200)).contains(.resumeTurn(turn.id, Fixture.session())))
  }

  @Test func `its time may come while another turn runs, and neither ends the other`() throws {
    let turn = scheduled(in: 60)
    var state = try Fixture.state(110, 36, turns: [Fixture.answered(), turn])
    state.press("and a moon<Enter>and a star<Enter>")
    let other = Fixture.pending(3, "and a moon", parent: 1)
    _ = state.update(.turn(other.id, .committed(other)))
    _ = state.update(.turn(other.id, .started(Fixture.attempt(1), of: 6)))
    _ = state.update(.turn(turn.id, .started(Fixture.attempt(1), of: 6)))
    #expect(state.editor?.run?.turn == other.id)
    #expect(text(state).contains("2 ↑ in flight"))
    var failed = turn
    failed.state = .failed
    failed.waitsUntil = nil
    _ = state.update(.turn(turn.id, .ended(failed, Fixture.overloaded)))
    #expect(state.editor?.run?.turn == other.id)
    // Its prompt comes back; what stands in the queue behind the other turn stays there.
    #expect(state.editor?.composer.buffer.text == "make it night")
    #expect(state.editor?.queue.map(\.text) == ["and a star"])
  }

  @Test func `the browser tells that it waits, and that its time has passed`() throws {
    var state = AppState(
      setup: try Fixture.setup(), preferences: Preferences(defaults: Fixture.settings),
      size: Size(columns: 80, rows: 24), now: Fixture.now)
    let rows = [7200.0, -60].map { seconds in
      BrowserRow(
        summary: SessionSummary(
          session: Session(createdAt: Fixture.now, settings: Fixture.settings), turnCount: 2,
          cost: .zero, lastTurn: scheduled(in: seconds), lastPicture: nil, lastPictureNumber: nil))
    }
    _ = state.update(.sessionsListed(Rows.page(rows + Rows.all.suffix(1))))
    #expect(text(state).contains("◦ queued until 16:05"))
    #expect(text(state).contains("◦ queued its time has passed"))
  }

  @Test func `a picture that the prompt names is looked at while the time is typed`() throws {
    var state = try Fixture.state(draft: Draft(text: "make it night @./lake.png"))
    #expect(state.press("<C-x>w").contains(.attach(path: "./lake.png")))
    #expect(started(state.press("+2h<Enter>")) == nil)
    #expect(state.notice?.text.hasPrefix("a picture is still being looked at") == true)
    _ = state.update(.attached(path: "./lake.png", .success(Fixture.drawn(9))))
    let request = try #require(started(state.press("<C-x>w+2h<Enter>")))
    #expect(request.prompt.first?.picture == Fixture.drawn(9))
  }

  @Test func `what the policy refused is not sent again at another time`() throws {
    let refused = Failure(
      .policy, .prohibitedContent, message: "", httpStatus: 200,
      finishReason: "PROHIBITED_CONTENT")
    var state = try StatusBarTests.failed(refused, state: .blocked)
    state.press("<C-u>")
    #expect(started(state.press("<C-x>w<Enter>")) == nil)
    #expect(state.notice?.text.hasPrefix("nothing to send yet") == true)
  }

  @Test func `a waiting turn, drawn`() throws {
    for size in FrameTests.sizes {
      for language in Language.allCases {
        let turns = [Fixture.answered(), scheduled(in: 7200)]
        let state = try Fixture.state(size.columns, size.rows, turns: turns, language: language)
        let ending = language == .chinese ? "-zh" : ""
        try Golden.expect(state.frame, "scheduled-\(size.columns)x\(size.rows)\(ending)")
      }
      var state = try Fixture.state(
        size.columns, size.rows, draft: Draft(text: "make it night"))
      state.press("<C-x>w")
      try Golden.expect(state.frame, "send-at-\(size.columns)x\(size.rows)")
    }
  }
}
