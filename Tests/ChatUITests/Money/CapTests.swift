import ChatUI
import Conversation
import Foundation
import Resilience
import Screen
import Testing

/// Caps on the screen: the question, the settings, the bar.
@Suite struct CapTests {
  private static let today = Overrun(
    use: CapUse(
      kind: .day, spent: Spending.Amount(known: Money(dollars: 9.89)), cap: Money(dollars: 10)),
    cost: Money(dollars: 0.2361))

  /// A prompt was sent, and the engine found that a cap forbids it.
  private func asked(
    _ size: Size = Size(columns: 80, rows: 24), _ language: Language = .english,
    _ overrun: Overrun = today
  ) throws -> AppState {
    var state = try Fixture.state(size.columns, size.rows, language: language)
    let request = try #require(Self.started(state.press("make it night<Enter>")))
    _ = state.update(.overCap(request, overrun))
    return state
  }

  private static func started(_ effects: [Effect]) -> TurnRequest? {
    effects.lazy.compactMap { effect -> TurnRequest? in
      if case .startTurn(let request) = effect { request } else { nil }
    }.first
  }

  private func bar(_ state: AppState, _ columns: Int = 110) -> String {
    StatusBar(state).line(columns: columns).map(\.text).joined()
  }

  @Test func `the question says what it costs and what is left`() throws {
    for size in FrameTests.sizes {
      for language in Language.allCases {
        let name = "over-cap-\(size.columns)x\(size.rows)\(language == .chinese ? "-zh" : "")"
        try Golden.expect(try asked(size, language).frame, name)
      }
    }
  }

  @Test func `what may have been spent is named`() throws {
    var overrun = Self.today
    overrun = Overrun(
      use: CapUse(
        kind: .session,
        spent: Spending.Amount(known: Money(dollars: 4), possible: Money(dollars: 0.15)),
        cap: Money(dollars: 4.2)), cost: overrun.cost)
    let text = Golden.text(of: try asked(Size(columns: 80, rows: 24), .english, overrun).frame)
    #expect(text.contains("The cap of $4.20 has $0.05 left in this session."))
    #expect(text.contains("$0.15 of what is counted is not certain"))
  }

  @Test(arguments: ["n", "<Enter>", "<Esc>"])
  func `what sends nothing keeps the prompt`(key: String) throws {
    var state = try asked()
    #expect(Self.started(state.press(key)) == nil)
    #expect(state.sheet == nil && state.editor?.run == nil)
    #expect(state.editor?.composer.buffer.text == "make it night")
    #expect(bar(state).hasPrefix(" • ready "))
  }

  @Test func `y sends it over the cap, and the composer is free again`() throws {
    var state = try asked()
    let request = try #require(Self.started(state.press("y")))
    #expect(request.passesCaps && request.prompt == [.text("make it night")])
    #expect(state.editor?.composer.isEmpty == true && state.editor?.run != nil)
  }

  @Test func `a comma goes to the cap in question, and Right raises it`() throws {
    var state = try asked()
    #expect(state.press(",").contains(.readSpending(Fixture.sessionID)))
    #expect(state.sheet == .settings(SettingsState(at: .dayCap)))
    let effects = state.press("<Right><Right>")
    #expect(state.preferences.caps == SpendingCaps(day: Money(dollars: 1)))
    #expect(effects.contains(.savePreferences(state.preferences)))
    state.press("<Left><Left>")
    #expect(state.preferences.caps == SpendingCaps())
  }

  @Test func `an amount of the configuration stands among the others`() throws {
    var setup = try Fixture.setup()
    setup.caps = SpendingCaps(session: Money(dollars: 7.5))
    var state = try Fixture.state(setup: setup)
    state.press("<C-x>,")
    #expect(Golden.text(of: state.frame).contains("[$7.50]"))
    #expect(bar(state).contains("$0.14 of $7.50"))
    // What another row sets leaves the configuration's caps to the configuration.
    state.press("<Down><Down><Down><Left>")
    #expect(state.preferences.caps == nil)
  }

  @Test func `the chosen cap tells what is used, for certain and perhaps`() throws {
    var state = try Fixture.state()
    _ = state.update(
      .spending(
        of: Fixture.sessionID,
        Spending(
          session: Spending.Amount(known: Money(dollars: 0.144), possible: Money(dollars: 0.15)))))
    state.sheet = .settings(SettingsState(at: .sessionCap))
    #expect(Golden.text(of: state.frame).contains("$0.14 used, perhaps $0.15 more."))
  }

  @Test func `the attempt that brings a cap near its end is told`() throws {
    var state = try Fixture.state()
    state.press("make it night<Enter>")
    let turn = Fixture.pending(2, "make it night", parent: 1)
    _ = state.update(.turn(turn.id, .committed(turn)))
    let use = CapUse(
      kind: .session, spent: Spending.Amount(known: Money(dollars: 4.12)), cap: Money(dollars: 5))
    _ = state.update(.turn(turn.id, .nearingCap(use)))
    #expect(state.notice?.text == "$4.12 of the $5 of this session are used")
  }

  @Test func `a turn tells what it may have cost besides`() throws {
    var turn = Fixture.answered()
    turn.atStake = Money(dollars: 0.1432)
    turn.pricesOf = "2026-11-23"
    var state = try Fixture.state(turns: [turn])
    #expect(Golden.text(of: state.frame).contains("$0.144 · perhaps $0.15 more · 24 s"))
    state.press("<Tab>i")
    #expect(Golden.text(of: state.frame).contains("prices of 2026-11-23"))
  }
}
