import ChatUI
import Conversation
import Foundation
import Screen
import Testing

/// A session played as a film, and what marks on the contact sheet are for.
@Suite struct FilmTests {
  /// Five answered turns in a line, the first with an attached picture.
  private static func turns() -> [Turn] {
    [Fixture.answered()]
      + (2...5).map { number in
        var turn = Fixture.pending(
          number, number == 4 ? "让天空更红，水面也要有倒影。" : "change \(number)", parent: number - 1,
          at: Fixture.now + Double(number))
        turn.state = .answered
        turn.answer = [Part(.picture(Fixture.drawn(number)))]
        return turn
      }
  }

  @Test(arguments: FrameTests.sizes)
  func `a film stands in frames`(size: Size) throws {
    var state = try Fixture.state(size.columns, size.rows, turns: Self.turns())
    state.press("<C-x>V<Right><Right><Right><Right>")
    try Golden.expect(state.frame, "film-\(size.columns)x\(size.rows)")
  }

  @Test func `it plays by the clock and stands still at its end`() throws {
    var state = try Fixture.state(turns: Self.turns())
    state.press("<C-x>V")
    #expect(state.editor?.film?.entries.map(\.number) == [1, 2, 3, 4, 5, 6])
    #expect(state.needsTicks)
    _ = state.update(.tick(Fixture.now + 1))
    #expect(state.editor?.film?.place == 0)
    for second in 1...5 { _ = state.update(.tick(Fixture.now + 2 * Double(second))) }
    #expect(state.editor?.film?.place == 5)
    #expect(state.editor?.film?.isPlaying == false)
    #expect(!state.needsTicks)
    state.press("<Space>")
    #expect(state.editor?.film?.place == 0 && state.editor?.film?.isPlaying == true)
    state.press("<Space>")
    #expect(state.editor?.film?.isPlaying == false)
  }

  @Test func `Enter looks closely, Esc comes back to the film and then to the turns`() throws {
    var state = try Fixture.state(turns: Self.turns())
    state.press("<Tab>V<Right><Enter>")
    #expect(state.editor?.viewer?.picture == Fixture.drawn(1))
    state.press("<Esc>")
    #expect(state.editor?.viewer == nil && state.editor?.film?.place == 1)
    #expect(
      state.press("*") == [.assign([.star(of: Fixture.turnID(1), true)], in: Fixture.sessionID)])
    state.press("<Esc>")
    #expect(state.editor?.film == nil)
  }

  @Test func `without a picture there is no film`() throws {
    var state = try Fixture.state(turns: [])
    state.press("<C-x>V")
    #expect(state.editor?.film == nil)
  }

  @Test func `marks on the contact sheet are starred, saved and put into the trash together`()
    throws
  {
    var state = try Fixture.state(turns: Self.turns())
    state.press("<Tab>g<End><Space><Left><Left><Space>")
    let (fifth, third) = (Fixture.turnID(5), Fixture.turnID(3))
    #expect(
      state.press("*")
        == [.assign([.star(of: fifth, true), .star(of: third, true)], in: Fixture.sessionID)])
    #expect(
      state.press("o")
        == [
          .saveAll([
            PictureFile(picture: Fixture.drawn(5), name: "lake-at-dusk-6.jpg"),
            PictureFile(picture: Fixture.drawn(3), name: "lake-at-dusk-4.jpg"),
          ])
        ])
    let ids = [third, Fixture.turnID(4), fifth]
    #expect(
      state.press("T")
        == [.assign(ids.map { .trash(of: $0, state.now) }, in: Fixture.sessionID)])
    _ = state.update(.savedAll(1, refused: [.exists(name: "lake-at-dusk-4.jpg")]))
    let text = state.frame.cells.text
    #expect(text.contains("pictures saved here: 1 · lake-at-dusk-4.jpg is there already"))
  }
}
