/// What the turns of a session are called: `1`, `2`, `3`, and `3b`, `3c` for the others that are as
/// far from the beginning.
///
/// The figure counts the turns from the root. The letter counts the turns with that figure, oldest
/// first: the first has none, then come `b` to `z`, `aa`, `ab`. So every name is there once, a
/// session that never branches counts 1, 2, 3, and a name stays for good, because turns are only
/// ever added after those that are there.
package struct TurnNames: Hashable, Sendable {
  private var names: [TurnID: String] = [:]

  /// Names all turns of a session, those in its trash as well.
  package init(_ tree: TurnTree = TurnTree()) {
    var depths: [TurnID: Int] = [:]
    var counts: [Int: Int] = [:]
    for turn in tree.turns {
      let depth = Self.depth(of: turn, in: tree, &depths)
      names[turn.id] = String(depth) + Self.letters(counts[depth, default: 0])
      counts[depth, default: 0] += 1
    }
  }

  /// The name of a turn; empty for one that is not there.
  package subscript(id: TurnID) -> String { names[id] ?? "" }

  /// How many turns lead to one, itself included.
  private static func depth(
    of turn: Turn, in tree: TurnTree, _ depths: inout [TurnID: Int]
  ) -> Int {
    var chain: [TurnID] = []
    var next: Turn? = turn
    while let turn = next, depths[turn.id] == nil, chain.count < tree.turns.count {
      chain.append(turn.id)
      next = turn.parent.flatMap { tree[$0] }
    }
    var depth = next.flatMap { depths[$0.id] } ?? 0
    for id in chain.reversed() {
      depth += 1
      depths[id] = depth
    }
    return depths[turn.id] ?? depth
  }

  /// Nothing for 0, then `b` to `z`, `aa`, `ab`.
  private static func letters(_ place: Int) -> String {
    guard place > 0 else { return "" }
    var letters = ""
    var rest = place + 1
    while rest > 0 {
      let digit = UInt8((rest - 1) % 26)
      letters = String(UnicodeScalar(UInt8(ascii: "a") + digit)) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}
