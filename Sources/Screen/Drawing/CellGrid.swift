/// A rectangle of cells on its own, row by row: a picture as symbols, or the screen.
package struct CellGrid: Hashable, Sendable {
  package let size: Size
  package var cells: [Cell]

  package init(size: Size, filling cell: Cell = .blank) {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    cells = Array(repeating: cell, count: self.size.columns * self.size.rows)
  }

  /// The cell at a place inside the grid.
  package subscript(column: Int, row: Int) -> Cell {
    get { cells[row * size.columns + column] }
    set { cells[row * size.columns + column] = newValue }
  }

  /// The words of every row without colours, blanks at the ends cut: for golden files.
  package var text: String {
    (0..<size.rows).map { row in
      var line = (0..<size.columns).map { self[$0, row].text }.joined()
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}
