import ChatUI
import Conversation
import Foundation
import Resilience
import Screen
import Testing

/// Golden frames of the editor.
@Suite struct FrameTests {
  static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 40, rows: 10),
    Size(columns: 110, rows: 36),
  ]

  private func name(_ scene: String, _ size: Size, _ language: Language = .english) -> String {
    "\(scene)-\(size.columns)x\(size.rows)\(language == .chinese ? "-zh" : "")"
  }

  private func check(
    _ scene: String, in languages: [Language] = [.english],
    _ make: (Size, Language) throws -> AppState
  ) throws {
    for size in Self.sizes {
      for language in languages {
        let state = try make(size, language)
        try Golden.expect(state.frame, name(scene, size, language))
      }
    }
  }

  @Test func `a finished turn`() throws {
    try check("finished", in: Language.allCases) { size, language in
      var state = try Fixture.state(
        size.columns, size.rows, draft: Draft(text: "make the sky more dramatic"),
        language: language)
      _ = state.update(.changeMeasured(Fixture.turnID(1), Fixture.difference))
      return state
    }
  }

  @Test func `a turn that thinks, with two drafts`() throws {
    try check("thinking", in: Language.allCases) { size, language in
      try Running.thinking(size, language)
    }
  }

  @Test func `a turn that waits for a retry, in Chinese, with wide characters`() throws {
    try check("waiting", in: Language.allCases) { size, language in
      try Running.waiting(size, language)
    }
  }

  @Test func `a turn that waits for its place, with another behind it`() throws {
    try check("paced", in: Language.allCases) { size, language in
      try Running.paced(size, language)
    }
  }

  @Test func `a new session greets, without a key and with one`() throws {
    try check("greeting", in: Language.allCases) { size, language in
      try Fixture.state(size.columns, size.rows, turns: [], language: language)
    }
    try check("no-key") { size, _ in
      try Fixture.state(
        size.columns, size.rows, turns: [], setup: Fixture.setup(hasKey: false))
    }
  }

  @Test func `a failure card`() throws {
    try check("card", in: Language.allCases) { size, language in
      var state = try Running.waiting(size, language)
      state.press("<C-x>!")
      return state
    }
  }

  @Test func `help, palette, settings, save, letters`() throws {
    try check("help", in: Language.allCases) { size, language in
      var state = try Fixture.state(size.columns, size.rows, language: language)
      state.press("<F1>")
      return state
    }
    try check("palette") { size, _ in
      var state = try Fixture.state(size.columns, size.rows)
      state.press("<C-o>co")
      return state
    }
    try check("settings", in: Language.allCases) { size, language in
      var state = try Fixture.state(size.columns, size.rows, language: language)
      state.press("<C-x>,<Down><Left><Left>")
      return state
    }
    try check("save", in: Language.allCases) { size, language in
      var state = try Fixture.state(size.columns, size.rows, language: language)
      state.press("<C-x>o")
      return state
    }
    try check("letters") { size, _ in
      var state = try Fixture.state(size.columns, size.rows)
      state.press("<C-x>")
      _ = state.update(.tick(Fixture.now + 1))
      return state
    }
  }

  @Test func `the session browser`() throws {
    try check("browser", in: Language.allCases) { size, language in
      var state = AppState(
        setup: try Fixture.setup(),
        preferences: Preferences(language: language, defaults: Fixture.settings), size: size,
        now: Fixture.now)
      _ = state.update(.sessionsListed(Rows.page()))
      return state
    }
  }

  @Test func `emoji, combining marks and control characters from outside`() throws {
    try check("outside") { size, _ in
      try Fixture.state(
        size.columns, size.rows,
        turns: [
          Fixture.answered(
            prompt: "a cafe\u{301} 👩‍👩‍👧‍👦 with e\u{301}\u{327} and\u{1B}]52;c;x\u{7}",
            words: "画好了 👍🏽 \u{202E}evil\u{202C} ｗｉｄｅ")
        ], draft: Draft(text: "再加一轮月亮🌙"), title: "湖\u{1B}[2J上黄昏")
    }
  }

  @Test func `a region that is marked`() throws {
    try check("region", in: Language.allCases) { size, language in
      var state = try Fixture.state(size.columns, size.rows, language: language)
      state.press("<C-x>#b2d4")
      return state
    }
  }

  @Test func `all pictures of a session`() throws {
    try check("contact-sheet", in: Language.allCases) { size, language in
      var state = try ContactSheetTests.session(size.columns, size.rows, language: language)
      state.press("<C-x>g<Home><Right> <Down> ")
      return state
    }
  }

  @Test func `two pictures, compared in four ways`() throws {
    for (way, keys) in [("side", ""), ("wipe", " "), ("blink", "  "), ("heat", "   >>")] {
      try check("compare-\(way)", in: way == "heat" ? Language.allCases : [.english]) {
        size, language in
        var state = try Fixture.state(size.columns, size.rows, language: language)
        state.press("<Tab>c" + keys)
        _ = state.update(
          .compared(
            Fixture.lake, Fixture.drawn(1),
            PictureDifference(
              share: 0.34, area: .upperHalf, thirds: [0.61, 0.3, 0.11], shares: [0.34, 0.2, 0.1])))
        return state
      }
    }
  }

  @Test func `a draft with the thoughts that led to it`() throws {
    try check("drafts", in: Language.allCases) { size, language in
      var state = try Fixture.state(
        size.columns, size.rows, turns: [DraftReplayTests.thinking()], language: language)
      state.press("<Tab>d")
      // Where there is room they stand below their picture first.
      if state.editor?.viewer == nil { state.press("d") }
      return state
    }
  }

  @Test func `a picture that fills the screen`() throws {
    try check("viewer") { size, _ in
      var state = try Fixture.state(size.columns, size.rows)
      state.press("<Tab>v")
      return state
    }
  }

  @Test func `a window that is too small keeps the bar`() throws {
    var state = try Running.waiting(Size(columns: 22, rows: 4), .english)
    state.press("x")
    try Golden.expect(state.frame, "small-22x4")
    #expect(state.editor?.composer.buffer.text == "x")
  }

  @Test func `only ASCII where the terminal has nothing else`() throws {
    var state = try Running.thinking(Size(columns: 80, rows: 24), .english)
    state.setup.chrome = Chrome(isASCII: true)
    let text = state.frame.cells.text
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
    try Golden.expect(state.frame, "ascii-80x24")
  }
}

/// Rows for the browser.
enum Rows {
  /// The answer to a request for the list.
  static func page(_ rows: [BrowserRow] = all, _ request: BrowserRequest = BrowserRequest())
    -> BrowserPage
  {
    BrowserPage(
      request, rows: rows, count: rows.count, total: max(rows.count, all.count),
      cost: rows.reduce(.zero) { $0 + $1.summary.cost })
  }

  static var all: [BrowserRow] {
    [
      row(
        1, "湖上黄昏", "让天空更红，水面也要有倒影。", turns: 3, cost: 0.29, ago: 10,
        notice: Fixture.notice()),
      row(2, "Lake at dusk", "make the sky more dramatic", turns: 2, cost: 0.29, ago: 300),
      row(3, "窗边的猫", "把毛衣改成深蓝色，背景不变", turns: 11, cost: 1.61, ago: 3700),
      row(
        4, "Robot", "the same at 4K", turns: 1, cost: 4.02, ago: 90_000,
        failure: Failure(
          .safety, .imageSafety, message: "", httpStatus: 200, finishReason: "IMAGE_SAFETY")),
      row(5, "Tea tin", "morning light", turns: 26, cost: 4.02, ago: 100_000),
      row(6, "Alley", "more fog", turns: 4, cost: 0.58, ago: 200_000),
      row(7, "Poster", "for print", turns: 7, cost: 1.72, ago: 300_000),
    ]
  }

  private static func row(
    _ number: Int, _ title: String, _ prompt: String, turns: Int, cost: Double, ago: Double,
    failure: Failure? = nil, notice: RetryNotice? = nil
  ) -> BrowserRow {
    var session = Session(
      id: SessionID(rawValue: "s\(number)"), title: title, createdAt: Fixture.now - ago,
      settings: Fixture.settings)
    session.updatedAt = Fixture.now - ago
    let turn = Fixture.pending(number, prompt)
    return BrowserRow(
      summary: SessionSummary(
        session: session, turnCount: turns, cost: Money(dollars: cost), lastTurn: turn,
        lastPicture: Fixture.drawn(number), lastPictureNumber: number), failure: failure,
      notice: notice)
  }
}

/// States with a turn in flight.
enum Running {
  static func sent(
    _ size: Size, _ language: Language = .english, prompt: String = "make the sky more dramatic"
  ) throws -> AppState {
    var state = try Fixture.state(size.columns, size.rows, language: language)
    _ = state.update(.changeMeasured(Fixture.turnID(1), Fixture.difference))
    state.press(prompt + "<Enter>")
    let turn = Fixture.pending(2, prompt, parent: 1)
    _ = state.update(.turn(turn.id, .committed(turn)))
    return state
  }

  static func thinking(_ size: Size, _ language: Language = .english) throws -> AppState {
    var state = try sent(size, language)
    let id = Fixture.turnID(2)
    _ = state.update(.turn(id, .started(Fixture.attempt(1), of: 6)))
    _ = state.update(.turn(id, .sent(4_200_000, of: 4_200_000)))
    _ = state.update(.turn(id, .delta(Fixture.draft(3, after: 6))))
    _ = state.update(.turn(id, .delta(Fixture.draft(4, after: 12))))
    let thought =
      "Reading the scene: the light stands low in the west, so heavier clouds must break above "
      + "the far shore. Keeping the boat and its reflection where they are."
    _ = state.update(.turn(id, .delta(Part(.text(thought), isThought: true))))
    _ = state.update(.turn(id, .received(3_100_000)))
    _ = state.update(.tick(Fixture.now + 14))
    return state
  }

  static func waiting(_ size: Size, _ language: Language = .english) throws -> AppState {
    var state = try sent(size, language, prompt: "让天空更红，水面也要有倒影。")
    let id = Fixture.turnID(2)
    _ = state.update(.turn(id, .started(Fixture.attempt(1), of: 6)))
    _ = state.update(.turn(id, .retrying(Fixture.notice(next: 2, left: 33))))
    _ = state.update(.turn(id, .started(Fixture.attempt(2), of: 6)))
    _ = state.update(.turn(id, .retrying(Fixture.notice())))
    return state
  }

  /// The limit of a minute is used up; a second prompt waits behind.
  static func paced(_ size: Size, _ language: Language = .english) throws -> AppState {
    var state = try sent(size, language)
    let held = RetryNotice(
      PacingHold(.used(.requestsPerMinute, limit: 10)), nextAttempt: 1, attemptLimit: 6,
      until: Fixture.now + 34.1, from: Fixture.now)
    _ = state.update(.turn(Fixture.turnID(2), .retrying(held)))
    state.press("more clouds<Enter>")
    return state
  }
}
