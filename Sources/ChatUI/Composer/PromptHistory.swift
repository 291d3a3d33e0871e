package import Conversation

/// Earlier prompts with their attachments, as Up and Down go through them.
package struct PromptHistory: Sendable, Equatable {
  /// Oldest first.
  package private(set) var entries: [Draft] = []
  /// Where one stands; nil: at what is being written.
  private var position: Int?
  /// What was being written when Up was pressed first: the newest entry, Down returns to it.
  private var left: Draft?

  package init(_ entries: [Draft] = []) {
    self.entries = entries
  }

  /// Adds a prompt as the newest; not twice in a row.
  package mutating func push(_ draft: Draft) {
    leave()
    guard !draft.isEmpty, entries.last != draft else { return }
    entries.append(draft)
    if entries.count > 500 { entries.removeFirst() }
  }

  /// The entry before; nil at the oldest.
  package mutating func previous(leaving draft: Draft) -> Draft? {
    var next = (position ?? entries.count) - 1
    // A prompt that came back after a failure is the newest entry too: one press moves past it.
    if position == nil, entries.last == draft { next -= 1 }
    guard entries.indices.contains(next) else { return nil }
    if position == nil { left = draft }
    position = next
    return entries[next]
  }

  /// The entry after, at last what was left behind; nil when one is there already.
  package mutating func next() -> Draft? {
    guard let position else { return nil }
    if position + 1 < entries.count {
      self.position = position + 1
      return entries[position + 1]
    }
    let draft = left
    leave()
    return draft
  }

  /// Forgets where one stands.
  package mutating func leave() {
    position = nil
    left = nil
  }
}
