internal import Screen

/// Draws a picture in five shades of the terminal's own colour, dithered so that slopes stay slopes.
enum Shades {
  private static let symbols = [" ", "░", "▒", "▓", "█"]

  /// Bayer's ordered matrix of four by four.
  private static let thresholds: [Double] = [
    0, 8, 2, 10,
    12, 4, 14, 6,
    3, 11, 1, 9,
    15, 7, 13, 5,
  ].map { ($0 + 0.5) / 16 }

  static func render(_ pixmap: Pixmap, size: Size) -> CellGrid {
    let small = pixmap.scaled(to: PixelSize(width: size.columns, height: size.rows))
    var levels = (0..<size.rows * size.columns).map { brightness(small, $0 * 4) }
    stretch(&levels)
    var grid = CellGrid(size: size)
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        let level = levels[row * size.columns + column] * 4
        let threshold = thresholds[row % 4 * 4 + column % 4]
        let step = Int(level) + (level - level.rounded(.down) > threshold ? 1 : 0)
        grid[column, row] = Cell(
          symbols[min(4, step)], .pixels(foreground: nil, background: nil))
      }
    }
    return grid
  }

  /// Uses all five shades for what lies between a picture's darkest and brightest places; a flat
  /// picture stays as bright as it is.
  private static func stretch(_ levels: inout [Double]) {
    guard let low = levels.min(), let high = levels.max(), high - low > 0.15 else { return }
    for index in levels.indices { levels[index] = (levels[index] - low) / (high - low) }
  }

  /// From 0 to 1, as the eye takes it (ITU-R BT.601), on black.
  private static func brightness(_ pixmap: Pixmap, _ offset: Int) -> Double {
    let red = 0.299 * Double(pixmap.bytes[offset])
    let green = 0.587 * Double(pixmap.bytes[offset + 1])
    let blue = 0.114 * Double(pixmap.bytes[offset + 2])
    return (red + green + blue) * Double(pixmap.bytes[offset + 3]) / (255 * 255)
  }
}
