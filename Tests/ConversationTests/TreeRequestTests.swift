import Conversation
import Testing

/// Whatever turn the next one goes on from, the request is one that the service takes.
@Suite struct TreeRequestTests {
  private static let rules = RequestRules(uploadsAbove: nil, host: RandomTree.host)

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `the request below any turn has the answered turns of its path, in order and signed`(
    seed: UInt64
  ) {
    let tree = RandomTree(40, seed: seed).tree
    for turn in tree.turns {
      let path = tree.path(to: turn.id)
      let plan = RequestPlan(
        of: path, then: [.text("and now")], to: RandomTree.model, Self.rules)
      let answered = path.filter(\.isAnswered)
      #expect(plan.turns.map(\.turn.id) == answered.map(\.id))
      #expect(plan.turns.allSatisfy { $0.form == .received })
      #expect(plan.contents.count == 2 * answered.count + 1)
      for (place, sent) in answered.enumerated() {
        #expect(plan.contents[2 * place].parts == sent.prompt)
        #expect(plan.contents[2 * place + 1].parts == sent.finalParts)
        #expect(plan.contents[2 * place + 1].signing == .asReceived)
      }
      #expect(plan.contents.last?.parts == [.text("and now")])
    }
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func `children, versions, ends and subtrees agree with the parents`(seed: UInt64) {
    let tree = RandomTree(50, seed: seed).tree
    #expect(tree.roots.map(\.id) == tree.turns.filter { $0.parent == nil }.map(\.id))
    #expect(tree.endCount == tree.turns.count { tree.children(of: $0.id).isEmpty })
    for turn in tree.turns {
      let children = tree.turns.filter { $0.parent == turn.id }.map(\.id)
      #expect(tree.children(of: turn.id).map(\.id) == children)
      #expect(tree.childIDs(of: turn.id) == children)
      #expect(
        tree.versions(of: turn.id).map(\.id)
          == tree.turns.filter { $0.parent == turn.parent }.map(\.id))
      let below = tree.turns.filter { other in
        tree.path(to: other.id).contains { $0.id == turn.id }
      }
      #expect(tree.subtree(of: turn.id).map(\.id) == below.map(\.id))
      #expect(tree.newestEnd(of: turn.id) == below.last?.id)
      let path = tree.path(to: turn.id)
      #expect(tree.depth(of: turn.id) == path.count)
      #expect(
        tree.nearest(upFrom: turn.id, where: \.isAnswered) == path.last(where: \.isAnswered))
    }
  }
}
