/// The files and folders that complete the word under the caret, one of them chosen.
package struct CompletionList: Sendable, Equatable {
  /// The path they complete, as typed.
  package let path: String
  package let entries: [String]
  package private(set) var selection = 0

  package init(path: String, entries: [String]) {
    self.path = path
    self.entries = entries
  }

  package var chosen: String? {
    entries.indices.contains(selection) ? entries[selection] : nil
  }

  /// Moves the choice, round at the ends.
  package mutating func move(by step: Int) {
    guard !entries.isEmpty else { return }
    selection = (selection + step + entries.count) % entries.count
  }
}
