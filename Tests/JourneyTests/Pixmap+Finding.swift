import Imaging

/// A rectangle of pixels.
struct PixelRect: Equatable {
  var x: Int
  var y: Int
  var width: Int
  var height: Int

  /// The part of a rectangle above the first row without a kind of pixel at its left edge.
  func upperHalf(in picture: Pixmap, _ isWanted: (SIMD3<Int>) -> Bool) -> PixelRect? {
    let rows = (y..<y + height).prefix { isWanted(picture[x, $0]) }
    return rows.isEmpty ? nil : PixelRect(x: x, y: y, width: width, height: rows.count)
  }
}

extension Pixmap {
  /// Red, green and blue of a pixel.
  subscript(x: Int, y: Int) -> SIMD3<Int> {
    let offset = (y * width + x) * 4
    return SIMD3(Int(bytes[offset]), Int(bytes[offset + 1]), Int(bytes[offset + 2]))
  }

  /// The rectangle round all rows and columns that have many pixels of a kind.
  func rectangle(_ isWanted: (SIMD3<Int>) -> Bool) -> PixelRect? {
    var (columns, rows) = (Array(repeating: 0, count: width), Array(repeating: 0, count: height))
    for y in 0..<height {
      for x in 0..<width where isWanted(self[x, y]) {
        columns[x] += 1
        rows[y] += 1
      }
    }
    // Words in that colour have fewer.
    let most = (columns.max() ?? 0, rows.max() ?? 0)
    guard most.0 > 60, most.1 > 60 else { return nil }
    func span(_ counts: [Int], _ most: Int) -> ClosedRange<Int>? {
      guard let first = counts.firstIndex(where: { $0 > most / 4 }),
        let last = counts.lastIndex(where: { $0 > most / 4 })
      else { return nil }
      return first...last
    }
    guard let across = span(columns, most.0), let down = span(rows, most.1) else { return nil }
    return PixelRect(
      x: across.lowerBound, y: down.lowerBound, width: across.count, height: down.count)
  }

  /// The mean difference of the colours of a part to another picture of its size, of 255.
  func difference(to other: Pixmap, at place: PixelRect) -> Double {
    var sum = 0
    for y in 0..<place.height {
      for x in 0..<place.width {
        let difference = self[place.x + x, place.y + y] &- other[x, y]
        sum += abs(difference.x) + abs(difference.y) + abs(difference.z)
      }
    }
    return Double(sum) / Double(place.width * place.height * 3)
  }
}
