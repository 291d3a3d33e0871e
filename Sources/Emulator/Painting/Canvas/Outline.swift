internal import Foundation

/// A point in whatever units its user has.
typealias Point = SIMD2<Float>

/// A shape's outline: closed contours of straight pieces, curves already flattened.
struct Outline {
  var contours: [[Point]] = []

  /// Straight lines from point to point, closed.
  static func polygon(_ points: [Point]) -> Outline { Outline(contours: [points]) }

  /// A rectangle.
  static func box(_ x: Float, _ y: Float, _ width: Float, _ height: Float) -> Outline {
    .polygon([
      Point(x, y), Point(x + width, y), Point(x + width, y + height), Point(x, y + height),
    ])
  }

  /// An ellipse, turned by an angle in radians.
  static func ellipse(_ centre: Point, _ rx: Float, _ ry: Float, turned angle: Float = 0) -> Outline
  {
    let c = cos(angle)
    let s = sin(angle)
    return .polygon(
      (0..<40).map { step in
        let a = Float(step) / 40 * 2 * .pi
        let p = Point(cos(a) * rx, sin(a) * ry)
        return centre + Point(p.x * c - p.y * s, p.x * s + p.y * c)
      })
  }

  /// A smooth closed line through all points.
  static func blob(_ points: [Point]) -> Outline {
    .polygon(smooth(points, isClosed: true))
  }

  /// A line of changing width: `widths` are its half widths at the points, ends are round.
  static func line(_ points: [Point], widths: [Float], isSmooth: Bool = true) -> Outline {
    let curve = isSmooth && points.count > 2 ? smooth(points, isClosed: false) : points
    var outline = Outline()
    guard curve.count > 1 else { return outline }
    func width(_ index: Int) -> Float {
      let place = Float(index) / Float(curve.count - 1) * Float(widths.count - 1)
      let low = min(Int(place), widths.count - 1)
      return mix(widths[low], widths[min(low + 1, widths.count - 1)], place - Float(low))
    }
    for index in 0..<curve.count - 1 {
      outline.contours.append(
        capsule(curve[index], width(index), curve[index + 1], width(index + 1)))
    }
    return outline
  }

  /// A line of one width.
  static func line(_ points: [Point], width: Float, isSmooth: Bool = true) -> Outline {
    line(points, widths: [width / 2, width / 2], isSmooth: isSmooth)
  }

  /// Both outlines at once.
  static func + (a: Outline, b: Outline) -> Outline { Outline(contours: a.contours + b.contours) }

  private static func capsule(_ a: Point, _ ra: Float, _ b: Point, _ rb: Float) -> [Point] {
    let along = b - a
    let start = atan2(along.y, along.x)
    var points: [Point] = []
    for step in 0...8 {
      let angle = start + .pi / 2 + Float(step) / 8 * .pi
      points.append(a + Point(cos(angle), sin(angle)) * ra)
    }
    for step in 0...8 {
      let angle = start - .pi / 2 + Float(step) / 8 * .pi
      points.append(b + Point(cos(angle), sin(angle)) * rb)
    }
    return points
  }

  /// A Catmull-Rom curve through the points, eight pieces for each stretch.
  private static func smooth(_ points: [Point], isClosed: Bool) -> [Point] {
    let count = points.count
    func at(_ index: Int) -> Point {
      isClosed ? points[(index + count) % count] : points[max(0, min(count - 1, index))]
    }
    var result: [Point] = []
    for index in 0..<(isClosed ? count : count - 1) {
      let (p0, p1, p2, p3) = (at(index - 1), at(index), at(index + 1), at(index + 2))
      for step in 0..<8 {
        let t = Float(step) / 8
        let linear = (p2 - p0) * t
        let square = (p0 * 2 - p1 * 5 + p2 * 4 - p3) * (t * t)
        let cubic = (p1 * 3 - p0 - p2 * 3 + p3) * (t * t * t)
        result.append((p1 * 2 + linear + square + cubic) * 0.5)
      }
    }
    if !isClosed { result.append(points[count - 1]) }
    return result
  }
}
