internal import Foundation

extension Finish {
  /// Pencil lines and hatching on paper.
  func sketch(_ canvas: Canvas) -> Canvas {
    let small = canvas.bounded(1200)
    let unit = Float(small.height)
    let fine = small.blurred(radius: 1)
    let lines = pencilLines(fine)
    // Large dark areas are held light, as one draws: what counts is the tone beside a tone.
    let around = small.bounded(160).blurred(radius: 9)
    let (sx, sy) = scale(small, canvas)
    let (ax, ay) = scale(around, canvas)
    let h = Float(canvas.height)
    let paper = Colour(hex: 0xF7_F3EA)
    let lead = Colour(hex: 0x2E_2E34)
    canvas.shade { x, y, _ in
      let cx = Float(x) + 0.5
      let cy = Float(y) + 0.5
      let u = cx / h
      let v = cy / h
      let dx = (Noise.value(u * 42, v * 42, seed) - 0.5) * unit * 0.0035
      let dy = (Noise.value(u * 42 + 9, v * 42, seed) - 0.5) * unit * 0.0035
      let line = lines.sample(cx * sx + dx, cy * sy + dy).x
      let value = fine.sample(cx * sx, cy * sy).luminance
      let level = around.sample(cx * ax, cy * ay).luminance
      let dark = max(0, min(1, 0.98 - value - (0.66 - level) * 0.72))
      let tooth = Noise.white(x, y, seed &+ 9)
      let press = 0.55 + 0.9 * Noise.fractal(u * 11, v * 11, octaves: 2, seed &+ 4)
      // One direction of hatching everywhere, a second one only in the darks.
      let first = dark > 0.2 ? hatch(u, v, angle: 0.78, strokes: 105, seed &+ 1) : 0
      let second = dark > 0.5 ? hatch(u, v, angle: -0.5, strokes: 90, seed &+ 2) : 0
      var tone = smoothstep(0.12, 0.85, dark) * 0.16
      tone += first * smoothstep(0.2, 0.8, dark) * 0.5 * press
      tone += second * smoothstep(0.5, 0.95, dark) * 0.45 * press
      tone = max(tone, line * (0.7 + 0.3 * press))
      tone *= 0.62 + tooth * 0.6
      let colour = mix(paper.scaled(1 + (tooth - 0.5) * 0.03), lead, min(0.94, tone))
      return Colour(colour.x, colour.y, colour.z, 1)
    }
    return canvas
  }

  /// How dark a stroke of hatching is at a place, 0 to 1.
  private func hatch(
    _ u: Float, _ v: Float, angle: Float, strokes: Float, _ seed: UInt32
  ) -> Float {
    let along = u * cos(angle) + v * sin(angle)
    let across = v * cos(angle) - u * sin(angle)
    let bend = (Noise.value(along * 5, across * 14, seed) - 0.5) * 1.5
    let place = across * strokes + bend
    let row = place.rounded(.down)
    let within = abs(place - row - 0.5) * 2
    // Each stroke has its own weight and ends somewhere.
    let weight = 0.45 + 0.75 * Noise.value(along * 7 + row * 3.7, row, seed &+ 3)
    return smoothstep(0.9, 0.25, within) * min(1, weight)
  }

  /// Outlines: where the brightness changes, thin on light forms and heavy on dark ones.
  private func pencilLines(_ fine: Canvas) -> Canvas {
    let broad = fine.blurred(radius: max(1, fine.height / 260))
    let lines = Canvas(width: fine.width, height: fine.height)
    lines.shade { x, y, _ in
      let index = y * fine.width + x
      let difference = broad.pixels[index].luminance - fine.pixels[index].luminance
      let slope = fine.gradient(x, y, step: 1)
      let edge = (slope.x * slope.x + slope.y * slope.y).squareRoot()
      let line = max(smoothstep(0.008, 0.06, difference), smoothstep(0.025, 0.16, edge) * 0.85)
      return Colour(line, 0, 0, 1)
    }
    return lines
  }
}
