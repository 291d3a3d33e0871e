/// The sheet of what goes along with the next request: which turn of the path is chosen.
package struct RequestSheetState: Sendable, Equatable {
  package private(set) var selection = 0

  package init() {}

  /// Chooses another of a number of turns.
  package mutating func move(by step: Int, in count: Int) {
    selection = max(0, min(count - 1, selection + step))
  }
}
