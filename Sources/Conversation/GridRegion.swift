/// A rectangle of the grid that is laid over a picture: `B2` to `D4`, counted from the top left.
///
/// It is kept in the name of the picture that shows it, so that a session that is opened again knows
/// what an edit was meant to change.
package struct GridRegion: Hashable, Sendable {
  /// Columns A to H and rows 1 to 6.
  package static let columns = 8
  package static let rows = 6

  /// A cell of the grid.
  package struct Cell: Hashable, Sendable {
    package var column: Int
    package var row: Int

    package init(column: Int, row: Int) {
      self.column = column
      self.row = row
    }

    /// Its name: `B2`.
    package var name: String { "\(letter)\(row + 1)" }

    /// The letter of its column.
    package var letter: Character {
      Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8(max(0, min(columns - 1, column)))))
    }

    /// Whether it lies in the grid.
    package var isInside: Bool { (0..<columns).contains(column) && (0..<rows).contains(row) }
  }

  /// The left and right columns and the upper and lower rows, from 0, ends included.
  package let across: ClosedRange<Int>
  package let down: ClosedRange<Int>

  /// The rectangle between two cells, whichever comes first; what lies outside is brought inside.
  package init(from one: Cell, to other: Cell) {
    func inside(_ place: Int, _ count: Int) -> Int { max(0, min(count - 1, place)) }
    let columns = [one.column, other.column].map { inside($0, Self.columns) }.sorted()
    let rows = [one.row, other.row].map { inside($0, Self.rows) }.sorted()
    across = columns[0]...columns[1]
    down = rows[0]...rows[1]
  }

  private var first: Cell { Cell(column: across.lowerBound, row: down.lowerBound) }
  private var last: Cell { Cell(column: across.upperBound, row: down.upperBound) }

  /// As it is written: `B2–D4`, a single cell `B2`.
  package var title: String { first == last ? first.name : "\(first.name)–\(last.name)" }

  /// The name of the picture that shows it: `region-B2-D4.jpg`.
  package var fileName: String { "region-\(first.name)-\(last.name).jpg" }

  /// The region that a picture's name tells of; nil for other names.
  package init?(fileName: String?) {
    guard let match = fileName?.wholeMatch(of: /region-([A-H])([1-6])-([A-H])([1-6])\.jpg/) else {
      return nil
    }
    func cell(_ letter: Substring, _ digit: Substring) -> Cell {
      Cell(
        column: Int(letter.utf8.first ?? 0) - Int(UInt8(ascii: "A")), row: (Int(digit) ?? 1) - 1)
    }
    self.init(from: cell(match.1, match.2), to: cell(match.3, match.4))
  }

  /// The pixels it covers in a picture of a size.
  package func pixels(
    width: Int, height: Int
  ) -> (x: Int, y: Int, width: Int, height: Int) {
    let left = width * across.lowerBound / Self.columns
    let top = height * down.lowerBound / Self.rows
    let right = width * (across.upperBound + 1) / Self.columns
    let bottom = height * (down.upperBound + 1) / Self.rows
    return (left, top, max(1, right - left), max(1, bottom - top))
  }
}

extension Turn {
  /// The region that the user marked for this turn.
  package var region: GridRegion? {
    attachments.lazy.compactMap { GridRegion(fileName: $0.name) }.last
  }
}
