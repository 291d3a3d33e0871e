extension Pixmap {
  /// A rectangle of the picture; what lies outside is left out, at least one pixel stays.
  package func part(x: Int, y: Int, width: Int, height: Int) -> Pixmap {
    let left = max(0, min(self.width - 1, x))
    let top = max(0, min(self.height - 1, y))
    let (columns, rows) = (
      max(1, min(width, self.width - left)), max(1, min(height, self.height - top))
    )
    var bytes: [UInt8] = []
    bytes.reserveCapacity(columns * rows * 4)
    for row in top..<top + rows {
      let start = (row * self.width + left) * 4
      bytes += self.bytes[start..<start + columns * 4]
    }
    return Pixmap(width: columns, height: rows, bytes: bytes)
  }
}
