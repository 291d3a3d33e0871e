/// How much of each pixel a shape covers, found exactly by signed areas.
///
/// Every edge adds the area to its right to an accumulation buffer; a running sum along the row
/// then is the coverage. Overlaps of contours with the same direction count once.
struct Coverage {
  let left: Int
  let top: Int
  let width: Int
  let height: Int
  private var areas: [Float]

  /// The coverage of an outline given in pixels, within a canvas of a size.
  init?(_ outline: Outline, within size: (width: Int, height: Int)) {
    var low = Point(repeating: .infinity)
    var high = Point(repeating: -.infinity)
    for contour in outline.contours {
      for point in contour {
        low = pointwiseMin(low, point)
        high = pointwiseMax(high, point)
      }
    }
    guard low.x < high.x, low.y < high.y, high.x > 0, high.y > 0, low.x < Float(size.width),
      low.y < Float(size.height)
    else { return nil }
    left = max(0, Int(low.x.rounded(.down)))
    top = max(0, Int(low.y.rounded(.down)))
    width = min(size.width, Int(high.x.rounded(.up)) + 1) - left
    height = min(size.height, Int(high.y.rounded(.up)) + 1) - top
    guard width > 0, height > 0 else { return nil }
    areas = [Float](repeating: 0, count: (width + 2) * height)
    for contour in outline.contours where contour.count > 2 {
      // All contours are wound the same way so that overlaps add up instead of cancelling.
      var area: Float = 0
      for index in contour.indices {
        let a = contour[index]
        let b = contour[(index + 1) % contour.count]
        area += a.x * b.y - b.x * a.y
      }
      let isTurned = area < 0
      for index in contour.indices {
        let a = contour[index]
        let b = contour[(index + 1) % contour.count]
        if isTurned { add(b, a) } else { add(a, b) }
      }
    }
  }

  /// Calls `body` for each row with its coverage from 0 to 1.
  func forEachRow(_ body: (_ y: Int, _ coverage: UnsafeMutablePointer<Float>) -> Void) {
    let row = UnsafeMutablePointer<Float>.allocate(capacity: width)
    defer { row.deallocate() }
    areas.withUnsafeBufferPointer { areas in
      for y in 0..<height {
        var sum: Float = 0
        let base = y * (width + 2)
        for x in 0..<width {
          sum += areas[base + x]
          row[x] = min(1, abs(sum))
        }
        body(top + y, row)
      }
    }
  }

  private mutating func add(_ from: Point, _ to: Point) {
    guard from.y != to.y else { return }
    let direction: Float = from.y < to.y ? 1 : -1
    let (a, b) = from.y < to.y ? (from, to) : (to, from)
    let offset = Point(Float(left), Float(top))
    let p = a - offset
    let q = b - offset
    let slope = (q.x - p.x) / (q.y - p.y)
    let limit = Float(width)
    let stride = width + 2
    let first = max(0, Int(p.y.rounded(.down)))
    let last = min(height, Int(q.y.rounded(.up)))
    guard first < last else { return }
    areas.withUnsafeMutableBufferPointer { areas in
      for y in first..<last {
        let upper = max(p.y, Float(y))
        let lower = min(q.y, Float(y + 1))
        let dy = lower - upper
        guard dy > 0 else { continue }
        let weight = direction * dy
        let x0 = max(0, min(limit, p.x + (upper - p.y) * slope))
        let x1 = max(0, min(limit, p.x + (lower - p.y) * slope))
        let (low, high) = x0 < x1 ? (x0, x1) : (x1, x0)
        let firstColumn = Int(low)
        let lastColumn = Int(high.rounded(.up))
        let base = y * stride
        if lastColumn <= firstColumn + 1 {
          let middle = (low + high) / 2 - Float(firstColumn)
          areas[base + firstColumn] += weight * (1 - middle)
          areas[base + firstColumn + 1] += weight * middle
        } else {
          // The edge crosses several columns: each takes the area right of it within the row.
          let perColumn = 1 / (high - low)
          var covered: Float = 0
          var previous: Float = 0
          for column in firstColumn..<lastColumn {
            let a = max(low, Float(column))
            let b = min(high, Float(column + 1))
            let share = (b - a) * perColumn
            let middle = (a + b) / 2 - Float(column)
            let now = covered + share * (1 - middle)
            areas[base + column] += weight * (now - previous)
            previous = now
            covered += share
            if column == lastColumn - 1 {
              areas[base + column + 1] += weight * (1 - now)
            }
          }
        }
      }
    }
  }
}
