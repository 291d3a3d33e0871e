/// Cells of one row that lead to a page.
package struct FrameLink: Hashable, Sendable {
  package var position: Position
  package var columns: Int
  /// The page's address: ours, never one that came from outside.
  package var address: String

  package init(_ address: String, at position: Position, columns: Int) {
    self.address = address
    self.position = position
    self.columns = columns
  }
}
