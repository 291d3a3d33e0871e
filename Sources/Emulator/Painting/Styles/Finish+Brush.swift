internal import Foundation

extension Finish {
  /// Washes on rough paper, darker at their edges, with a white margin.
  func watercolour(_ canvas: Canvas) -> Canvas {
    let small = canvas.bounded(1000)
    let unit = Float(small.height)
    // The edges of washes wander a little.
    let source = small.copy()
    small.shade { x, y, _ in
      let u = Float(x) / unit
      let v = Float(y) / unit
      let dx = (Noise.fractal(u * 28, v * 28, octaves: 2, seed) - 0.5) * unit * 0.012
      let dy = (Noise.fractal(u * 28, v * 28, octaves: 2, seed &+ 1) - 0.5) * unit * 0.012
      return source.sample(Float(x) + 0.5 + dx, Float(y) + 0.5 + dy)
    }
    let flat = small.flattened(radius: 5).flattened(radius: 3)
    let soft = flat.blurred(radius: 2)
    let wash = flat.copy()
    wash.shade { x, y, old in
      let u = Float(x) / unit
      let v = Float(y) / unit
      let slope = soft.gradient(x, y, step: 2)
      let edge = min(1, (slope.x * slope.x + slope.y * slope.y).squareRoot() * 2.2)
      let bloom = Noise.fractal(u * 3.4, v * 3.4, octaves: 4, seed &+ 3)
      let ring = smoothstep(0.018, 0, abs(bloom - 0.56)) * 0.06
      // Thin paint lets the paper shine through.
      let thin = 0.17 + (bloom - 0.5) * 0.5
      var colour = mix(old, Colour(hex: 0xFB_F8F0), max(0, thin))
      let grey = Colour(repeating: colour.luminance)
      colour = grey + (colour - grey) * 1.22
      colour = colour * (1 - edge * 0.42 - ring)
      colour.w = 1
      return colour
    }
    let (sx, sy) = scale(wash, canvas)
    let (w, h) = (Float(canvas.width), Float(canvas.height))
    let paper = Colour(hex: 0xFA_F7EE)
    canvas.shade { x, y, _ in
      let px = Float(x) + 0.5
      let py = Float(y) + 0.5
      let u = px / h
      let v = py / h
      var colour = wash.sample(px * sx, py * sy)
      let tooth = Noise.fractal(u * 210, v * 210, octaves: 3, seed &+ 9) - 0.5
      // Pigment settles in the hollows of the paper.
      colour = colour * (1 + tooth * 0.17 * (1.15 - colour.luminance))
      let ragged = (Noise.fractal(u * 9, v * 9, octaves: 4, seed &+ 11) - 0.5) * 0.045
      let margin = min(min(px, w - px), min(py, h - py)) / h + ragged
      let cover = smoothstep(0.022, 0.036, margin)
      let rim = smoothstep(0.05, 0.03, margin) * cover * 0.16
      colour = mix(paper.scaled(1 + tooth * 0.05), colour.scaled(1 - rim), cover)
      colour.clamp(lowerBound: .zero, upperBound: Colour(repeating: 1))
      colour.w = 1
      return colour
    }
    return canvas
  }

  /// Thick strokes that follow the forms, with light on their ridges.
  func oil(_ canvas: Canvas) -> Canvas {
    let small = canvas.bounded(1376)
    let flat = small.flattened(radius: 4)
    let guide = flat.blurred(radius: 4)
    let unit = Float(small.height)
    let reach = 9
    let stroke = max(0.8, unit / 520)
    let strokes = Canvas(width: small.width, height: small.height)
    strokes.shade { x, y, _ in
      let slope = guide.gradient(x, y, step: 3)
      let strength = (slope.x * slope.x + slope.y * slope.y).squareRoot()
      let swirl = Noise.fractal(Float(x) / unit * 3.2, Float(y) / unit * 3.2, octaves: 2, seed &+ 2)
      let free = (swirl - 0.5) * 7
      // Along the edge where there is one, else with the painter's swing.
      let along = Point(-slope.y, slope.x) / max(0.001, strength)
      let share = smoothstep(0.015, 0.09, strength)
      var direction = Point(cos(free), sin(free) * 0.7)
      if direction.x * along.x + direction.y * along.y < 0 { direction = -direction }
      direction = direction * (1 - share) + along * share
      let length = max(0.001, (direction.x * direction.x + direction.y * direction.y).squareRoot())
      direction = direction / length * stroke
      var colour = Colour.zero
      var relief: Float = 0
      var spot = Point(Float(x) + 0.5, Float(y) + 0.5) - direction * Float(reach)
      for _ in 0...reach * 2 {
        colour += flat.sample(spot.x, spot.y)
        relief += Noise.value(spot.x * 0.62 / stroke, spot.y * 0.62 / stroke, seed &+ 5)
        spot += direction
      }
      let count = Float(reach * 2 + 1)
      colour /= count
      colour.w = relief / count
      return colour
    }
    let (sx, sy) = scale(strokes, canvas)
    let step = max(1, unit / 700)
    canvas.shade { x, y, _ in
      let px = (Float(x) + 0.5) * sx
      let py = (Float(y) + 0.5) * sy
      let here = strokes.sample(px, py)
      let above = strokes.sample(px - step, py - step).w
      let slope = (here.w - above) * 3.4
      let weave = Noise.value(Float(x) * 0.5, Float(y) * 0.5, seed &+ 8) - 0.5
      let grey = Colour(repeating: here.luminance)
      var colour = grey + (here - grey) * 1.2
      colour = colour * (1 + slope * 1.1 + (here.w - 0.5) * 0.7 + weave * 0.05)
      colour += Colour(repeating: max(0, slope - 0.1) * 0.3)
      colour.clamp(lowerBound: .zero, upperBound: Colour(repeating: 1))
      colour.w = 1
      return colour
    }
    return canvas
  }

  /// Black ink in washes on old paper, with a red seal.
  func ink(_ canvas: Canvas) -> Canvas {
    let small = canvas.bounded(1100)
    let unit = Float(small.height)
    let flat = small.flattened(radius: 4)
    let soft = flat.blurred(radius: 2)
    let bled = flat.blurred(radius: max(2, Int(unit / 90)))
    let (sx, sy) = scale(small, canvas)
    let h = Float(canvas.height)
    let paper = Colour(hex: 0xF1_E9D6)
    let black = Colour(hex: 0x1C_1E24)
    let lines = Canvas(width: small.width, height: small.height)
    lines.shade { x, y, _ in
      let slope = soft.gradient(x, y, step: 2)
      let edge = (slope.x * slope.x + slope.y * slope.y).squareRoot()
      return Colour(smoothstep(0.05, 0.28, edge), 0, 0, 1)
    }
    canvas.shade { x, y, _ in
      let px = Float(x) + 0.5
      let py = Float(y) + 0.5
      let u = px / h
      let v = py / h
      let own = flat.sample(px * sx, py * sy)
      let wet = bled.sample(px * sx, py * sy).luminance
      let bleed = Noise.fractal(u * 5, v * 5, octaves: 4, seed &+ 3)
      let value = mix(own.luminance, wet, 0.35 + (bleed - 0.5) * 0.6)
      var tone = 1 - smoothstep(0.04, 0.86, value)
      // Five washes with soft borders.
      let level = tone * 5 + (bleed - 0.5) * 0.8
      let floor = level.rounded(.down)
      tone = (floor + smoothstep(0.25, 0.75, level - floor)) / 5
      let fibre = Noise.fractal(u * 150, v * 60, octaves: 3, seed &+ 6) - 0.5
      let dry = smoothstep(0.25, 0.6, Noise.fractal(u * 60, v * 60, octaves: 2, seed &+ 7))
      let line = lines.sample(px * sx, py * sy).x * (0.45 + 0.55 * dry)
      var colour = mix(paper.scaled(1 + fibre * 0.05), black, max(0, tone) * (0.82 + fibre * 0.25))
      colour = mix(colour, black, line * 0.72)
      // Strong reds stay, as a touch of cinnabar.
      let red = smoothstep(0.22, 0.5, own.x - max(own.y, own.z) * 1.05)
      colour = mix(colour, Colour(hex: 0xB4_3A2C), red * 0.72)
      colour.w = 1
      return colour
    }
    stamp(canvas)
    return canvas
  }

  private func stamp(_ canvas: Canvas) {
    let size = Float(canvas.height) * 0.062
    let corner = Point(Float(canvas.width) - size * 1.7, Float(canvas.height) - size * 0.75)
    let pen = Pen(
      canvas: canvas, origin: corner, unit: size, light: Light(Scene(place: .lake, seed: 1)))
    let red = Colour(hex: 0xB0_2E26, opacity: 0.92)
    let paper = Colour(hex: 0xF1_E9D6)
    pen.blob(
      red, red,
      [
        Point(0.04, 0.02), Point(0.5, 0), Point(0.97, 0.03), Point(1, 0.5), Point(0.96, 0.97),
        Point(0.5, 1), Point(0.03, 0.96), Point(0, 0.5),
      ])
    // The leaf of a plantain.
    pen.line(paper, 0.07, 0.5, 0.12, 0.5, 0.5, 0.52, 0.86)
    for (y, reach) in [(Float(0.30), Float(0.24)), (0.46, 0.3), (0.62, 0.22)] {
      pen.line(paper, 0.055, 0.5, y - 0.06, 0.5 + reach, y + 0.1)
      pen.line(paper, 0.055, 0.5, y - 0.06, 0.5 - reach, y + 0.1)
    }
  }

  /// Pencil lines and hatching on paper.
  func sketch(_ canvas: Canvas) -> Canvas {
    let small = canvas.bounded(1376)
    let unit = Float(small.height)
    let fine = small.blurred(radius: 1)
    let broad = small.blurred(radius: max(2, Int(unit / 150)))
    let lines = Canvas(width: small.width, height: small.height)
    lines.shade { x, y, _ in
      let index = y * small.width + x
      let difference = broad.pixels[index].luminance - fine.pixels[index].luminance
      let slope = fine.gradient(x, y, step: 1)
      let edge = (slope.x * slope.x + slope.y * slope.y).squareRoot()
      let line = max(smoothstep(0.015, 0.11, difference), smoothstep(0.05, 0.3, edge) * 0.9)
      return Colour(line, broad.pixels[index].luminance, 0, 1)
    }
    let (sx, sy) = scale(small, canvas)
    let h = Float(canvas.height)
    let paper = Colour(hex: 0xF6_F2E8)
    let lead = Colour(hex: 0x33_3338)
    canvas.shade { x, y, _ in
      let u = (Float(x) + 0.5) / h
      let v = (Float(y) + 0.5) / h
      let wobble = Point(
        Noise.value(u * 40, v * 40, seed) - 0.5, Noise.value(u * 40 + 9, v * 40, seed) - 0.5)
      let px = (Float(x) + 0.5) * sx + wobble.x * unit * 0.004
      let py = (Float(y) + 0.5) * sy + wobble.y * unit * 0.004
      let drawn = lines.sample(px, py)
      let value = drawn.y
      var tone = drawn.x * 0.95
      let pressure = 0.62 + 0.6 * Noise.fractal(u * 20, v * 20, octaves: 2, seed &+ 4)
      // Each direction of hatching sets in at a darker tone.
      for (index, limit) in [Float(0.72), 0.5, 0.32, 0.18].enumerated() {
        guard value < limit else { continue }
        let angle = [Float(0.72), -0.6, 0.12, 1.5][index]
        let along = u * cos(angle) + v * sin(angle)
        let across = -u * sin(angle) + v * cos(angle)
        let bend = Noise.value(along * 9, across * 30, seed &+ UInt32(index)) * 0.6
        let place = across * 170 + bend
        let within = abs(place - place.rounded(.down) - 0.5) * 2
        let depth = min(1, (limit - value) * 5)
        let stroke = smoothstep(0.35, 0.75, within) * (0.25 + depth * 0.4)
        tone = max(tone, stroke * pressure) + stroke * 0.12
      }
      let tooth = Noise.white(x, y, seed &+ 9)
      tone *= 0.72 + tooth * 0.42
      let colour = mix(paper.scaled(1 + (tooth - 0.5) * 0.03), lead, min(0.95, tone))
      return Colour(colour.x, colour.y, colour.z, 1)
    }
    return canvas
  }
}
