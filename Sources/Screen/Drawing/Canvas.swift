/// A grid of cells to draw on, within a clip rectangle.
///
/// Places may lie outside; what does not fall inside the clip is not drawn. A wide character takes
/// its cell and an empty one behind it. Both halves are always there or neither: drawing over one
/// makes the other a blank.
package struct Canvas: Sendable {
  /// What was drawn so far.
  package private(set) var grid: CellGrid
  /// The part that may be drawn on, never beyond the grid.
  package var clip: Rect {
    didSet { clip = clip.intersection(Rect(grid.size)) }
  }

  /// A canvas over a grid; without a clip all of it may be drawn on.
  package init(_ grid: CellGrid, clip: Rect? = nil) {
    self.grid = grid
    self.clip = (clip ?? Rect(grid.size)).intersection(Rect(grid.size))
  }

  /// An empty canvas.
  package init(size: Size) {
    self.init(CellGrid(size: size))
  }

  package var size: Size { grid.size }

  /// Writes a line of text and answers how many columns it took.
  ///
  /// At most `limit` columns are used; a wide character that would straddle that limit, or an edge
  /// of the clip, becomes a blank. The columns left of the clip count, those beyond it do not. The
  /// text is expected to be filtered (``SafeText``); should a control character be in it all the
  /// same, U+FFFD is drawn in its place.
  @discardableResult
  package mutating func write(
    _ text: some StringProtocol, column: Int, row: Int, style: Style, limit: Int? = nil
  ) -> Int {
    let room = limit.map { max(0, $0) }
    guard row >= clip.row, row < clip.maxRow else {
      return min(DisplayWidth.columns(text), room ?? .max)
    }
    let end = min(clip.maxColumn, room.map { column + $0 } ?? clip.maxColumn)
    var place = column
    for character in text {
      for piece in CellPieces(character) {
        guard place < end else { return max(0, place - column) }
        put(piece, at: place, row: row, before: end, look: .style(style))
        place += piece.columns
      }
    }
    return max(0, min(place, end) - column)
  }

  /// Fills a rectangle with copies of one narrow cell.
  package mutating func fill(_ rect: Rect, with cell: Cell = .blank) {
    let area = rect.intersection(clip)
    guard area.columns > 0 else { return }
    for row in area.row..<area.maxRow {
      mend(area.column, row)
      mend(area.maxColumn - 1, row)
      for column in area.column..<area.maxColumn { grid[column, row] = cell }
    }
  }

  /// Copies a grid to a place; with `clip` only what falls inside that rectangle as well.
  package mutating func blit(_ source: CellGrid, column: Int, row: Int, clip other: Rect? = nil) {
    let whole = Rect(
      column: column, row: row, columns: source.size.columns, rows: source.size.rows)
    let area = whole.intersection(other.map { clip.intersection($0) } ?? clip)
    guard area.columns > 0 else { return }
    for target in area.row..<area.maxRow {
      mend(area.column, target)
      mend(area.maxColumn - 1, target)
      for place in area.column..<area.maxColumn {
        grid[place, target] = source[place - column, target - row]
      }
      // A wide character that the edges cut in two becomes a blank.
      if grid[area.column, target].text.isEmpty { grid[area.column, target].text = " " }
      let last = area.maxColumn - 1
      let beyond = last + 1 - column
      if beyond < source.size.columns, source[beyond, target - row].text.isEmpty {
        grid[last, target].text = " "
      }
    }
  }

  /// Changes how the cells of a rectangle look and leaves their words: a selection, a dimmed page.
  package mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let area = rect.intersection(clip)
    for row in area.row..<area.maxRow {
      for column in area.column..<area.maxColumn {
        guard case .style(var style) = grid[column, row].look else { continue }
        change(&style)
        grid[column, row].look = .style(style)
      }
    }
  }

  private mutating func put(
    _ piece: CellPieces.Piece, at column: Int, row: Int, before end: Int, look: Cell.Look
  ) {
    guard column + piece.columns > clip.column else { return }
    guard piece.columns == 2 else {
      mend(column, row)
      grid[column, row] = Cell(piece.text, look)
      return
    }
    let fits = column >= clip.column && column + 1 < end
    for half in column...column + 1 where half >= clip.column && half < end {
      mend(half, row)
      grid[half, row] = Cell(" ", look)
    }
    if fits {
      grid[column, row].text = piece.text
      grid[column + 1, row].text = ""
    }
  }

  /// Before a cell is drawn over: makes the other half of the wide character it belongs to a blank.
  private mutating func mend(_ column: Int, _ row: Int) {
    if grid[column, row].text.isEmpty {
      if column > 0 { grid[column - 1, row].text = " " }
      grid[column, row].text = " "
    }
    if column + 1 < grid.size.columns, grid[column + 1, row].text.isEmpty {
      grid[column + 1, row].text = " "
      grid[column, row].text = " "
    }
  }
}
