/// The turns of one session as a tree: every turn can be the parent of the next.
package struct TurnTree: Hashable, Sendable {
  /// All turns, oldest first.
  package private(set) var turns: [Turn]
  private var positions: [TurnID: Int]
  /// The places of the turns that continue each turn, in their order; nil: those that begin anew.
  private var offspring: [TurnID?: [Int]]

  package init(_ turns: [Turn] = []) {
    self.turns = turns.sorted { $0.createdAt < $1.createdAt }
    positions = [:]
    offspring = [:]
    for (position, turn) in self.turns.enumerated() {
      positions[turn.id] = position
      offspring[turn.parent, default: []].append(position)
    }
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
      offspring[turn.parent, default: []].append(turns.count)
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

  /// The nearest turn that is as asked, from one up to the root.
  package func nearest(upFrom id: TurnID?, where isMeant: (Turn) -> Bool) -> Turn? {
    var next = id
    var steps = 0
    while let id = next, let position = positions[id], steps < turns.count {
      if isMeant(turns[position]) { return turns[position] }
      next = turns[position].parent
      steps += 1
    }
    return nil
  }

  /// How many turns the path to one has.
  package func depth(of id: TurnID?) -> Int {
    var depth = 0
    _ = nearest(upFrom: id) { _ in
      depth += 1
      return false
    }
    return depth
  }

  /// The turns that continue a turn (nil: those that begin anew), oldest first.
  package func children(of parent: TurnID?) -> [Turn] {
    (offspring[parent] ?? []).map { turns[$0] }
  }

  /// The ids of the turns that continue a turn, oldest first.
  package func childIDs(of parent: TurnID) -> [TurnID] {
    (offspring[parent] ?? []).map { turns[$0].id }
  }

  /// The turns that continue none of the tree, oldest first.
  package var roots: [Turn] {
    turns.filter { turn in turn.parent.map { positions[$0] == nil } ?? true }
  }

  /// The versions of a turn: all that continue the same one, itself included, oldest first.
  package func versions(of id: TurnID) -> [Turn] {
    guard let turn = self[id] else { return [] }
    guard let parent = turn.parent, self[parent] != nil else { return roots }
    return children(of: parent)
  }

  /// The picture a turn edited: the newest of the path it continues, else the newest attached to
  /// its own prompt.
  package func editedPicture(of turn: Turn) -> Picture? {
    path(to: turn.parent).reversed().lazy.compactMap(\.primaryPicture).first
      ?? turn.attachments.last { GridRegion(fileName: $0.name) == nil }
  }

  /// A turn and all that continue it, oldest first.
  package func subtree(of id: TurnID) -> [Turn] {
    guard let position = positions[id] else { return [] }
    var places = [position]
    var next = 0
    while next < places.count, places.count <= turns.count {
      places += offspring[turns[places[next]].id] ?? []
      next += 1
    }
    return places.sorted().map { turns[$0] }
  }

  /// The newest turn among a turn and all that continue it: where its branch ends.
  package func newestEnd(of id: TurnID) -> TurnID? {
    subtree(of: id).last?.id
  }

  /// How many turns nothing continues.
  package var endCount: Int {
    turns.count { offspring[$0.id] == nil }
  }

  /// The parent of a new turn: the newest answered turn.
  package var newestAnswered: Turn? {
    turns.last(where: \.isAnswered)
  }
}
