internal import Foundation

/// Draws shapes in the units of a thing: its foot is the origin, its height 1, up is positive.
struct Pen {
  let canvas: Canvas
  /// Where the thing's origin is on the canvas, in pixels.
  let origin: Point
  /// How many pixels one unit is.
  let unit: Float
  /// Whether left and right are exchanged.
  var isMirrored = false
  let light: Light

  /// Where a point of the thing is on the canvas.
  func place(_ point: Point) -> Point {
    Point(origin.x + (isMirrored ? -point.x : point.x) * unit, origin.y - point.y * unit)
  }

  /// Fills a shape with one colour.
  func fill(_ outline: Outline, _ colour: Colour) { fill(outline, colour, colour) }

  /// Fills a shape with a gradient from its upper to its lower edge.
  func fill(_ outline: Outline, _ upper: Colour, _ lower: Colour) {
    let placed = Outline(contours: outline.contours.map { $0.map(place) })
    let size = (width: canvas.width, height: canvas.height)
    guard let coverage = Coverage(placed, within: size) else { return }
    var top = Float.infinity
    var bottom = -Float.infinity
    for contour in placed.contours {
      for point in contour {
        top = min(top, point.y)
        bottom = max(bottom, point.y)
      }
    }
    let span = max(1, bottom - top)
    coverage.forEachRow { y, row in
      let colour = mix(upper, lower, (Float(y) - top) / span)
      let ink = Colour(colour.x * colour.w, colour.y * colour.w, colour.z * colour.w, colour.w)
      let target = canvas.pixels + y * canvas.width + coverage.left
      for x in 0..<coverage.width where row[x] > 0.002 {
        let share = ink * row[x]
        target[x] = share + target[x] * (1 - share.w)
      }
    }
  }

  /// Fills an ellipse with a gradient.
  func oval(
    _ x: Float, _ y: Float, _ rx: Float, _ ry: Float, _ upper: Colour, _ lower: Colour? = nil,
    turned angle: Float = 0
  ) {
    fill(.ellipse(Point(x, y), rx, ry, turned: angle), upper, lower ?? upper)
  }

  /// Fills a polygon with a gradient.
  func poly(_ upper: Colour, _ lower: Colour? = nil, _ points: [Point]) {
    fill(.polygon(points), upper, lower ?? upper)
  }

  /// Fills a smooth shape through points with a gradient.
  func blob(_ upper: Colour, _ lower: Colour? = nil, _ points: [Point]) {
    fill(.blob(points), upper, lower ?? upper)
  }

  /// Draws a line.
  func line(_ colour: Colour, _ width: Float, _ points: [Point], isSmooth: Bool = true) {
    fill(.line(points, width: width, isSmooth: isSmooth), colour)
  }

  /// Lights the surroundings of a point: strongest there, nothing at the radius.
  func glow(_ x: Float, _ y: Float, _ radius: Float, _ colour: Colour) {
    canvas.glow(at: place(Point(x, y)), radius: radius * unit, colour)
  }
}

extension Canvas {
  /// Adds light round a point in pixels: strongest there, nothing at the radius.
  ///
  /// On a transparent layer the light is kept as a veil of its colour.
  func glow(at centre: Point, radius: Float, _ colour: Colour) {
    let left = max(0, Int(centre.x - radius))
    let right = min(width, Int(centre.x + radius) + 1)
    let top = max(0, Int(centre.y - radius))
    let bottom = min(height, Int(centre.y + radius) + 1)
    guard left < right, top < bottom else { return }
    let light = Colour(colour.x, colour.y, colour.z, 1) * colour.w
    shade(rows: top..<bottom, columns: left..<right) { x, y, old in
      let dx = (Float(x) + 0.5 - centre.x) / radius
      let dy = (Float(y) + 0.5 - centre.y) / radius
      let falloff = max(0, 1 - (dx * dx + dy * dy).squareRoot())
      let share = light * (falloff * falloff)
      // Screen: light adds up but never burns out.
      return old + share * (Colour(repeating: 1) - old)
    }
  }
}

extension Pen {
  /// A colour in the light of the scene.
  func lit(_ hex: UInt32, _ amount: Float = 1) -> Colour { light.lit(Colour(hex: hex), amount) }

  /// A colour that shines when lamps are lit.
  func lamp(_ hex: UInt32) -> Colour { light.lamp(Colour(hex: hex)) }

  /// The same pen for a part of the thing: moved, and in smaller units.
  func at(_ x: Float, _ y: Float, scale: Float = 1, isMirrored turns: Bool = false) -> Pen {
    Pen(
      canvas: canvas, origin: place(Point(x, y)), unit: unit * scale,
      isMirrored: isMirrored != turns, light: light)
  }

  /// A polygon from coordinates in pairs.
  func poly(_ upper: Colour, _ lower: Colour? = nil, _ numbers: Float...) {
    poly(upper, lower, Pen.points(numbers))
  }

  /// A smooth shape through coordinates in pairs.
  func blob(_ upper: Colour, _ lower: Colour? = nil, _ numbers: Float...) {
    blob(upper, lower, Pen.points(numbers))
  }

  /// A line through coordinates in pairs.
  func line(_ colour: Colour, _ width: Float, _ numbers: Float...) {
    line(colour, width, Pen.points(numbers))
  }

  /// A rectangle.
  func box(
    _ x: Float, _ y: Float, _ width: Float, _ height: Float, _ upper: Colour,
    _ lower: Colour? = nil
  ) {
    fill(.box(x, y, width, height), upper, lower ?? upper)
  }

  private static func points(_ numbers: [Float]) -> [Point] {
    stride(from: 0, to: numbers.count - 1, by: 2).map { Point(numbers[$0], numbers[$0 + 1]) }
  }
}
