import ChatUI
import Conversation
import Testing

/// Where turns stand in the tree.
@Suite struct TreeLayoutTests {
  private func layout(
    _ turns: [Turn], to tip: Int, folded: Set<TurnID> = []
  ) -> TreeLayout {
    let tree = TurnTree(turns)
    let path = Set(tree.path(to: turns[tip].id).map(\.id))
    return TreeLayout(tree, along: path, folded: folded)
  }

  @Test func `the path is a straight line, the other versions branch off before it, by age`() {
    let layout = layout(Branches.turns(), to: 7)
    #expect(layout.rows.map(\.turn) == [1, 2, 3, 4, 5, 6, 7, 8].map(Fixture.turnID))
    #expect(layout.rows.map(\.column) == [0, 0, 1, 1, 1, 1, 1, 0])
    #expect(layout.rows.map(\.isBranch) == [false, false, true, false, true, true, false, false])
    #expect(layout.rows.map(\.continues) == [true, true, true, false, false, true, false, false])
    // Another path is straight in its turn.
    let other = self.layout(Branches.turns(), to: 3)
    #expect(other.rows.map(\.turn) == [1, 2, 5, 6, 7, 8, 3, 4].map(Fixture.turnID))
    #expect(other.rows.map(\.column) == [0, 0, 1, 1, 1, 1, 0, 0])
  }

  @Test func `a fold stands for all that continues it`() {
    let layout = layout(Branches.turns(), to: 7, folded: [Fixture.turnID(6), Fixture.turnID(8)])
    #expect(layout.rows.map(\.turn) == [1, 2, 3, 4, 5, 6, 8].map(Fixture.turnID))
    // What nothing continues cannot be folded.
    #expect(layout.rows.map(\.folded) == [0, 0, 0, 0, 0, 2, 0])
    #expect(layout.rows.map(\.continues) == [true, true, true, false, false, false, false])
  }

  @Test(arguments: 1...60)
  func `every turn is there once, below its parent, and the lines join`(seed: Int) throws {
    let turns = Branches.random(50, seed: UInt64(seed))
    let tree = TurnTree(turns)
    for tip in [0, 17, 49] {
      let path = tree.path(to: turns[tip].id).map(\.id)
      let rows = layout(turns, to: tip).rows
      #expect(rows.count == turns.count && Set(rows.map(\.turn)) == Set(turns.map(\.id)))
      for (place, row) in rows.enumerated() {
        let children = tree.childIDs(of: row.turn)
        #expect(row.continues == !children.isEmpty)
        #expect(!path.contains(row.turn) || row.column == 0)
        guard let parent = tree[row.turn]?.parent else {
          #expect(row.column == 0 && !row.isBranch)
          continue
        }
        let above = try #require(rows.firstIndex { $0.turn == parent })
        #expect(above < place && rows[above].continues)
        #expect(row.column == rows[above].column + (row.isBranch ? 1 : 0))
        // Between a parent and its child nothing stands on their line, or left of it, but the
        // branches of the parent.
        #expect(rows[(above + 1)..<place].allSatisfy { $0.column > rows[above].column })
        // The line that a branch leaves goes on below it: to the child that is straight.
        if row.isBranch {
          #expect(rows[(place + 1)...].contains { $0.column == row.column - 1 })
        }
      }
    }
  }
}
