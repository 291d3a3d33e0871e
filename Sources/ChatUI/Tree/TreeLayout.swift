package import Conversation

/// The rows of the version tree: which turn stands where, and how the lines between them run.
///
/// A path is a straight line: the turn that continues another stands in the same column, below it.
/// Where several turns continue one, all but one of them branch off to the right: each with all
/// that continues it, oldest first, one step further right, joined by `├─` to the line of their
/// parent. The one that goes straight on comes after them. It is the one on the path that the
/// transcript shows; off that path, the newest. So the line of a column never ends before its
/// branches do, no two lines cross, and a lead is one `│` for each column to the left.
///
/// ```
/// ● 1
/// ├─● 2
/// │ ● 3
/// ● 2b
/// ```
package struct TreeLayout: Sendable, Equatable {
  /// One turn of the tree.
  package struct Row: Sendable, Equatable {
    package let turn: TurnID
    /// How many steps it stands to the right.
    package let column: Int
    /// Whether it branches off the line of the column to its left.
    package let isBranch: Bool
    /// Whether its column goes on below it.
    package fileprivate(set) var continues: Bool
    /// How many turns are folded into it, itself included; 0 where none are.
    package fileprivate(set) var folded = 0
  }

  package private(set) var rows: [Row] = []

  /// Lays out a tree.
  ///
  /// - Parameters:
  ///   - tree: All turns that are to be seen.
  ///   - path: The turns of the straight line.
  ///   - folded: Turns below which nothing is shown.
  package init(_ tree: TurnTree, along path: Set<TurnID>, folded: Set<TurnID> = []) {
    struct Visit {
      var turn: TurnID
      var column: Int
      var isBranch: Bool
    }
    var visits = tree.roots.reversed().map { Visit(turn: $0.id, column: 0, isBranch: false) }
    rows.reserveCapacity(tree.turns.count)
    while let visit = visits.popLast() {
      var row = Row(
        turn: visit.turn, column: visit.column, isBranch: visit.isBranch, continues: false)
      let children = tree.childIDs(of: visit.turn)
      if !children.isEmpty, folded.contains(visit.turn) {
        row.folded = tree.subtree(of: visit.turn).count
      } else if let straight = children.last(where: path.contains) ?? children.last {
        row.continues = true
        visits.append(Visit(turn: straight, column: visit.column, isBranch: false))
        for child in children.reversed() where child != straight {
          visits.append(Visit(turn: child, column: visit.column + 1, isBranch: true))
        }
      }
      rows.append(row)
    }
  }

  /// The place of a turn among the rows; nil for one that is not shown.
  package func place(of id: TurnID) -> Int? { rows.firstIndex { $0.turn == id } }

  /// How many steps the rows reach to the right, the first column included.
  package var columnCount: Int { (rows.map(\.column).max() ?? 0) + 1 }
}
