/// The size of a cell, or of an area of cells, in pixels.
package struct CellPixels: Hashable, Sendable {
  package let width: Int
  package let height: Int

  /// A size; nil where a side is no size at all, as terminals without pixels say.
  package init?(width: Int, height: Int) {
    guard (1...32_767).contains(width), (1...32_767).contains(height) else { return nil }
    self.width = width
    self.height = height
  }

  private init(_ width: Int, _ height: Int) {
    self.width = width
    self.height = height
  }

  /// What most fonts are near, where nothing better is known.
  package static let usual = CellPixels(8, 16)

  /// The size of an area of cells of this size.
  package func times(_ size: Size) -> (width: Int, height: Int) {
    (width * max(1, size.columns), height * max(1, size.rows))
  }
}
