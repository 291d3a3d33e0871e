import Conversation
import Foundation
import Testing

/// The names of turns.
@Suite struct TurnNamesTests {
  private func turn(_ id: String, after parent: String?, at second: Double) -> Turn {
    Turn(
      id: TurnID(rawValue: id), session: SessionID(rawValue: "s"),
      parent: parent.map { TurnID(rawValue: $0) }, createdAt: Date(timeIntervalSince1970: second),
      prompt: [], settings: GenerationSettings(model: RandomTree.model))
  }

  private func names(_ turns: [Turn]) -> [String] {
    let names = TurnNames(TurnTree(turns))
    return turns.map { names[$0.id] }
  }

  @Test func `a path counts, other versions and what continues them get letters by age`() {
    let turns = [
      turn("a", after: nil, at: 0), turn("b", after: "a", at: 1), turn("c", after: "b", at: 2),
      turn("d", after: "b", at: 3), turn("e", after: "d", at: 4), turn("f", after: "a", at: 5),
      turn("g", after: "f", at: 6), turn("h", after: nil, at: 7),
    ]
    #expect(names(turns) == ["1", "2", "3", "3b", "4", "2b", "3c", "1b"])
  }

  @Test func `after z come aa and ab, after zz aaa`() {
    let names = names((0..<800).map { turn("\($0)", after: nil, at: Double($0)) })
    #expect(
      [0, 1, 25, 26, 27, 701, 702].map { names[$0] } == [
        "1", "1b", "1z", "1aa", "1ab", "1zz", "1aaa",
      ])
  }

  @Test func `a turn whose parent is not there, and a circle, still have names`() {
    let lost = turn("x", after: "nobody", at: 0)
    let circle = [turn("y", after: "z", at: 1), turn("z", after: "y", at: 2)]
    let names = names([lost] + circle)
    #expect(names[0] == "1" && names.allSatisfy { !$0.isEmpty } && Set(names).count == 3)
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `names are there once, begin with the depth, and stay when turns are added`(seed: UInt64) {
    var random = RandomTree(1, seed: seed)
    var known: [TurnID: String] = [:]
    for _ in 0..<60 {
      let tree = random.tree
      let names = TurnNames(tree)
      let all = tree.turns.map { names[$0.id] }
      #expect(Set(all).count == all.count)
      for turn in tree.turns {
        let name = names[turn.id]
        #expect(known[turn.id] == nil || known[turn.id] == name)
        known[turn.id] = name
        #expect(name.prefix { $0.isNumber } == String(tree.path(to: turn.id).count))
      }
      random.grow()
    }
  }
}
