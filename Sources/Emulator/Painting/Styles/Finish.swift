internal import Foundation

/// Finishes a painted canvas in a technique.
///
/// Everything is measured in shares of the height, so that a picture looks the same at any size.
/// Costly passes work on a smaller copy; what is fine (grain, hatching) is done at full size.
struct Finish {
  let seed: UInt32

  /// The canvas in a technique.
  func apply(_ look: Look, to canvas: Canvas) -> Canvas {
    switch look {
    case .plain: canvas
    case .watercolour: watercolour(canvas)
    case .oil: oil(canvas)
    case .ink: ink(canvas)
    case .sketch: sketch(canvas)
    case .pixel: pixels(canvas)
    case .poster: poster(canvas)
    case .mono: toned(canvas, shadows: Colour(hex: 0x0C_0C0E), lights: Colour(hex: 0xF6_F6F4))
    case .glass: stainedGlass(canvas)
    case .sepia: toned(canvas, shadows: Colour(hex: 0x2A_1A10), lights: Colour(hex: 0xF6_E8CC))
    }
  }

  /// One tone from shadows to lights with the grain of film.
  private func toned(_ canvas: Canvas, shadows: Colour, lights: Colour) -> Canvas {
    canvas.shade { x, y, old in
      let value = max(0, min(1, old.luminance))
      let curve = value * value * (3 - 2 * value) * 0.55 + value * 0.45
      let grain = (Noise.white(x, y, seed) - 0.5) * 0.045
      var colour = mix(shadows, lights, curve + grain)
      colour.w = 1
      return colour
    }
    return canvas
  }

  /// Big square pixels in few colours.
  private func pixels(_ canvas: Canvas) -> Canvas {
    let block = max(1, canvas.height / 160)
    let small = canvas.resized(
      width: max(1, canvas.width / block), height: max(1, canvas.height / block))
    let bayer: [Float] = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5]
    let levels: Float = 6
    small.shade { x, y, old in
      let value = old.luminance
      let vivid = Colour(repeating: value) + (old - Colour(repeating: value)) * 1.3
      let step = (bayer[(y & 3) * 4 + (x & 3)] / 16 - 0.47) * 0.7
      var colour = vivid * levels + Colour(repeating: step)
      colour.round(.toNearestOrAwayFromZero)
      colour = colour / levels
      colour.clamp(lowerBound: .zero, upperBound: Colour(repeating: 1))
      colour.w = 1
      return colour
    }
    let (sx, sy) = (
      Float(small.width) / Float(canvas.width), Float(small.height) / Float(canvas.height)
    )
    canvas.shade { x, y, _ in
      let px = min(small.width - 1, Int((Float(x) + 0.5) * sx))
      let py = min(small.height - 1, Int((Float(y) + 0.5) * sy))
      return small.pixels[py * small.width + px]
    }
    return canvas
  }

  /// Flat areas of few tones in a frame, like a screen print.
  private func poster(_ canvas: Canvas) -> Canvas {
    let flat = canvas.bounded(900).flattened(radius: 4).blurred(radius: 1)
    let (sx, sy) = scale(flat, canvas)
    let levels: Float = 6
    let (w, h) = (Float(canvas.width), Float(canvas.height))
    let margin = h * 0.035
    let paper = Colour(hex: 0xF4_EAD4)
    canvas.shade { x, y, old in
      let px = Float(x) + 0.5
      let py = Float(y) + 0.5
      let inside = min(min(px, w - px), min(py, h - py))
      guard inside > margin else { return paper }
      let soft = mix(flat.sample(px * sx, py * sy), old, 0.18)
      let value = max(0.02, soft.luminance)
      let level = value * levels
      let floor = level.rounded(.down)
      let stepped = (floor + smoothstep(0.42, 0.58, level - floor)) / levels
      var colour = soft * (stepped / value)
      let grey = Colour(repeating: colour.luminance)
      colour = grey + (colour - grey) * 1.35
      colour = mix(colour, paper, 0.07)
      colour.clamp(lowerBound: .zero, upperBound: Colour(repeating: 1))
      let speck = Noise.white(x / 2, y / 2, seed) > 0.985 ? Float(0.05) : 0
      colour += Colour(repeating: speck)
      colour.w = 1
      return colour
    }
    return canvas
  }

  /// Pieces of coloured glass between strips of lead.
  private func stainedGlass(_ canvas: Canvas) -> Canvas {
    let small = canvas.bounded(700)
    let (sx, sy) = scale(small, canvas)
    let cell = Float(canvas.height) / 34
    let lead = Colour(hex: 0x16_161C)
    canvas.shade { x, y, _ in
      let px = (Float(x) + 0.5) / cell
      let py = (Float(y) + 0.5) / cell
      let cx = Int(px.rounded(.down))
      let cy = Int(py.rounded(.down))
      var first: Float = 9
      var second: Float = 9
      var centre = Point.zero
      for j in -1...1 {
        for i in -1...1 {
          let spot = Point(
            Float(cx + i) + 0.12 + 0.76 * Noise.white(cx + i, cy + j, seed),
            Float(cy + j) + 0.12 + 0.76 * Noise.white(cx + i, cy + j, seed &+ 1))
          let d = spot - Point(px, py)
          let distance = (d.x * d.x + d.y * d.y).squareRoot()
          if distance < first {
            (second, first, centre) = (first, distance, spot)
          } else if distance < second {
            second = distance
          }
        }
      }
      let glass = small.sample(centre.x * cell * sx, centre.y * cell * sy)
      let grey = Colour(repeating: glass.luminance)
      var colour = grey + (glass - grey) * 1.6
      let shade = Noise.fractal(px * 1.3, py * 1.3, octaves: 3, seed &+ 4)
      colour = colour * (0.88 + shade * 0.4) + Colour(repeating: 0.05 * (1 - first))
      colour.clamp(lowerBound: .zero, upperBound: Colour(repeating: 1))
      colour = mix(lead, colour, smoothstep(0.035, 0.085, second - first))
      colour.w = 1
      return colour
    }
    return canvas
  }

  /// How the pixels of a large canvas fall on a smaller one.
  func scale(_ small: Canvas, _ large: Canvas) -> (Float, Float) {
    (Float(small.width) / Float(large.width), Float(small.height) / Float(large.height))
  }
}

extension Canvas {
  /// Kuwahara's filter: each pixel takes the calmest of the four squares it is a corner of, which
  /// flattens areas and keeps edges.
  func flattened(radius: Int) -> Canvas {
    let result = Canvas(width: width, height: height)
    let count = Float((radius + 1) * (radius + 1))
    result.shade { x, y, _ in
      var best = Colour.zero
      var calmest = Float.infinity
      for quarter in 0..<4 {
        let left = quarter & 1 == 0 ? x - radius : x
        let top = quarter & 2 == 0 ? y - radius : y
        var sum = Colour.zero
        var squares = Colour.zero
        for j in top...top + radius {
          let row = self.pixels + max(0, min(self.height - 1, j)) * self.width
          for i in left...left + radius {
            let colour = row[max(0, min(self.width - 1, i))]
            sum += colour
            squares += colour * colour
          }
        }
        let mean = sum / count
        let variance = squares / count - mean * mean
        let unrest = variance.x + variance.y + variance.z
        if unrest < calmest { (calmest, best) = (unrest, mean) }
      }
      return best
    }
    return result
  }

  /// How strongly the brightness changes at a pixel, and in which direction.
  func gradient(_ x: Int, _ y: Int, step: Int) -> Point {
    func value(_ x: Int, _ y: Int) -> Float {
      pixels[max(0, min(height - 1, y)) * width + max(0, min(width - 1, x))].luminance
    }
    return Point(
      value(x + step, y) - value(x - step, y), value(x, y + step) - value(x, y - step))
  }
}
