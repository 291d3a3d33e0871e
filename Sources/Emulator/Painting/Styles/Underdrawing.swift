extension Finish {
  /// The first draft: broad areas of colour and pencil outlines on paper.
  func underdrawing(_ canvas: Canvas) -> Canvas {
    let small = canvas.bounded(420)
    let flat = small.flattened(radius: 7).flattened(radius: 5)
    let (sx, sy) = scale(flat, canvas)
    let lines = sketchLines(canvas)
    let h = Float(canvas.height)
    let paper = Colour(hex: 0xF2_EBDC)
    let lead = Colour(hex: 0x40_3A3A)
    canvas.shade { x, y, _ in
      let u = Float(x) / h
      let v = Float(y) / h
      let block = flat.sample((Float(x) + 0.5) * sx, (Float(y) + 0.5) * sy)
      // Rough strokes leave some of the paper bare.
      let bare = Noise.fractal(u * 5 + v * 26, v * 9 - u * 3, octaves: 3, seed &+ 21)
      let cover = smoothstep(0.22, 0.46, bare) * 0.66
      var colour = mix(paper, block, cover)
      colour = mix(colour, lead, lines.pixels[y * canvas.width + x].x * 0.8)
      colour.w = 1
      return colour
    }
    return canvas
  }

  /// The second draft: the picture nearly there, still loose, its lines still to be seen.
  func looseDraft(_ canvas: Canvas) -> Canvas {
    let small = canvas.bounded(760)
    let flat = small.flattened(radius: 4)
    let (sx, sy) = scale(flat, canvas)
    let lines = sketchLines(canvas)
    let h = Float(canvas.height)
    canvas.shade { x, y, old in
      let loose = flat.sample((Float(x) + 0.5) * sx, (Float(y) + 0.5) * sy)
      let done = smoothstep(
        0.4, 0.62, Noise.fractal(Float(x) / h * 2, Float(y) / h * 2, octaves: 3, seed &+ 22))
      var colour = mix(loose, old, done * 0.7)
      let grey = Colour(repeating: colour.luminance)
      colour = grey + (colour - grey) * 0.88
      colour = mix(colour, Colour(hex: 0x3A_3434), lines.pixels[y * canvas.width + x].x * 0.3)
      colour.w = 1
      return colour
    }
    return canvas
  }

  private func sketchLines(_ canvas: Canvas) -> Canvas {
    let soft = canvas.blurred(radius: max(1, canvas.height / 400))
    let lines = Canvas(width: canvas.width, height: canvas.height)
    lines.shade { x, y, _ in
      let slope = soft.gradient(x, y, step: 1)
      let edge = (slope.x * slope.x + slope.y * slope.y).squareRoot()
      return Colour(smoothstep(0.05, 0.22, edge), 0, 0, 1)
    }
    return lines
  }
}
