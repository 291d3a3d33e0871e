import ChatUI
import Conversation
import Foundation
import Screen
import Testing

/// The line that says how much of the picture a turn changed.
@Suite struct ChangeTests {
  /// Answered turns, each on top of the one before.
  private static func turns(_ count: Int) -> [Turn] {
    [Fixture.answered()]
      + (2...count).map { number in
        var turn = Fixture.pending(number, "prompt \(number)", parent: number - 1)
        turn.state = .answered
        turn.answer = [Part(.picture(Fixture.drawn(number))), .text("words \(number)")]
        return turn
      }
  }

  private static func open(_ turns: [Turn], _ size: Size) throws -> (AppState, [Effect]) {
    var state = AppState(
      setup: try Fixture.setup(), preferences: Preferences(defaults: Fixture.settings),
      size: size, now: Fixture.now)
    let opened = OpenedSession(session: Fixture.session(), turns: turns)
    let effects = state.update(.sessionOpened(opened))
    return (state, effects.filter(\.isMeasure))
  }

  @Test func `opening asks about the turns in view, scrolling about the others, each once`() throws
  {
    var (state, effects) = try Self.open(Self.turns(4), Size(columns: 80, rows: 24))
    #expect(
      effects == [
        .measureChange(Fixture.turnID(4), from: Fixture.drawn(3), to: Fixture.drawn(4))
      ])
    effects = state.press("<Tab><Home>").filter(\.isMeasure)
    #expect(
      effects == [.measureChange(Fixture.turnID(1), from: Fixture.lake, to: Fixture.drawn(1))])
    #expect(state.press("<End><Home><End>").filter(\.isMeasure) == [])
  }

  @Test func `a turn that ends is compared with the picture of its path`() throws {
    var state = try Running.thinking(Size(columns: 80, rows: 24))
    var turn = Fixture.pending(2, "x", parent: 1, attachments: [Fixture.lake])
    turn.state = .answered
    turn.answer = [Part(.picture(Fixture.drawn(2)))]
    #expect(
      state.update(.turn(turn.id, .ended(turn, nil))).filter(\.isMeasure)
        == [.measureChange(turn.id, from: Fixture.drawn(1), to: Fixture.drawn(2))])
  }

  @Test func `a picture drawn from words alone has nothing to be compared with`() throws {
    var turn = Fixture.pending(1, "a lake")
    turn.state = .answered
    turn.answer = [Part(.picture(Fixture.drawn(1)))]
    #expect(try Self.open([turn], Size(columns: 80, rows: 24)).1 == [])
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 110, rows: 36)])
  func `nothing moves when the line comes`(size: Size) throws {
    var (state, _) = try Self.open(Self.turns(3), size)
    for keys in ["", "<Tab><Home>", "<PgDn>"] {
      state.press(keys)
      let before = state.frame
      var after = state
      for number in 1...3 {
        _ = after.update(.changeMeasured(Fixture.turnID(number), Fixture.difference))
      }
      #expect(after.frame.images == before.images, "\(keys)")
      let rows = zip(Self.rows(before), Self.rows(after.frame))
      for (old, new) in rows where !new.contains("% of the picture") { #expect(old == new) }
      let lines = Self.rows(after.frame).filter { $0.contains("31 % of the picture changed") }
      #expect(!lines.isEmpty, "\(keys)")
    }
  }

  @Test func `every place has its sentence in both languages`() throws {
    for language in Language.allCases {
      for area in PictureDifference.Area.allCases {
        #expect(Words(language).has("change.\(area.rawValue)"), "\(area)")
      }
    }
    var state = try Fixture.state()
    _ = state.update(
      .changeMeasured(Fixture.turnID(1), PictureDifference(share: 0.002, area: .middle)))
    #expect(state.frame.cells.text.contains("less than 1 % of the picture changed"))
  }

  @Test func `a picture that was moved is told to be, instead of how much changed`() throws {
    typealias Shift = PictureDifference.Shift
    for (shift, words) in [
      (Shift(x: 12, y: 0), "the picture moved by 12 px to the right"),
      (Shift(x: -3, y: 40), "the picture moved by 3 px to the left and 40 px down"),
      (Shift(x: 0, y: -7), "the picture moved by 7 px up"),
    ] {
      var state = try Fixture.state()
      let moved = PictureDifference(share: 0.98, area: .everywhere, shift: shift)
      _ = state.update(.changeMeasured(Fixture.turnID(1), moved))
      #expect(state.frame.cells.text.contains(words))
      #expect(!state.frame.cells.text.contains("98 %"))
    }
  }

  private static func rows(_ frame: Frame) -> [String] {
    frame.cells.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

extension Effect {
  fileprivate var isMeasure: Bool {
    if case .measureChange = self { true } else { false }
  }
}
