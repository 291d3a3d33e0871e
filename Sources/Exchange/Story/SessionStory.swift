import Conversation
import Foundation
import Resilience
import Storage

/// A session as it is told to people: without what is in the trash, with the numbers of the screen.
struct SessionStory {
  let record: SessionRecord
  /// Oldest first.
  let turns: [Turn]
  let tree: TurnTree
  private let numbers: PictureNumbers
  private let names: TurnNames

  init(_ record: SessionRecord) {
    self.record = record
    turns = record.turns.filter { record.annotations[$0.id]?.trashedAt == nil }
    tree = TurnTree(turns)
    numbers = PictureNumbers(record.turns)
    names = TurnNames(TurnTree(record.turns))
  }

  /// What the screen calls a turn: `3`, `3b`.
  func name(of turn: Turn) -> String { names[turn.id] }

  /// `@2`, as the screen numbers a picture of a turn.
  func number(of picture: Picture, in turn: Turn) -> String {
    "@" + (numbers.number(of: picture, in: turn.id).map(String.init) ?? "")
  }

  /// The turn before it where that is not simply the one above.
  func origin(of turn: Turn) -> Turn? {
    guard let parent = turn.parent.flatMap({ tree[$0] }),
      let place = turns.firstIndex(where: { $0.id == turn.id }), place > 0,
      turns[place - 1].id != parent.id
    else { return nil }
    return parent
  }

  /// The picture that a turn edited, where it drew one.
  func edited(by turn: Turn) -> Picture? {
    turn.primaryPicture == nil ? nil : tree.editedPicture(of: turn)
  }

  /// Why a turn brought no picture.
  func failure(of turn: Turn) -> Failure? {
    let last = record.attempts[turn.id]?.last { $0.failure != nil }?.failure
    switch turn.state {
    case .pending: return nil
    case .answered: return turn.resultPictures.isEmpty ? last : nil
    case .cancelled:
      if let last, last.category == .cancelled { return last }
      return Failure(.cancelled, .stopped, message: "", charge: last?.charge ?? .none)
    default: return last
    }
  }

  /// What all turns cost, those in the trash too.
  var cost: Money { record.turns.reduce(.zero) { $0 + ($1.cost ?? .zero) } }

  /// How many pictures are shown.
  var pictureCount: Int { turns.reduce(0) { $0 + $1.resultPictures.count } }

  /// One row of the tree.
  struct Row {
    let turn: Turn
    /// 0 on the trunk; one more on every branch.
    let depth: Int
    /// Whether it is one of several that continue a turn, or the first of its tree.
    let isBranch: Bool
  }

  /// The tree, a turn before those that continue it: one that is alone stays on its level.
  var outline: [Row] {
    let ids = Set(turns.map(\.id))
    var children: [TurnID: [Turn]] = [:]
    var roots: [Turn] = []
    for turn in turns {
      if let parent = turn.parent, ids.contains(parent) {
        children[parent, default: []].append(turn)
      } else {
        roots.append(turn)
      }
    }
    var rows: [Row] = []
    var open = roots.reversed().map { Row(turn: $0, depth: 0, isBranch: true) }
    while let row = open.popLast() {
      rows.append(row)
      let next = children[row.turn.id] ?? []
      let isBranch = next.count > 1
      let depth = row.depth + (isBranch ? 1 : 0)
      open += next.reversed().map { Row(turn: $0, depth: depth, isBranch: isBranch) }
    }
    return rows
  }
}
