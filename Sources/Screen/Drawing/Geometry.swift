/// A place on the screen in cells; column and row count from 0 at the top left.
package struct Position: Hashable, Sendable, Codable {
  package var column: Int
  package var row: Int

  package init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

/// An extent in cells.
package struct Size: Hashable, Sendable, Codable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}

/// A rectangle of cells.
package struct Rect: Hashable, Sendable, Codable {
  package var column: Int
  package var row: Int
  package var columns: Int
  package var rows: Int

  package init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = columns
    self.rows = rows
  }

  package init(_ size: Size) {
    self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
  }

  package var size: Size { Size(columns: columns, rows: rows) }
  package var maxColumn: Int { column + columns }
  package var maxRow: Int { row + rows }

  /// Where something of a size begins that stands in the middle.
  package func centred(_ size: Size) -> Position {
    Position(column: column + (columns - size.columns) / 2, row: row + (rows - size.rows) / 2)
  }

  /// The part that two rectangles share; without extent where they do not meet.
  package func intersection(_ other: Rect) -> Rect {
    let left = max(column, other.column)
    let top = max(row, other.row)
    return Rect(
      column: left, row: top, columns: max(0, min(maxColumn, other.maxColumn) - left),
      rows: max(0, min(maxRow, other.maxRow) - top))
  }
}
