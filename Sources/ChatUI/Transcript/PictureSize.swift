package import Conversation
package import Screen

/// How many cells a picture takes: one rule for all final pictures of a session.
package struct PictureSize: Sendable, Equatable {
  /// The most rows and columns.
  package let limit: Size
  /// A cell's height divided by its width.
  private let ratio: Double
  private let cellPixels: Int

  package init(limit: Size, ratio: Double, cellPixels: Int) {
    self.limit = limit
    self.ratio = ratio
    self.cellPixels = cellPixels
  }

  /// The rule for a layout: rows = min(H − 5, ⌊C ÷ (aspect × k)⌋), below 12 rows H − 1 and C = 22.
  package init(_ layout: ScreenLayout, _ setup: Setup) {
    let rows = layout.pictureRows
    let columns = layout.size.columns - layout.rail - layout.pictureColumn - 1
    let limit =
      layout.isCompact
      ? Size(columns: min(22, columns), rows: max(1, rows - 1))
      : Size(columns: columns, rows: max(1, rows - 5))
    self.init(limit: limit, ratio: setup.cellRatio, cellPixels: setup.cellPixels)
  }

  /// The size of a picture, never beyond one picture pixel to one screen pixel.
  package func cells(of picture: Picture) -> Size {
    guard picture.width > 0, picture.height > 0 else { return Size(columns: 1, rows: 1) }
    let aspect = Double(picture.width) / Double(picture.height)
    return cells(aspect: aspect, pixels: picture.width)
  }

  /// The size of a picture with an aspect, width ÷ height, and so many pixels of width.
  package func cells(aspect: Double, pixels: Int? = nil) -> Size {
    let fitting = Int(Double(limit.columns) / (aspect * ratio))
    var rows = max(1, min(limit.rows, fitting))
    if let pixels {
      let natural = Double(pixels) / Double(cellPixels)
      rows = min(rows, max(1, Int(natural / (aspect * ratio))))
    }
    let columns = Int((Double(rows) * aspect * ratio).rounded())
    return Size(columns: max(1, min(limit.columns, columns)), rows: rows)
  }

  /// The size of one of several drafts side by side, at most so many rows high.
  package func draft(aspect: Double, rows: Int, count: Int) -> Size {
    let columns = (limit.columns - 2 * (count - 1)) / max(1, count)
    return PictureSize(
      limit: Size(columns: max(1, columns), rows: max(1, rows)), ratio: ratio,
      cellPixels: cellPixels
    ).cells(aspect: aspect)
  }

  /// The size of a thumbnail that fills rows and columns as well as it can.
  package static func thumbnail(of picture: Picture, in limit: Size, _ setup: Setup) -> Size {
    // A cell more of width lets a wide picture take the last row too.
    let wide = Size(columns: limit.columns + 1, rows: limit.rows)
    let size = PictureSize(limit: wide, ratio: setup.cellRatio, cellPixels: 1).cells(of: picture)
    return Size(columns: min(limit.columns, size.columns), rows: size.rows)
  }
}

/// The pixels the models really draw for an aspect: `16:9` is 2752×1536, which is a little wider.
package enum DrawnAspect {
  private static let pixels: [String: (Int, Int)] = [
    "2:3": (848, 1264), "3:2": (1264, 848), "3:4": (896, 1200), "4:3": (1200, 896),
    "4:5": (928, 1152), "5:4": (1152, 928), "9:16": (768, 1376), "16:9": (1376, 768),
    "21:9": (1584, 672),
  ]

  /// Width ÷ height of a ratio as the service spells it; nil for none.
  package static func ratio(_ aspect: String?) -> Double? {
    guard let aspect else { return nil }
    if let drawn = pixels[aspect] { return Double(drawn.0) / Double(drawn.1) }
    let sides = aspect.split(separator: ":").compactMap { Double($0) }
    guard sides.count == 2, sides[0] > 0, sides[1] > 0 else { return nil }
    return sides[0] / sides[1]
  }
}
