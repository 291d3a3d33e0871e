/// Draws a region on a picture: what lies outside is dimmed, a line in two colours runs round it.
package enum RegionMark {
  /// The picture with a rectangle of its pixels marked.
  package static func draw(
    on picture: Pixmap, x: Int, y: Int, width: Int, height: Int
  ) -> Pixmap {
    var marked = picture
    let line = max(1, min(picture.width, picture.height) / 160)
    for row in 0..<picture.height {
      for column in 0..<picture.width {
        // How far inside the rectangle; negative outside.
        let depth = min(
          min(column - x, x + width - 1 - column), min(row - y, y + height - 1 - row))
        let offset = (row * picture.width + column) * 4
        if depth < 0 {
          for channel in offset..<offset + 3 { marked.bytes[channel] /= 2 }
        } else if depth < 2 * line {
          // Seen on bright and on dark ground alike.
          let level: UInt8 = depth < line ? 0 : 255
          marked.bytes[offset] = level
          marked.bytes[offset + 1] = 0
          marked.bytes[offset + 2] = level
        }
      }
    }
    return marked
  }
}
