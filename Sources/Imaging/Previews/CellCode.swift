internal import Screen

/// A picture's cells as bytes: columns, rows, then eight bytes a cell.
///
/// A cell is the place of its character in a table, which colours it has, and both colours. So
/// whatever the bytes are, nothing but block characters comes of them.
enum CellCode {
  private static let head = 4
  private static let stride = 8

  /// The bytes of a grid; nil where a cell is not a picture's.
  static func bytes(of grid: CellGrid) -> [UInt8]? {
    guard let columns = UInt16(exactly: grid.size.columns),
      let rows = UInt16(exactly: grid.size.rows)
    else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(head + grid.cells.count * stride)
    for number in [columns, rows] {
      bytes += [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
    }
    for cell in grid.cells {
      guard case .pixels(let foreground, let background) = cell.look,
        let place = places[cell.text]
      else { return nil }
      bytes += [place, (foreground == nil ? 0 : 1) | (background == nil ? 0 : 2)]
      for color in [foreground ?? .none, background ?? .none] {
        bytes += [color.red, color.green, color.blue]
      }
    }
    return bytes
  }

  /// The grid that bytes stand for; nil where they stand for none.
  static func grid(of bytes: [UInt8]) -> CellGrid? {
    guard bytes.count >= head else { return nil }
    let size = Size(
      columns: Int(bytes[0]) | Int(bytes[1]) << 8, rows: Int(bytes[2]) | Int(bytes[3]) << 8)
    guard bytes.count == head + size.columns * size.rows * stride else { return nil }
    var grid = CellGrid(size: size)
    for index in grid.cells.indices {
      let place = head + index * stride
      let (character, colors) = (Int(bytes[place]), bytes[place + 1])
      guard characters.indices.contains(character), colors < 4 else { return nil }
      func color(_ bit: UInt8, at place: Int) -> RGB? {
        colors & bit == 0 ? nil : RGB(bytes[place], bytes[place + 1], bytes[place + 2])
      }
      grid.cells[index] = Cell(
        characters[character],
        .pixels(foreground: color(1, at: place + 2), background: color(2, at: place + 5)))
    }
    return grid
  }

  /// Every character that pictures are drawn with; a change of their order is another version.
  private static let characters = BlockSymbol.all.map(BlockSymbol.text)
  private static let places = Dictionary(
    uniqueKeysWithValues: characters.enumerated().map { ($1, UInt8($0)) })
}

extension RGB {
  /// Stands where there is no colour.
  fileprivate static let none = RGB(0, 0, 0)
}
