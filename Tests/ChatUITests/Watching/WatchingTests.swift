import ChatUI
import Conversation
import Foundation
import Resilience
import Screen
import Testing

/// A session that another copy drives, and one that others say something of.
@Suite struct WatchingTests {
  private func watched(
    _ turns: [Turn] = [Fixture.answered()], notices: [TurnID: RetryNotice] = [:],
    _ size: Size = Size(columns: 80, rows: 24), _ language: Language = .english
  ) throws -> AppState {
    var state = AppState(
      setup: try Fixture.setup(),
      preferences: Preferences(language: language, defaults: Fixture.settings),
      size: size, now: Fixture.now)
    _ = state.update(.sessionOpened(opened(turns, notices: notices)))
    return state
  }

  private func opened(
    _ turns: [Turn], notices: [TurnID: RetryNotice] = [:],
    annotations: [TurnID: Annotation] = [:], watched isWatched: Bool = true
  ) -> OpenedSession {
    var opened = OpenedSession(
      session: Fixture.session(), turns: turns, notices: notices, annotations: annotations)
    opened.isWatched = isWatched
    return opened
  }

  private func bar(_ state: AppState, _ columns: Int = 110) -> String {
    StatusBar(state).line(columns: columns).map(\.text).joined()
  }

  @Test func `the bar says that another copy drives, at every size`() throws {
    for size in FrameTests.sizes {
      for language in Language.allCases {
        let name = "watching-\(size.columns)x\(size.rows)\(language == .chinese ? "-zh" : "")"
        try Golden.expect(try watched(size, language).frame, name)
      }
    }
  }

  private func watched(_ size: Size, _ language: Language) throws -> AppState {
    try watched([Fixture.answered()], notices: [:], size, language)
  }

  @Test func `what the driver adds shows, with its wait and clock`() throws {
    var state = try watched()
    var waiting = Fixture.pending(2, "make it night", parent: 1)
    waiting.state = .waiting
    let turns = [Fixture.answered(), waiting]
    let effects = state.update(
      .sessionRefreshed(opened(turns, notices: [waiting.id: Fixture.notice()])))
    #expect(effects.allSatisfy { if case .setTitle = $0 { true } else { false } })
    #expect(Golden.text(of: state.frame).contains("make it night"))
    #expect(bar(state).contains("watching"))
    #expect(bar(state).contains("0:41"))
    #expect(state.needsTicks)
    // The wait is the driver's: its end sends nothing from here.
    #expect(state.update(.tick(Fixture.now + 60)).isEmpty)
    var answered = waiting
    answered.state = .answered
    answered.answer = [Part(.picture(Fixture.drawn(2)))]
    _ = state.update(.sessionRefreshed(opened([Fixture.answered(), answered])))
    #expect(Golden.text(of: state.frame).contains("@3"))
    #expect(!state.needsTicks)
  }

  @Test func `nothing is sent, stopped or typed, and it says why`() throws {
    let pending = Fixture.pending(2, "make it night", parent: 1)
    for keys in [
      "<Tab>x", "<Tab>hello<Enter>", "r", "e", "p", "l", "f", "F", "w", "P", "R", "é",
    ] {
      var state = try watched([Fixture.answered(), pending])
      let effects = state.press(keys)
      #expect(effects.isEmpty, "\(keys): \(effects)")
      #expect(state.editor?.composer.isEmpty == true)
      #expect(bar(state).contains("another copy drives this session"), "\(keys)")
    }
    var state = try watched([Fixture.answered(), pending])
    #expect(state.update(.input(.paste("words"))).isEmpty)
    #expect(state.press("T").isEmpty)
    #expect(state.press("<C-c>") == [.quit])
  }

  @Test func `looking is free: cards, pictures, stars and the way out`() throws {
    var state = try watched()
    #expect(
      state.press("*") == [.assign([.star(of: Fixture.turnID(1), true)], in: Fixture.sessionID)])
    state.press("v")
    #expect(state.editor?.viewer != nil)
    state.press("<Esc>")
    #expect(state.press("n").contains(.newSession(Fixture.settings)))
  }

  @Test func `when the driver lets go, typing goes on from what it left`() throws {
    var state = try watched()
    var taken = opened([Fixture.answered()], watched: false)
    taken.draft = Draft(text: "half a thou")
    _ = state.update(.sessionTaken(taken))
    #expect(state.editor?.isWatching == false)
    #expect(bar(state).contains("this one drives the session now"))
    let effects = state.press("ght<Enter>")
    #expect(effects.contains { if case .startTurn = $0 { true } else { false } })
    // A late answer to an earlier question changes nothing any more.
    _ = state.update(.sessionRefreshed(opened([])))
    #expect(state.editor?.tree.turns.isEmpty == false)
  }

  @Test func `a driver sees what others say, and keeps what is its own`() throws {
    var state = try Fixture.state(draft: Draft(text: "half a thou"))
    var session = Fixture.session("Renamed")
    session.settings.model = "other"
    var fresh = opened(
      [], annotations: [Fixture.turnID(1): Annotation(isStarred: true)], watched: false)
    fresh.session = session
    _ = state.update(.sessionRefreshed(fresh))
    #expect(state.editor?.session.title == "Renamed")
    #expect(state.editor?.session.settings == Fixture.settings)
    #expect(state.editor?.annotations[Fixture.turnID(1)]?.isStarred == true)
    #expect(state.editor?.tree.turns.count == 1)
    #expect(state.editor?.composer.buffer.text == "half a thou")
  }

  @Test func `a picture that went with the trash cannot be named any more`() throws {
    var second = Fixture.pending(2, "make it night", parent: 1)
    second.state = .answered
    second.answer = [Part(.picture(Fixture.drawn(2)))]
    var state = try Fixture.state(turns: [Fixture.answered(), second])
    var shell = second
    shell.prompt = []
    shell.state = .cancelled
    let gone = Annotation(trashedAt: Fixture.now, emptiedAt: Fixture.now)
    _ = state.update(
      .sessionRefreshed(
        opened([Fixture.answered(), shell], annotations: [shell.id: gone], watched: false)))
    let refused = state.press("like @3 please<Enter>")
    #expect(!refused.contains { if case .startTurn = $0 { true } else { false } })
    #expect(bar(state).contains("@3 is gone"))
    #expect(state.editor?.composer.buffer.text == "like @3 please")
    // The others keep their numbers.
    #expect(state.editor?.numbers.entries.map(\.number) == [1, 2, 3])
    let sent = state.press("<C-u>like @2 please<Enter>")
    #expect(sent.contains { if case .startTurn = $0 { true } else { false } })
  }

  @Test func `a shared disk is said at the start`() throws {
    var setup = try Fixture.setup()
    setup.sharedDisk = "NFS"
    let state = try Fixture.state(setup: setup)
    #expect(bar(state).contains("the library lies on NFS"))
  }
}

/// Emptying the trash from the editor and the browser.
@Suite struct EmptyingTests {
  private func asked(_ size: Size, _ language: Language = .english) throws -> AppState {
    var state = try Fixture.state(size.columns, size.rows, language: language)
    _ = state.update(.trashCounted(TrashCount(sessions: 3, turns: 5)))
    return state
  }

  @Test func `the question says what goes, and that nothing brings it back`() throws {
    for size in FrameTests.sizes {
      for language in Language.allCases {
        let name = "empty-trash-\(size.columns)x\(size.rows)\(language == .chinese ? "-zh" : "")"
        try Golden.expect(try asked(size, language).frame, name)
      }
    }
  }

  @Test(arguments: ["n", "<Enter>", "<Esc>", "<C-c>"])
  func `what deletes nothing keeps it`(key: String) throws {
    var state = try asked(Size(columns: 80, rows: 24))
    #expect(state.press(key).isEmpty)
    #expect(state.sheet == nil)
  }

  @Test func `only y empties it, and then it is said what went`() throws {
    var state = try asked(Size(columns: 80, rows: 24))
    #expect(state.press("y") == [.emptyTrash])
    _ = state.update(
      .trashEmptied(TrashCount(sessions: 3, turns: 5, open: 1), byteCount: 12_000_000))
    let bar = StatusBar(state).line(columns: 110).map(\.text).joined()
    #expect(bar.contains("emptied: sessions 3, turns 5, 12"))
    #expect(bar.contains("Open ones stay: 1."))
  }

  @Test func `an empty trash is no question`() throws {
    var state = try Fixture.state()
    _ = state.update(.trashCounted(TrashCount(sessions: 0, turns: 0)))
    #expect(state.sheet == nil)
  }

  @Test func `the palette finds it and asks for the count first`() throws {
    var state = try Fixture.state()
    state.press("<C-o>empty the")
    #expect(state.press("<Enter>") == [.countTrash])
  }
}
