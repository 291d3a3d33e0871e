internal import Foundation

extension ObjectArt {
  func balloon() {
    let cloth = main(0xD8_4C40)
    let pale = pen.lit(own == nil ? 0xF4_D880 : 0xF6_F0E2)
    func half(_ y: Float) -> Float {
      let t = (y - 0.26) / 0.74
      return 0.36 * max(0, sin(.pi * powf(max(0, t), 0.72))) + 0.06 * (1 - t)
    }
    for gore in 0..<8 {
      let a = cos(Float(gore) / 8 * .pi) * -1
      let b = cos(Float(gore + 1) / 8 * .pi) * -1
      var points: [Point] = []
      for step in 0...16 {
        let y = 0.26 + Float(step) / 16 * 0.74
        points.append(Point(a * half(y), y))
      }
      for step in 0...16 {
        let y = 1.0 - Float(step) / 16 * 0.74
        points.append(Point(b * half(y), y))
      }
      let shade = 1.12 - Float(gore) * 0.055
      let tone = (gore % 2 == 0 ? cloth : pale).scaled(shade)
      pen.poly(tone.scaled(1.05), tone.scaled(0.8), points)
    }
    for x in [Float(-0.055), 0.055] { pen.line(pen.lit(0x5A_4A3C), 0.009, x, 0.27, x * 0.8, 0.12) }
    pen.blob(
      pen.lit(0x9A_6A3C), pen.lit(0x6A_4426), -0.065, 0.12, -0.055, 0.01, 0.055, 0.01, 0.065, 0.12,
      0, 0.125)
    if pen.light.hasLamps { pen.glow(0, 0.4, 0.42, Colour(hex: 0xFF_B050, opacity: 0.6)) }
  }

  func kite() {
    let cloth = main(0xE0_503C)
    let tail = [
      Point(0, 0.1), Point(-0.12, -0.15), Point(0.02, -0.4), Point(-0.14, -0.62),
      Point(-0.06, -0.9),
    ]
    pen.line(pen.lit(0xF0_E8D8).faded(0.8), 0.014, tail)
    for spot in tail.dropFirst() {
      pen.poly(
        pen.lit(0xF2_C84B), nil, spot.x, spot.y, spot.x - 0.08, spot.y + 0.05, spot.x - 0.08,
        spot.y - 0.05)
      pen.poly(
        pen.lit(0x3C_8CC8), nil, spot.x, spot.y, spot.x + 0.08, spot.y + 0.05, spot.x + 0.08,
        spot.y - 0.05)
    }
    pen.poly(cloth.scaled(1.1), cloth, 0, 1.0, -0.36, 0.62, 0, 0.62)
    pen.poly(cloth.scaled(0.85), cloth.scaled(0.75), 0, 1.0, 0.36, 0.62, 0, 0.62)
    pen.poly(pen.lit(0xF2_C84B), nil, 0, 0.62, -0.36, 0.62, 0, 0.1)
    pen.poly(pen.lit(0xD8_A83C), nil, 0, 0.62, 0.36, 0.62, 0, 0.1)
  }

  mutating func bird() {
    let tone = own.map { pen.light.lit($0) } ?? mix(pen.lit(0x2E_3440), pen.light.haze, 0.15)
    let lift = dice.roll(0.35, 0.95)
    pen.fill(
      .line(
        [Point(-1.0, lift * 0.75), Point(-0.5, lift), Point(-0.12, 0.42), Point(0, 0.36)],
        widths: [0.01, 0.075, 0.1, 0.11]),
      tone)
    pen.fill(
      .line(
        [Point(1.0, lift * 0.8), Point(0.5, lift), Point(0.12, 0.42), Point(0, 0.36)],
        widths: [0.01, 0.075, 0.1, 0.11]),
      tone)
    pen.fill(
      .line([Point(-0.1, 0.26), Point(0.06, 0.4), Point(0.2, 0.44)], widths: [0.03, 0.11, 0.04]),
      tone)
  }

  func plane() {
    let body = main(0xF0_F2F4)
    let dark = main(0xF0_F2F4, 0.3).scaled(0.68)
    pen.poly(dark, nil, -0.1, 0.5, 0.3, 0.48, -0.2, 0.9, -0.36, 0.9)
    pen.poly(pen.lit(0xC8_443A), nil, -1.1, 0.5, -0.86, 0.48, -1.02, 0.98, -1.2, 0.98)
    pen.blob(
      body.scaled(1.05), dark, -1.2, 0.56, -0.6, 0.62, 0.6, 0.62, 1.1, 0.48, 0.6, 0.34, -0.6, 0.36)
    pen.poly(body, dark, -0.1, 0.44, 0.36, 0.42, -0.3, 0.0, -0.5, 0.0)
    for port in 0..<9 {
      pen.oval(-0.6 + Float(port) * 0.15, 0.52, 0.03, 0.035, pen.lamp(0xFF_E8A8))
    }
    pen.line(pen.lit(0xC8_443A), 0.03, -1.0, 0.44, 0, 0.43, 0.9, 0.43)
  }

  mutating func rocket() {
    let body = main(0xF2_F0EC)
    let dark = main(0xF2_F0EC, 0.3).scaled(0.66)
    let red = pen.lit(own == nil ? 0xD0_4038 : 0xE8_E4DA)
    pen.glow(0, 0.02, 0.75, Colour(hex: 0xFF_A040, opacity: 0.8))
    let flames: [(UInt32, Float)] = [(0xF0_6A28, 1), (0xFF_B040, 0.7), (0xFF_F0B0, 0.42)]
    for (hex, scale) in flames {
      pen.blob(
        Colour(hex: hex), nil, -0.09 * scale, 0.17, -0.1 * scale, 0.02, 0, -0.28 * scale,
        0.1 * scale, 0.02, 0.09 * scale, 0.17)
    }
    pen.poly(red, red.scaled(0.7), -0.13, 0.42, -0.28, 0.1, -0.26, 0.04, -0.1, 0.2)
    pen.poly(red.scaled(0.85), red.scaled(0.6), 0.13, 0.42, 0.28, 0.1, 0.26, 0.04, 0.1, 0.2)
    pen.blob(
      body, body.scaled(0.86), 0, 1.0, -0.12, 0.78, -0.165, 0.5, -0.11, 0.17, 0.11, 0.17, 0.165,
      0.5, 0.12, 0.78)
    pen.blob(
      dark.faded(0.55), nil, 0.02, 0.97, 0.06, 0.6, 0.05, 0.17, 0.11, 0.17, 0.165, 0.5, 0.12, 0.78)
    pen.blob(red, red.scaled(0.8), 0, 1.0, -0.1, 0.82, 0, 0.8, 0.1, 0.82)
    pen.oval(0, 0.6, 0.082, 0.082, pen.lit(0xB8_BCC2))
    pen.oval(0, 0.6, 0.06, 0.06, pen.lamp(0x8C_D8F0), pen.lit(0x3C_7CA8))
    pen.poly(red, red.scaled(0.7), -0.02, 0.4, 0.02, 0.4, 0.025, 0.08, -0.025, 0.08)
  }

  func planet() {
    let body = main(0xD8_A468)
    let ring = pen.lit(0xE8_D0A0).faded(0.75)
    func arc(_ from: Float, _ to: Float) -> [Point] {
      (0...30).map { step in
        let angle = mix(from, to, Float(step) / 30)
        let p = Point(cos(angle) * 0.92, sin(angle) * 0.2)
        return Point(p.x * 0.96 - p.y * 0.28, 0.5 + p.x * 0.28 + p.y * 0.96)
      }
    }
    pen.line(ring.scaled(0.75), 0.075, arc(0, .pi))
    pen.oval(0, 0.5, 0.46, 0.46, body.scaled(1.1), body.scaled(0.5))
    for (y, tone) in [(Float(0.64), Float(0.8)), (0.5, 1.12), (0.38, 0.7)] {
      let half = max(0, 0.2 - (y - 0.5) * (y - 0.5)).squareRoot()
      pen.fill(
        .line(
          [Point(-half, y - half * 0.16), Point(0, y - 0.02), Point(half, y + half * 0.26)],
          widths: [0.006, 0.03, 0.006]), body.scaled(tone).faded(0.7))
    }
    pen.line(ring, 0.085, arc(.pi, 2 * .pi))
  }

  func ufo() {
    let metal = main(0xA8_B4C0)
    pen.poly(
      Colour(hex: 0xB8_FFD0, opacity: 0.3), Colour(hex: 0xB8_FFD0, opacity: 0), -0.3, 0.3, 0.3, 0.3,
      0.9, -1.4, -0.9, -1.4)
    pen.blob(
      pen.lamp(0x9C_E8F0).faded(0.9), pen.lit(0x4C_98A8), -0.4, 0.6, -0.32, 0.86, 0, 1.0, 0.32,
      0.86, 0.4, 0.6)
    pen.oval(0, 0.48, 1.0, 0.24, metal.scaled(1.1), metal.scaled(0.5))
    pen.oval(0, 0.56, 0.66, 0.12, metal.scaled(1.2))
    for lamp in 0..<7 {
      let x = -0.75 + Float(lamp) * 0.25
      pen.oval(
        x, 0.38 + x * x * 0.1, 0.05, 0.05,
        lamp % 2 == 0 ? Colour(hex: 0xFF_D860) : Colour(hex: 0x7A_F0C0))
    }
  }
}
