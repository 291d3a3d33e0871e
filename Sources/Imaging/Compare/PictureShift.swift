/// By how much a whole picture was moved.
package struct PictureShift: Hashable, Sendable {
  /// Pixels to the right, negative to the left.
  package let x: Int
  /// Pixels down, negative up.
  package let y: Int

  package init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }

  /// How many places go from a coarse picture to the next finer one.
  private static let candidates = 5
  /// The longer side of the coarsest picture is at most twice this.
  private static let coarsest = 40
  /// Pixels that differ by more than this are not the same.
  private static let tolerance = 24

  /// Finds the shift between two pictures of one size; nil where the one is not the other, moved.
  ///
  /// Moves up to a fifth of a side are found: first in small greys of both, place by place, then
  /// ever finer around the best places. What is left must be nearly the same, and much nearer than
  /// the pictures are as they lie. With a `scale` the shift is told in pixels of a picture that many
  /// times as large, to a fraction of a pixel of these.
  package static func find(
    from old: Pixmap, to new: Pixmap, scale: Double = 1
  ) -> PictureShift? {
    precondition(old.size == new.size, "pictures of one size are compared")
    var levels = [(old: Greys(old), new: Greys(new))]
    while let last = levels.last, max(last.old.width, last.old.height) > 2 * coarsest,
      min(last.old.width, last.old.height) > 16
    {
      levels.append((last.old.halved, last.new.halved))
    }
    guard let first = levels.last, min(first.old.width, first.old.height) >= 8 else { return nil }
    let (across, down) = (first.old.width / 5, first.old.height / 5)
    let all = (-across...across).flatMap { x in
      (-down...down).map { PictureShift(x: x, y: $0) }
    }
    var best = nearest(all, first)
    for level in levels.dropLast().reversed() {
      let around = best.flatMap { place in
        (-2...2).flatMap { x in
          (-2...2).map { PictureShift(x: 2 * place.x + x, y: 2 * place.y + $0) }
        }
      }
      best = nearest(Array(Set(around)), level)
    }
    guard let shift = best.first, shift != PictureShift(x: 0, y: 0), let finest = levels.first
    else { return nil }
    let moved = finest.new.difference(from: finest.old, shift, tolerance: tolerance)
    let unmoved = finest.new.difference(
      from: finest.old, PictureShift(x: 0, y: 0), tolerance: tolerance)
    guard moved.mean * 3 < unmoved.mean, moved.share < 0.1 else { return nil }
    return scale == 1 ? shift : shift.scaled(by: scale, finest)
  }

  /// The places where two pictures differ least, the best first.
  private static func nearest(
    _ places: [PictureShift], _ level: (old: Greys, new: Greys)
  ) -> [PictureShift] {
    let rated = places.map { place in
      (place: place, mean: level.new.difference(from: level.old, place, tolerance: 255).mean)
    }
    // Of places that are as good the order is always the same.
    let sorted = rated.sorted {
      ($0.mean, $0.place.x, $0.place.y) < ($1.mean, $1.place.x, $1.place.y)
    }
    return sorted.prefix(candidates).map(\.place)
  }

  /// In larger pixels, from where the difference would be least between the places beside it.
  private func scaled(by scale: Double, _ level: (old: Greys, new: Greys)) -> PictureShift? {
    func mean(_ x: Int, _ y: Int) -> Double {
      level.new.difference(
        from: level.old, PictureShift(x: self.x + x, y: self.y + y), tolerance: 255
      ).mean
    }
    func offset(_ before: Double, _ here: Double, _ after: Double) -> Double {
      // Differences grow by so much a pixel: they meet between two places.
      let slope = max(before, after) - here
      return slope > 0 ? (before - after) / (2 * slope) : 0
    }
    let here = mean(0, 0)
    let across = Double(x) + offset(mean(-1, 0), here, mean(1, 0))
    let down = Double(y) + offset(mean(0, -1), here, mean(0, 1))
    let shift = PictureShift(
      x: Int((across * scale).rounded()), y: Int((down * scale).rounded()))
    return shift == PictureShift(x: 0, y: 0) ? nil : shift
  }
}

/// A picture in greys.
private struct Greys {
  let width: Int
  let height: Int
  private var levels: [UInt8]

  init(_ picture: Pixmap) {
    width = picture.width
    height = picture.height
    levels = picture.bytes.withUnsafeBufferPointer { bytes in
      (0..<picture.width * picture.height).map { place in
        // ITU-R BT.601, in 256ths.
        let (red, green) = (Int(bytes[4 * place]), Int(bytes[4 * place + 1]))
        return UInt8((77 * red + 150 * green + 29 * Int(bytes[4 * place + 2])) / 256)
      }
    }
  }

  private init(width: Int, height: Int, levels: [UInt8]) {
    (self.width, self.height, self.levels) = (width, height, levels)
  }

  /// At half the size.
  var halved: Greys {
    let (across, down) = (width / 2, height / 2)
    let levels = levels.withUnsafeBufferPointer { levels in
      (0..<across * down).map { place in
        let corner = place / across * 2 * width + place % across * 2
        let sum =
          Int(levels[corner]) + Int(levels[corner + 1]) + Int(levels[corner + width])
          + Int(levels[corner + width + 1])
        return UInt8((sum + 2) / 4)
      }
    }
    return Greys(width: across, height: down, levels: levels)
  }

  /// How far this picture is from another that is moved, where both are: on average, and the share
  /// of pixels beyond a tolerance.
  func difference(
    from old: Greys, _ shift: PictureShift, tolerance: Int
  ) -> (mean: Double, share: Double) {
    let columns = max(0, shift.x)..<max(max(0, shift.x), min(width, width + shift.x))
    let rows = max(0, shift.y)..<max(max(0, shift.y), min(height, height + shift.y))
    // Of a tall picture every few rows say enough.
    let step = max(1, rows.count / 256)
    var (sum, beyond, count) = (0, 0, 0)
    levels.withUnsafeBufferPointer { here in
      old.levels.withUnsafeBufferPointer { there in
        for row in stride(from: rows.lowerBound, to: rows.upperBound, by: step) {
          let from = (row - shift.y) * width - shift.x
          for column in columns {
            let delta = abs(Int(here[row * width + column]) - Int(there[from + column]))
            sum += delta
            if delta > tolerance { beyond += 1 }
          }
          count += columns.count
        }
      }
    }
    guard count > 0 else { return (255, 1) }
    return (Double(sum) / Double(count), Double(beyond) / Double(count))
  }
}
