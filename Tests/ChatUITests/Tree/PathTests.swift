import ChatUI
import Conversation
import Foundation
import Resilience
import Screen
import Testing

/// Which turns the transcript shows, and where the next prompt goes on.
@Suite struct PathTests {
  private func path(_ state: AppState) -> [String] {
    state.editor.map { editor in editor.path.map { editor.names[$0.id] } } ?? []
  }

  private func parent(_ effects: [Effect]) -> TurnID?? {
    for case .startTurn(let request) in effects { return request.parent }
    return nil
  }

  @Test func `the transcript follows one path and says where it forks`() throws {
    var state = try Branches.state(80, 60)
    #expect(path(state) == ["1", "2", "3d"])
    let text = state.frame.cells.text
    #expect(text.contains("turn 3d of 3"))
    #expect(text.contains("version 4 of 4 · 3b ○ safety · [ ]"))
    #expect(!text.contains("白鹭") && !text.contains("make it night"))
    #expect(state.editor?.base?.id == Fixture.turnID(8))
    state.press("<Tab>kk")
    #expect(state.frame.cells.text.contains("turn 1 of 3"))
  }

  @Test func `the versions are gone through by key, to the newest end of each`() throws {
    var state = try Branches.state()
    state.press("<Tab>]")
    #expect(path(state) == ["1", "2", "3", "4"])
    #expect(state.editor?.transcript.selection == Fixture.turnID(3))
    #expect(state.editor?.base?.id == Fixture.turnID(4))
    state.press("<Right>")
    #expect(path(state) == ["1", "2", "3b"])
    // What failed has no answer to go on from.
    #expect(state.editor?.base?.id == Fixture.turnID(2))
    state.press("]")
    #expect(path(state) == ["1", "2", "3c", "4b"])
    // Below a fork the nearest one above is meant.
    state.press("j[")
    #expect(path(state) == ["1", "2", "3b"])
    state.press("<Left>[")
    #expect(path(state) == ["1", "2", "3d"])
    state.press("<Home>[")
    #expect(state.frame.cells.text.contains("there is one version only"))
  }

  @Test func `a prompt goes on from the path in view, and its turn is shown`() throws {
    var state = try Branches.state()
    state.press("<Tab>]<Tab>more red")
    let effects = state.press("<Enter>")
    #expect(parent(effects) == .some(Fixture.turnID(4)))
    let turn = Fixture.pending(9, "more red", parent: 4, at: Fixture.now)
    _ = state.update(.turn(turn.id, .committed(turn)))
    #expect(path(state) == ["1", "2", "3", "4", "5"])
  }

  @Test func `going on from a turn sets the parent, ends the transcript there and says so`() throws
  {
    var state = try Branches.state()
    state.press("<Tab>k.")
    #expect(path(state) == ["1", "2"])
    #expect(state.editor?.focus == .writing)
    let text = state.frame.cells.text
    #expect(text.contains("the next prompt goes on from turn 2"))
    #expect(text.contains("edits @3 · 6 later turns: t"))
    state.press("blue")
    #expect(parent(state.press("<Enter>")) == .some(Fixture.turnID(2)))
  }

  @Test func `a turn without an answer hands on to the nearest one above`() throws {
    var state = try Branches.state()
    state.press("<Tab>]].")
    #expect(path(state) == ["1", "2"])
    #expect(
      state.frame.cells.text.contains("turn 3b has no answer; the next prompt goes on from"))
    #expect(state.editor?.base?.id == Fixture.turnID(2))
  }

  @Test func `editing and sending again make versions, nothing is overwritten`() throws {
    var state = try Branches.state()
    let before = state.editor?.tree.turns
    state.press("<C-x>e")
    #expect(state.editor?.composer.buffer.text == "再加一轮月亮")
    #expect(parent(state.press("!<Enter>")) == .some(Fixture.turnID(2)))
    #expect(state.editor?.tree.turns == before)
    state = try Branches.state()
    #expect(parent(state.press("<C-x>r")) == .some(Fixture.turnID(2)))
    #expect(state.editor?.tree.turns == before)
  }

  @Test func `a prompt in the queue keeps the place it goes on from`() throws {
    var state = try Branches.state()
    state.press("a<Enter>")
    var running = Fixture.pending(9, "a", parent: 8, at: Fixture.now)
    _ = state.update(.turn(running.id, .committed(running)))
    // Turn 1 is edited while another one runs: its version begins anew.
    state.press("<Tab><Home><C-x>e")
    state.press("<C-u>b<Enter>")
    #expect(state.editor?.queue.map(\.text) == ["b"])
    running.state = .answered
    running.answer = [Part(.picture(Fixture.drawn(9)))]
    let effects = state.update(.turn(running.id, .ended(running, nil)))
    #expect(parent(effects) == .some(nil))
  }

  @Test func `what fails in the place of an answer leaves a mark on it`() throws {
    var state = try Branches.state(80, 40)
    state.press("<C-x>r")
    var turn = Fixture.pending(9, "再加一轮月亮", parent: 2, at: Fixture.now)
    _ = state.update(.turn(turn.id, .committed(turn)))
    turn.state = .failed
    _ = state.update(.turn(turn.id, .ended(turn, Fixture.overloaded)))
    #expect(path(state) == ["1", "2", "3e"])
    #expect(state.frame.cells.text.contains("server 503"))
    state.press("<Tab>[")
    #expect(path(state) == ["1", "2", "3d"])
    #expect(
      state.frame.cells.text.contains("version 4 of 5 · 3e ▲ server · 3b ○ safety · [ ]"))
  }

  /// What the library answers to assignments of the trash, or to their being taken back.
  private func answer(_ effects: [Effect], in state: inout AppState, back: Bool = false) {
    for case .assign(let made, let session) in effects {
      let steps = made.map { assignment -> Edit.Step in
        guard case .trash(let id, let date) = assignment else {
          return Edit.Step(before: assignment, after: assignment)
        }
        return Edit.Step(before: .trash(of: id, nil), after: .trash(of: id, date))
      }
      let edit = Edit(session: session, steps: steps)
      _ = state.update(.edit(back ? edit.inverse : edit, back ? .undone : .made))
    }
  }

  @Test func `the trash takes the path to what is left, undo brings it back`() throws {
    var state = try Branches.state()
    var effects = state.press("<C-x>T")
    answer(effects, in: &state)
    #expect(path(state) == ["1", "2", "3c", "4b"])
    answer(effects, in: &state, back: true)
    #expect(path(state) == ["1", "2", "3d"])
    // Also from a path that the user chose, with all of it.
    state.press("<Tab>]")
    effects = state.press("T")
    answer(effects, in: &state)
    #expect(path(state) == ["1", "2", "3d"])
    answer(effects, in: &state, back: true)
    #expect(path(state) == ["1", "2", "3", "4"])
  }

  @Test func `what comes back into the tree is chosen and in sight, the path stays`() throws {
    var state = try Branches.state()
    state.press("<C-x>t<Up><Up> ")
    let effects = state.press("T")
    answer(effects, in: &state)
    #expect(state.frame.cells.text.contains("tree · 6 turns"))
    answer(effects, in: &state, back: true)
    let editor = state.editor
    #expect(editor?.treeView?.chosen.map { editor?.names[$0] } == "3c")
    #expect(path(state) == ["1", "2", "3d"])
    #expect(state.frame.cells.text.contains("2 turns folded"))
  }
}
