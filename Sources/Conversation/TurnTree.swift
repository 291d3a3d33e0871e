/// The turns of one session as a tree: every turn can be the parent of the next.
package struct TurnTree: Hashable, Sendable {
  /// All turns, oldest first.
  package private(set) var turns: [Turn]
  private var positions: [TurnID: Int]

  package init(_ turns: [Turn] = []) {
    self.turns = turns.sorted { $0.createdAt < $1.createdAt }
    positions = [:]
    for (position, turn) in self.turns.enumerated() { positions[turn.id] = position }
  }

  /// The turn with an id.
  package subscript(id: TurnID) -> Turn? {
    positions[id].map { turns[$0] }
  }

  /// Adds a turn, or replaces the one with its id.
  package mutating func put(_ turn: Turn) {
    if let position = positions[turn.id] {
      turns[position] = turn
    } else {
      positions[turn.id] = turns.count
      turns.append(turn)
    }
  }

  /// The turns from the root to one turn, both included; stops at a parent that is not there.
  package func path(to id: TurnID?) -> [Turn] {
    var path: [Turn] = []
    var next = id
    while let id = next, let turn = self[id], path.count < turns.count {
      path.append(turn)
      next = turn.parent
    }
    return path.reversed()
  }

  /// The turns that continue a turn (nil: the roots), oldest first.
  package func children(of parent: TurnID?) -> [Turn] {
    turns.filter { $0.parent == parent }
  }

  /// A turn and all that continue it, oldest first.
  package func subtree(of id: TurnID) -> [Turn] {
    var within: Set<TurnID> = [id]
    return turns.filter { turn in
      if let parent = turn.parent, within.contains(parent) { within.insert(turn.id) }
      return within.contains(turn.id)
    }
  }

  /// The parent of a new turn: the newest answered turn.
  package var newestAnswered: Turn? {
    turns.last(where: \.isAnswered)
  }
}
