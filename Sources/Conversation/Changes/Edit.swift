/// A change of the library that can be taken back: what was assigned, and what was there before.
package struct Edit: Hashable, Sendable, Codable {
  /// One value that became another.
  package struct Step: Hashable, Sendable, Codable {
    package var before: Assignment
    package var after: Assignment

    package init(before: Assignment, after: Assignment) {
      self.before = before
      self.after = after
    }
  }

  /// The session it was made in.
  package var session: SessionID
  package var steps: [Step]

  package init(session: SessionID, steps: [Step]) {
    self.session = session
    self.steps = steps
  }

  /// The edit that takes this one back.
  package var inverse: Edit {
    Edit(
      session: session,
      steps: steps.reversed().map { Step(before: $0.after, after: $0.before) })
  }

  /// What it is called: after the first thing it assigns.
  package var kind: Assignment.Kind? { steps.first?.after.kind }

  /// What the library holds once it is made.
  package var assignments: [Assignment] { steps.map(\.after) }
}
