import ChatUI
import Conversation
import Foundation
import Resilience
import Screen
import Testing

/// The tree on the screen, and its keys.
@Suite struct TreeViewTests {
  private func chosen(_ state: AppState) -> String? {
    state.editor.flatMap { editor in editor.treeView?.chosen.map { editor.names[$0] } }
  }

  @Test func `frames`() throws {
    for size in FrameTests.sizes {
      for language in Language.allCases {
        var state = try Branches.state(size.columns, size.rows, language: language)
        state.press("<C-x>t<Up><Up> <End>")
        let suffix = language == .chinese ? "-zh" : ""
        try Golden.expect(state.frame, "tree-\(size.columns)x\(size.rows)\(suffix)")
        state.press("<Esc>")
        try Golden.expect(state.frame, "branched-\(size.columns)x\(size.rows)\(suffix)")
      }
    }
    var state = try Branches.state(ascii: true)
    state.press("<C-x>t")
    try Golden.expect(state.frame, "tree-ascii-80x24")
    state = try Branches.state(110, 36)
    state.press("<C-x>t[")
    try Golden.expect(state.frame, "tree-failed-110x36")
  }

  @Test func `it opens at the turn that goes on, and closes by Esc, t and q`() throws {
    var state = try Branches.state()
    for key in ["<Esc>", "t", "q", "<C-c>"] {
      #expect(state.press("<C-x>t") == [])
      #expect(chosen(state) == "3d")
      #expect(state.frame.cells.text.contains("tree · 8 turns, 4 ends"))
      #expect(state.press(key) == [] && state.editor?.treeView == nil)
    }
    var empty = try Fixture.state(turns: [])
    empty.press("<C-x>t")
    #expect(empty.editor?.treeView == nil)
    #expect(empty.frame.cells.text.contains("there is no turn yet"))
  }

  @Test func `keys choose by row, by version, and stay inside`() throws {
    var state = try Branches.state()
    state.press("<C-x>t<Down>")
    #expect(chosen(state) == "3d")
    state.press("k")
    #expect(chosen(state) == "4b")
    // Of a turn that is alone its nearest fork is chosen first.
    state.press("[")
    #expect(chosen(state) == "3c")
    state.press("[")
    #expect(chosen(state) == "3b")
    state.press("<Home><Up>")
    #expect(chosen(state) == "1")
    state.press("<End>]")
    #expect(chosen(state) == "3")
  }

  @Test func `a fold stays, shows its sum, and opens where somebody must see inside`() throws {
    var state = try Branches.state(90, 30)
    state.press("<C-x>t[[ ")
    #expect(state.frame.cells.text.contains("nothing goes on from this turn"))
    state.press("] ")
    #expect(chosen(state) == "3c")
    #expect(state.frame.cells.text.contains("2 turns folded · $0.29 · ends at @"))
    state.press("<Esc><C-x>t")
    #expect(state.frame.cells.text.contains("2 turns folded"))
    // Whoever looks at a turn inside finds it.
    state.press("<Esc><Tab>[j<C-x>t")
    #expect(chosen(state) == "4b")
    #expect(!state.frame.cells.text.contains("2 turns folded"))
  }

  @Test func `Enter goes on from the chosen turn`() throws {
    var state = try Branches.state()
    state.press("<C-x>t<Home><Down><Down><Enter>")
    #expect(state.editor?.treeView == nil && state.editor?.focus == .writing)
    #expect(state.editor?.base?.id == Fixture.turnID(3))
    #expect(state.editor?.path.last?.id == Fixture.turnID(3))
  }

  @Test func `the letters act on the chosen turn`() throws {
    var state = try Branches.state()
    state.press("<C-x>t<Home><Down>")
    let (id, session) = (Fixture.turnID(2), Fixture.sessionID)
    #expect(state.press("*") == [.assign([.star(of: id, true)], in: session)])
    #expect(state.press("lboat<Enter>") == [.assign([.label(of: id, "boat")], in: session)])
    #expect(state.press("Nred<Enter>") == [.assign([.note(of: id, "red")], in: session)])
    #expect(state.press("u") == [.undo(in: session)])
    #expect(state.press("U") == [.redo(in: session)])
    let trashed = state.press("T")
    guard case .assign(let assignments, _) = trashed.first else {
      Issue.record("\(trashed)")
      return
    }
    #expect(assignments.count == 7)
    state.press("e")
    #expect(state.editor?.treeView == nil)
    #expect(state.editor?.composer.buffer.text == "make the sky more dramatic")
    #expect(state.editor?.base?.id == Fixture.turnID(1))
  }

  @Test func `v looks at the picture and comes back, c compares with the current one`() throws {
    var state = try Branches.state()
    state.press("<C-x>t<Home><Down>v")
    #expect(state.editor?.viewer?.picture == Fixture.drawn(2))
    #expect(state.frame.cells.text.contains("turn 2 of 3"))
    state.press("<Esc>")
    #expect(state.editor?.viewer == nil && chosen(state) == "2")
    #expect(state.press("c") == [.compare(Fixture.drawn(8), Fixture.drawn(2))])
    state.press("<Esc>")
    // The current one is compared with what it was made from.
    #expect(state.press("<End>c") == [.compare(Fixture.drawn(2), Fixture.drawn(8))])
    state.press("<Esc><End>[v")
    #expect(state.sheet == nil && state.editor?.viewer?.picture == Fixture.drawn(6))
    state.press("<Esc>[v")
    #expect(state.sheet != nil)
  }

  @Test func `sending again from the tree chooses the new version`() throws {
    var state = try Branches.state()
    state.press("<C-x>t<Home><Down><Down>")
    #expect(state.press("r").contains { if case .startTurn = $0 { true } else { false } })
    let turn = Fixture.pending(9, "让天空更红，水面也要有倒影。", parent: 2, at: Fixture.now)
    _ = state.update(.turn(turn.id, .committed(turn)))
    #expect(chosen(state) == "3e" && state.editor?.treeView != nil)
    #expect(state.frame.cells.text.contains("in flight"))
  }

  @Test func `a click chooses, the wheel moves`() throws {
    var state = try Branches.state()
    state.press("<C-x>t")
    _ = state.update(
      .input(.mouse(MouseEvent(.press, at: Position(column: 20, row: 4)))))
    #expect(chosen(state) == "2")
    _ = state.update(.input(.mouse(MouseEvent(.wheelDown, at: Position(column: 0, row: 0)))))
    #expect(chosen(state) == "3")
  }

  @Test(arguments: [(80, 24), (40, 10), (110, 36), (24, 6), (60, 11)])
  func `the chosen turn is always in view, whatever the tree`(columns: Int, rows: Int) throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      var state = try Fixture.state(columns, rows, turns: Branches.random(60, seed: seed))
      state.press("<C-x>t")
      var choices = ScriptedRandom(seed: seed)
      let keys = ["j", "k", "[", "]", " ", "<PgUp>", "<PgDn>", "<Home>", "<End>", "j", "j"]
      for _ in 0..<60 {
        state.press(keys.randomElement(using: &choices) ?? "j")
        _ = state.update(.tick(Fixture.now + 100))
        let name = try #require(chosen(state))
        let frame = state.frame
        let row = (0..<rows).first { frame.cells[0, $0].text == "►" }
        let line = try #require(row)
        let text = (0..<columns).map { frame.cells[$0, line].text }.joined()
        #expect(text.contains(" \(name) "), "\(text)")
      }
    }
  }

  #if !DEBUG
    @Test func `a tree of 1,000 turns is drawn in less than 5 ms, and takes a key in as much`()
      throws
    {
      var state = try Fixture.state(110, 36, turns: Branches.random(1000, seed: 7))
      state.press("<C-x>t")
      let clock = ContinuousClock()
      let drawing = clock.measure { for _ in 0..<20 { _ = state.frame } } / 20
      #expect(drawing < .milliseconds(5), "\(drawing)")
      let keys = clock.measure { for _ in 0..<20 { state.press("k") } } / 20
      #expect(keys < .milliseconds(5), "\(keys)")
      print("tree of 1,000: drawn in \(drawing), a key in \(keys)")
    }
  #endif
}
