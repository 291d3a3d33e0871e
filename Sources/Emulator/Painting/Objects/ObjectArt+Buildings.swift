internal import Foundation

extension ObjectArt {
  func house() {
    let wall = main(0xE8_DCC4)
    let side = main(0xE8_DCC4, 0.35).scaled(0.78)
    let roof = pen.lit(own == nil ? 0xA8_4E3A : 0x5C_4A48)
    let dark = roof.scaled(0.62)
    pen.box(0.36, 0.78, 0.1, 0.3, pen.lit(0x8A_5C4A), pen.lit(0x6A_463A))
    pen.poly(side, side.scaled(0.9), 0.12, 0, 0.78, 0.02, 0.78, 0.5, 0.12, 0.52)
    pen.poly(wall, wall.scaled(0.86), -0.62, 0, 0.14, 0, 0.14, 0.52, -0.24, 0.94, -0.62, 0.52)
    pen.poly(roof, dark, -0.24, 1.0, 0.52, 0.94, 0.9, 0.46, 0.12, 0.46)
    pen.poly(dark, nil, -0.24, 1.0, -0.72, 0.46, -0.64, 0.43, -0.24, 0.88, 0.14, 0.43, 0.14, 0.5)
    for row in 1..<5 {
      let t = Float(row) / 5
      pen.line(
        dark.faded(0.45), 0.012, -0.24 + 0.37 * t, 1.0 - 0.54 * t, 0.52 + 0.37 * t, 0.94 - 0.48 * t)
    }
    pen.box(-0.34, 0, 0.2, 0.32, pen.lit(0x6A_4430), pen.lit(0x54_3626))
    pen.oval(-0.18, 0.16, 0.014, 0.014, pen.lit(0xE0_C070))
    for (x, y) in [(Float(-0.55), Float(0.20)), (-0.06, 0.20), (0.24, 0.18), (0.52, 0.18)] {
      window(x, y, 0.15, 0.18)
    }
    pen.oval(-0.24, 0.62, 0.07, 0.07, pen.lit(0xF4_EEE0))
    pen.oval(-0.24, 0.62, 0.052, 0.052, pen.lamp(0xFF_D070))
    if pen.light.hasLamps { pen.glow(-0.1, 0.26, 0.75, Colour(hex: 0xFF_B850, opacity: 0.32)) }
  }

  private func window(_ x: Float, _ y: Float, _ w: Float, _ h: Float) {
    pen.box(x - 0.018, y - 0.018, w + 0.036, h + 0.036, pen.lit(0xF4_EEE0))
    let glass = pen.light.hasLamps ? Colour(hex: 0xFF_D070) : pen.lit(0x7C_A0BC)
    pen.box(x, y, w, h, glass, glass.scaled(0.86))
    pen.box(x + w / 2 - 0.01, y, 0.02, h, pen.lit(0xF4_EEE0))
    pen.box(x, y + h / 2 - 0.01, w, 0.02, pen.lit(0xF4_EEE0))
  }

  func lighthouse() {
    let red = main(0xC8_443A)
    let white = pen.lit(0xF4_F0E6)
    let stone = pen.lit(0x7A_7670)
    pen.blob(
      stone, stone.scaled(0.6), -0.42, -0.04, -0.3, 0.07, -0.1, 0.10, 0.12, 0.09, 0.34, 0.06, 0.46,
      -0.04, 0, -0.08)
    for band in 0..<5 {
      let low = 0.06 + Float(band) * 0.14
      let a = 0.125 - Float(band) * 0.0115
      let b = a - 0.0115
      let tone = band % 2 == 0 ? white : red
      pen.poly(tone, tone.scaled(0.97), -a, low, a, low, b, low + 0.142, -b, low + 0.142)
    }
    pen.box(-0.1, 0.755, 0.2, 0.022, pen.lit(0x3A_3A40))
    pen.box(
      -0.058, 0.777, 0.116, 0.1, pen.light.hasLamps ? Colour(hex: 0xFF_EEB0) : pen.lit(0xC8_DCE4))
    for post in 0..<4 {
      pen.box(-0.06 + Float(post) * 0.037, 0.777, 0.009, 0.1, pen.lit(0x3A_3A40))
    }
    pen.poly(red.scaled(0.95), red.scaled(0.7), -0.082, 0.876, 0.082, 0.876, 0, 0.985)
    pen.box(-0.004, 0.97, 0.008, 0.05, pen.lit(0x3A_3A40))
    pen.box(-0.028, 0.07, 0.056, 0.09, pen.lit(0x4A_3830))
    for y in [Float(0.33), 0.56] { pen.box(-0.016, y, 0.032, 0.05, pen.lamp(0xFF_D880)) }
    if pen.light.hasLamps {
      pen.poly(Colour(hex: 0xFF_F0B8, opacity: 0.22), nil, 0.02, 0.83, 1.3, 0.98, 1.3, 0.70)
      pen.poly(Colour(hex: 0xFF_F0B8, opacity: 0.14), nil, -0.02, 0.83, -1.3, 0.92, -1.3, 0.76)
      pen.glow(0, 0.83, 0.42, Colour(hex: 0xFF_E49A, opacity: 0.95))
    }
  }

  func bridge() {
    let stone = main(0xA8_988A)
    let dark = main(0xA8_988A, 0.3).scaled(0.62)
    var points: [Point] = []
    for step in 0...24 {
      let t = Float(step) / 24 * 2 - 1
      points.append(Point(t * 2.1, 0.86 - t * t * 0.56))
    }
    // The lower edge has one great arch and two small ones.
    for step in 0...48 {
      let x = 2.1 - Float(step) / 48 * 4.2
      var y: Float = -0.06
      if abs(x) < 0.72 { y = max(y, 0.62 * max(0, 1 - x * x / 0.52).squareRoot()) }
      let beside = abs(abs(x) - 1.25)
      if beside < 0.34 { y = max(y, 0.3 * max(0, 1 - beside * beside / 0.115).squareRoot()) }
      points.append(Point(x, y))
    }
    pen.fill(.polygon(points), stone, dark)
    var rail: [Point] = []
    for step in 0...24 {
      let t = Float(step) / 24 * 2 - 1
      rail.append(Point(t * 2.1, 0.97 - t * t * 0.56))
      if step % 2 == 0 {
        pen.line(
          stone.scaled(1.06), 0.035, t * 2.1, 0.84 - t * t * 0.56, t * 2.1, 1.0 - t * t * 0.56)
      }
    }
    pen.line(stone.scaled(1.16), 0.045, rail)
    pen.line(dark.scaled(1.25), 0.03, rail.map { $0 - Point(0, 0.13) })
  }

  func pagoda() {
    let roof = main(0x4A_5C66)
    let red = pen.lit(own == nil ? 0xB0_4034 : 0x8A_4A3C)
    let cream = pen.lit(0xEC_DFC2)
    pen.box(-0.34, -0.02, 0.68, 0.05, pen.lit(0x9A_948A), pen.lit(0x7A_746C))
    for floor in 0..<4 {
      let y = 0.03 + Float(floor) * 0.205
      let half = 0.235 - Float(floor) * 0.038
      pen.box(-half, y, half * 2, 0.15, cream, cream.scaled(0.85))
      for post in 0..<5 {
        pen.box(-half + Float(post) * (half * 2 - 0.02) / 4, y, 0.02, 0.15, red)
      }
      for bay in [-1, 1] {
        pen.box(Float(bay) * half * 0.5 - 0.026, y + 0.03, 0.052, 0.08, pen.lamp(0xFF_C868))
      }
      let eave = half + 0.135
      pen.blob(
        roof.scaled(1.12), roof.scaled(0.62), -eave, y + 0.165, -half * 1.15, y + 0.155, 0,
        y + 0.145,
        half * 1.15, y + 0.155, eave, y + 0.165, half * 1.05, y + 0.205, half * 0.8, y + 0.245, 0,
        y + 0.255, -half * 0.8, y + 0.245, -half * 1.05, y + 0.205)
      pen.line(
        pen.lit(0xD8_B45C), 0.01, -eave, y + 0.168, -half * 1.1, y + 0.15, half * 1.1, y + 0.15,
        eave, y + 0.168)
    }
    pen.line(pen.lit(0xD8_B45C), 0.02, 0, 0.86, 0, 1.0)
    for y in [Float(0.90), 0.93, 0.96] { pen.oval(0, y, 0.03, 0.011, pen.lit(0xD8_B45C)) }
    if pen.light.hasLamps { pen.glow(0, 0.3, 0.62, Colour(hex: 0xFF_A850, opacity: 0.32)) }
  }

  func castle() {
    let stone = main(0xB8_AFA4)
    let dark = main(0xB8_AFA4, 0.25).scaled(0.72)
    let roof = pen.lit(0x4C_6488)
    pen.blob(
      pen.lit(0x6A_7060), pen.lit(0x4A_5044), -0.95, -0.04, -0.6, 0.1, -0.2, 0.16, 0.3, 0.14, 0.7,
      0.08, 0.98, -0.04)
    pen.box(-0.55, 0.08, 1.1, 0.34, stone, dark)
    for tooth in 0..<12 { pen.box(-0.55 + Float(tooth) * 0.094, 0.42, 0.055, 0.045, stone) }
    for (x, half, tall) in [
      (Float(-0.55), Float(0.095), Float(0.58)), (0.55, 0.095, 0.54), (-0.2, 0.09, 0.7),
      (0.16, 0.12, 0.8),
    ] {
      pen.box(x - half, 0.06, half * 2, tall - 0.06, stone.scaled(1.05), dark)
      pen.box(x + half * 0.3, 0.06, half * 0.7, tall - 0.06, dark.faded(0.5))
      pen.box(x - half * 1.15, tall - 0.03, half * 2.3, 0.04, stone)
      pen.poly(
        roof, roof.scaled(0.65), x - half * 1.25, tall + 0.01, x + half * 1.25, tall + 0.01, x,
        tall + 0.25)
      pen.line(pen.lit(0x3A_3A40), 0.008, x, tall + 0.24, x, tall + 0.3)
      pen.poly(pen.lit(0xC8_4038), nil, x, tall + 0.3, x + 0.08, tall + 0.28, x, tall + 0.26)
      for y in [tall - 0.14, tall - 0.3] { pen.box(x - 0.015, y, 0.03, 0.06, pen.lamp(0xFF_D070)) }
    }
    pen.blob(
      pen.lit(0x4A_3428), nil, -0.1, 0.08, -0.1, 0.22, 0, 0.28, 0.1, 0.22, 0.1, 0.08, 0, 0.075)
  }

  func windmill() {
    let wall = main(0xEC_E2CC)
    let dark = main(0xEC_E2CC, 0.3).scaled(0.75)
    pen.poly(wall, dark, -0.2, 0, 0.2, 0, 0.12, 0.6, -0.12, 0.6)
    pen.poly(dark.faded(0.5), nil, 0.06, 0, 0.2, 0, 0.12, 0.6, 0.05, 0.6)
    pen.blob(
      pen.lit(0x8A_4A38), pen.lit(0x5E_342A), -0.16, 0.59, -0.1, 0.7, 0, 0.76, 0.1, 0.7, 0.16, 0.59,
      0, 0.575)
    pen.box(-0.04, 0, 0.08, 0.14, pen.lit(0x5E_4030))
    pen.box(-0.03, 0.3, 0.06, 0.08, pen.lamp(0xFF_D070))
    for blade in 0..<4 {
      let angle = Float(blade) * .pi / 2 + 0.42
      let (c, s) = (cos(angle), sin(angle))
      func at(_ along: Float, _ across: Float) -> Point {
        Point(c * along - s * across, 0.63 + s * along + c * across)
      }
      pen.line(pen.lit(0x5E_4030), 0.02, [at(0, 0), at(0.46, 0)])
      pen.poly(
        pen.lit(0xF4_ECD8).faded(0.92), nil,
        [at(0.1, 0.01), at(0.45, 0.01), at(0.45, 0.11), at(0.1, 0.09)])
      for rung in 1..<5 {
        let along = 0.1 + Float(rung) * 0.08
        pen.line(pen.lit(0x8A_705A), 0.007, [at(along, 0), at(along, 0.1)])
      }
    }
    pen.oval(0, 0.63, 0.028, 0.028, pen.lit(0x4A_3428))
  }

  func tower() {
    let stone = main(0x9A_A4B0)
    let dark = main(0x9A_A4B0, 0.3).scaled(0.7)
    for (low, high, half) in [
      (Float(0), Float(0.5), Float(0.13)), (0.5, 0.74, 0.1), (0.74, 0.86, 0.065),
    ] {
      pen.box(-half, low, half * 2, high - low, stone, dark)
      pen.box(half * 0.3, low, half * 0.7, high - low, dark.faded(0.4))
      var y = low + 0.025
      while y < high - 0.02 {
        for column in 0..<5 where (Int(y * 400) + column * 7) % 3 != 0 {
          pen.box(
            -half * 0.82 + Float(column) * half * 0.36, y, half * 0.2, 0.018, pen.lamp(0xFF_DC90))
        }
        y += 0.04
      }
    }
    pen.poly(stone, dark, -0.05, 0.86, 0.05, 0.86, 0.004, 0.96, -0.004, 0.96)
    pen.line(dark, 0.008, 0, 0.94, 0, 1.0)
  }

  func tent() {
    let cloth = main(0xE0_8A3C)
    pen.poly(cloth.scaled(1.05), cloth.scaled(0.8), -0.9, 0, 0.2, 0, -0.1, 1.0)
    pen.poly(cloth.scaled(0.75), cloth.scaled(0.55), 0.2, 0, 0.95, 0.1, -0.1, 1.0)
    let inside = pen.light.hasLamps ? Colour(hex: 0xFF_D078) : pen.lit(0x4A_3428)
    pen.poly(inside, inside.scaled(0.8), -0.52, 0, -0.12, 0, -0.14, 0.72)
    pen.poly(cloth, cloth.scaled(0.75), -0.12, 0, -0.02, 0, -0.14, 0.72)
    if pen.light.hasLamps { pen.glow(-0.3, 0.25, 1.0, Colour(hex: 0xFF_B050, opacity: 0.4)) }
  }
}
