import ChatUI
import Conversation
import Foundation
import Screen
import Testing

/// Star, note and trash by key, and the way back.
@Suite struct ChangeCommandTests {
  private static func edit(_ assignment: Assignment, from before: Assignment) -> Edit {
    Edit(session: Fixture.sessionID, steps: [Edit.Step(before: before, after: assignment)])
  }

  private static func line() -> [Turn] {
    var second = Fixture.pending(2, "make the sky more dramatic", parent: 1)
    second.state = .answered
    second.answer = [Part(.picture(Fixture.drawn(2)))]
    var third = Fixture.pending(3, "and a moon", parent: 2, at: Fixture.now + 1)
    third.state = .answered
    third.answer = [Part(.picture(Fixture.drawn(3)))]
    return [Fixture.answered(), second, third]
  }

  @Test func `a star is asked of the library, and shown once it has it`() throws {
    var state = try Fixture.state()
    let id = Fixture.turnID(1)
    #expect(state.press("<C-x>*") == [.assign([.star(of: id, true)], in: Fixture.sessionID)])
    #expect(!state.frame.cells.text.contains("★"))
    _ = state.update(.edit(Self.edit(.star(of: id, true), from: .star(of: id, false)), .made))
    #expect(state.frame.cells.text.contains("@2 ★ 2752×1536"))
    #expect(state.press("<C-x>*") == [.assign([.star(of: id, false)], in: Fixture.sessionID)])
  }

  @Test func `a note is written on its line, shown below the answer, and goes when it is empty`()
    throws
  {
    var state = try Fixture.state(80, 30)
    let id = Fixture.turnID(1)
    let effects = state.press("<C-x>Nkeep this light<Enter>")
    #expect(
      effects == [.assign([.note(of: id, "keep this light")], in: Fixture.sessionID)])
    _ = state.update(
      .edit(Self.edit(.note(of: id, "keep this light"), from: .note(of: id, nil)), .made))
    #expect(state.frame.cells.text.contains("keep this light"))
    // The line opens with the note; C-u empties it.
    #expect(
      state.press("<C-x>N<C-u><Enter>") == [.assign([.note(of: id, nil)], in: Fixture.sessionID)])
  }

  @Test func `the trash takes a turn with all that continue it, and undo shows them again`() throws
  {
    var state = try Fixture.state(turns: Self.line())
    state.press("<Tab>k")
    let effects = state.press("T")
    let ids = [Fixture.turnID(2), Fixture.turnID(3)]
    #expect(
      effects == [.assign(ids.map { .trash(of: $0, state.now) }, in: Fixture.sessionID)])
    let edit = Edit(
      session: Fixture.sessionID,
      steps: ids.map {
        Edit.Step(before: .trash(of: $0, nil), after: .trash(of: $0, Fixture.now))
      })
    _ = state.update(.edit(edit, .made))
    #expect(state.editor?.tree.turns.map(\.id) == [Fixture.turnID(1)])
    #expect(state.editor?.transcript.selection == Fixture.turnID(1))
    #expect(state.editor?.base?.id == Fixture.turnID(1))
    #expect(state.editor?.numbers.entries.count == 4, "the numbers stay")
    #expect(state.frame.cells.text.contains("moved to the trash"))
    #expect(state.press("u") == [.undo(in: Fixture.sessionID)])
    _ = state.update(.edit(edit.inverse, .undone))
    #expect(state.editor?.tree.turns.count == 3)
    #expect(state.frame.cells.text.contains("taken back: to the trash"))
    #expect(state.press("U") == [.redo(in: Fixture.sessionID)])
  }

  @Test func `a turn in flight does not go to the trash`() throws {
    var turns = Self.line()
    turns[2].state = .pending
    var state = try Fixture.state(turns: turns)
    #expect(state.press("<C-x>T").isEmpty)
    #expect(state.editor?.tree.turns.count == 3)
  }

  @Test func `a picture in the trash is passed over by the viewer and the contact sheet`() throws {
    var state = try Fixture.state(turns: Self.line())
    let id = Fixture.turnID(2)
    // In a tree a sibling can go alone; here only the middle one is said to be in the trash.
    _ = state.update(
      .edit(Self.edit(.trash(of: id, Fixture.now), from: .trash(of: id, nil)), .made))
    state.press("<Tab>g<Home>")
    #expect(state.editor?.contactSheet?.chosen == 1)
    state.press("<Right><Right><Right>")
    #expect(state.editor?.contactSheet?.chosen == 4)
    state.press("vk")
    #expect(state.editor?.viewer?.picture == Fixture.drawn(1))
  }

  @Test func `renaming asks for a title that can be taken back`() throws {
    var state = try Fixture.state()
    let effects = state.press("<C-x>R<C-u>Dusk<Enter>")
    #expect(
      effects.contains(.assign([.title(of: Fixture.sessionID, "Dusk")], in: Fixture.sessionID)))
    _ = state.update(
      .edit(
        Self.edit(
          .title(of: Fixture.sessionID, "Lake at dusk"), from: .title(of: Fixture.sessionID, "Dusk")
        ),
        .undone))
    #expect(state.editor?.session.title == "Lake at dusk")
  }
}
