internal import Foundation

extension ObjectArt {
  func umbrella() {
    let cloth = main(0xD0_443C)
    pen.line(pen.lit(0x5A_4A40), 0.025, 0, 0.02, 0, 0.98)
    pen.line(pen.lit(0x5A_4A40), 0.03, 0, 0.06, 0.02, -0.02, 0.09, 0.0, 0.1, 0.06)
    for (index, edge) in [Float(-0.6), -0.3, 0, 0.3].enumerated() {
      let tone = index % 2 == 0 ? cloth : cloth.scaled(0.78)
      pen.blob(
        tone.scaled(1.1), tone.scaled(0.85), 0, 0.97, edge * 0.6, 0.9, edge, 0.56, edge + 0.15, 0.6,
        edge + 0.3, 0.56, (edge + 0.3) * 0.6, 0.9)
    }
  }

  func car() {
    let paint = main(0xC8_4A40)
    let dark = main(0xC8_4A40, 0.3).scaled(0.6)
    let glass = pen.lit(0x9C_C0D4)
    pen.blob(
      paint, paint.scaled(0.8), -0.62, 0.55, -0.42, 0.92, -0.1, 1.0, 0.3, 0.96, 0.66, 0.58, 0, 0.5)
    pen.poly(glass, glass.scaled(0.7), -0.46, 0.6, -0.32, 0.86, -0.08, 0.91, -0.06, 0.6)
    pen.poly(glass, glass.scaled(0.7), 0.02, 0.6, 0.02, 0.91, 0.26, 0.87, 0.48, 0.6)
    pen.blob(
      paint.scaled(1.05), dark, -1.12, 0.24, -1.1, 0.5, -0.6, 0.6, 0.6, 0.6, 1.08, 0.48, 1.16, 0.24,
      0, 0.14)
    pen.line(paint.scaled(1.3), 0.02, -1.0, 0.46, 0, 0.5, 1.0, 0.43)
    for x in [Float(-0.64), 0.66] {
      pen.oval(x, 0.19, 0.22, 0.22, pen.lit(0x22_2226))
      pen.oval(x, 0.19, 0.11, 0.11, pen.lit(0xC0_C4CA), pen.lit(0x70_747C))
    }
    pen.oval(1.07, 0.4, 0.05, 0.06, pen.lamp(0xFF_F4C8))
    pen.oval(-1.08, 0.42, 0.03, 0.05, pen.lamp(0xFF_5A48))
    if pen.light.hasLamps {
      pen.poly(Colour(hex: 0xFF_EEB8, opacity: 0.2), nil, 1.1, 0.42, 1.9, 0.5, 1.9, 0.05)
      pen.glow(1.1, 0.4, 0.4, Colour(hex: 0xFF_EEB8, opacity: 0.7))
    }
  }

  func bicycle() {
    let frame = main(0x2E_8A8C)
    for x in [Float(-0.48), 0.5] {
      let rim = (0...24).map { step -> Point in
        let angle = Float(step) / 24 * 2 * .pi
        return Point(x + cos(angle) * 0.33, 0.34 + sin(angle) * 0.33)
      }
      pen.line(pen.lit(0x2A_2A2E), 0.04, rim, isSmooth: false)
      for spoke in 0..<6 {
        let angle = Float(spoke) / 6 * .pi
        let reach = Point(cos(angle), sin(angle)) * 0.32
        pen.line(pen.lit(0xB0_B4B8), 0.008, [Point(x, 0.34) - reach, Point(x, 0.34) + reach])
      }
    }
    pen.line(
      frame, 0.04,
      [
        Point(-0.48, 0.34), Point(-0.06, 0.32), Point(0.36, 0.74), Point(-0.18, 0.72),
        Point(-0.48, 0.34),
      ], isSmooth: false)
    pen.line(frame, 0.04, [Point(-0.06, 0.32), Point(-0.22, 0.84)], isSmooth: false)
    pen.line(frame, 0.04, [Point(0.5, 0.34), Point(0.33, 0.9)], isSmooth: false)
    pen.line(pen.lit(0x3A_3A3E), 0.035, 0.33, 0.9, 0.44, 0.96, 0.54, 0.9)
    pen.oval(-0.23, 0.86, 0.12, 0.035, pen.lit(0x4A_3020))
  }

  /// Somebody under an umbrella, as they are met in the rain.
  mutating func umbrellaBearer() {
    let coats = [
      Colour(hex: 0x5A_6478), Colour(hex: 0x8A_6A4C), Colour(hex: 0x4C_6A5C),
      Colour(hex: 0x74_4A54),
    ]
    var bearer = ObjectArt(
      pen: pen, own: coats[Int(dice.next() % 4)], season: season, isWet: true, dice: dice)
    bearer.brolly = own ?? Colour(hex: 0xD0_443C)
    bearer.draw(.person)
  }

  /// A lantern on the arm of a post.
  func lamppost() {
    let wood = pen.lit(0x4A_3A30)
    pen.line(wood, 0.045, 0, 0, 0, 1.0)
    pen.line(wood, 0.03, -0.04, 0.95, 0.27, 0.95)
    pen.line(wood, 0.022, 0.02, 0.8, 0.16, 0.94)
    let hung = ObjectArt(pen: pen.at(0.24, 0.5, scale: 0.44), own: own, season: season, dice: dice)
    hung.lantern()
  }

  func lantern() {
    let paper = own ?? Colour(hex: 0xE4_4A34)
    let glows = pen.light.hasLamps
    let body = glows ? mix(paper, Colour(hex: 0xFF_C860), 0.35) : pen.light.lit(paper)
    pen.line(pen.lit(0x4A_3A30), 0.018, 0, 0.86, 0, 1.0)
    if glows { pen.glow(0, 0.54, 1.0, Colour(hex: 0xFF_9A48, opacity: 0.6)) }
    pen.oval(0, 0.54, 0.33, 0.28, body.scaled(1.1), body.scaled(0.8))
    for x in [Float(-0.2), -0.07, 0.07, 0.2] {
      pen.line(
        body.scaled(0.72).faded(0.7), 0.012,
        [Point(x * 0.5, 0.8), Point(x * 1.15, 0.54), Point(x * 0.5, 0.28)])
    }
    if glows { pen.oval(0, 0.5, 0.16, 0.15, Colour(hex: 0xFF_F0B8, opacity: 0.55)) }
    pen.box(-0.13, 0.79, 0.26, 0.06, pen.lit(0xD8_A840))
    pen.box(-0.13, 0.23, 0.26, 0.06, pen.lit(0xD8_A840))
    for x in [Float(-0.06), 0, 0.06] { pen.line(pen.lit(0xD8_A840), 0.016, x, 0.24, x, 0.04) }
  }

  func bench() {
    let wood = main(0x9A_6A44)
    for x in [Float(-0.75), 0.75] {
      pen.line(
        pen.lit(0x38_383C), 0.06, [Point(x, 0), Point(x, 0.5), Point(x * 1.02, 1.0)],
        isSmooth: false)
      pen.line(
        pen.lit(0x38_383C), 0.05, [Point(x * 0.86, 0), Point(x * 0.9, 0.45)], isSmooth: false)
    }
    for y in [Float(0.62), 0.77, 0.92] {
      pen.box(-0.95, y, 1.9, 0.1, wood.scaled(1.05), wood.scaled(0.8))
    }
    pen.poly(wood.scaled(1.15), wood.scaled(0.85), -0.95, 0.5, 0.95, 0.5, 1.0, 0.38, -1.0, 0.38)
  }

  mutating func campfire() {
    let wood = pen.lit(0x5A_3E2C)
    pen.glow(0, 0.4, 1.5, Colour(hex: 0xFF_9A3C, opacity: pen.light.hasLamps ? 0.75 : 0.35))
    pen.fill(.line([Point(-0.55, 0.04), Point(0.4, 0.2)], width: 0.13, isSmooth: false), wood)
    pen.fill(
      .line([Point(0.55, 0.04), Point(-0.4, 0.2)], width: 0.13, isSmooth: false), wood.scaled(0.8))
    let flames: [(UInt32, Float)] = [(0xE8_5A24, 1), (0xF8_9A30, 0.74), (0xFF_DC70, 0.46)]
    for (hex, scale) in flames {
      let tone = Colour(hex: hex)
      pen.blob(
        tone, tone.scaled(1.05), 0, 0.08, -0.3 * scale, 0.22, -0.24 * scale, 0.5 * scale,
        -0.1 * scale, 0.62 * scale, 0.02, 1.0 * scale, 0.12 * scale, 0.6 * scale, 0.26 * scale,
        0.46 * scale, 0.3 * scale, 0.2)
    }
    for _ in 0..<14 {
      pen.oval(
        dice.roll(-0.3, 0.3), dice.roll(0.8, 1.3), 0.012, 0.016,
        Colour(hex: 0xFF_C050, opacity: 0.9))
    }
  }

  func fence() {
    let wood = main(0xC8_B496)
    for y in [Float(0.36), 0.72] { pen.box(-2, y, 4, 0.1, wood.scaled(0.9), wood.scaled(0.7)) }
    for post in 0..<9 {
      let x = -1.95 + Float(post) * 0.48
      pen.poly(
        wood.scaled(1.06), wood.scaled(0.78), x - 0.07, 0, x + 0.07, 0, x + 0.07, 0.88, x, 1.0,
        x - 0.07, 0.88)
    }
  }

  func cup() {
    let clay = main(0xE8_E4DA)
    let dark = main(0xE8_E4DA, 0.3).scaled(0.7)
    pen.oval(0, 0.06, 0.78, 0.1, clay.scaled(0.95), dark)
    pen.oval(0, 0.085, 0.56, 0.06, dark.faded(0.5))
    let handle = (0...12).map { step -> Point in
      let angle = Float(step) / 12 * 3.4 - 1.7
      return Point(0.46 + cos(angle) * 0.2, 0.42 + sin(angle) * 0.19)
    }
    pen.line(clay.scaled(0.92), 0.075, handle)
    pen.blob(
      clay.scaled(1.04), dark, -0.5, 0.74, -0.48, 0.42, -0.34, 0.14, -0.2, 0.07, 0.2, 0.07, 0.34,
      0.14, 0.48, 0.42, 0.5, 0.74, 0, 0.7)
    pen.oval(0, 0.74, 0.5, 0.095, clay.scaled(1.1))
    pen.oval(0, 0.735, 0.44, 0.072, pen.lit(0x8C_5A2C), pen.lit(0xB8_7C3C))
    pen.line(pen.lit(0x4C_78A8), 0.02, -0.47, 0.56, -0.24, 0.5, 0, 0.485, 0.24, 0.5, 0.47, 0.56)
    let steam = Colour(1, 1, 1, 0.2)
    pen.fill(
      .line(
        [Point(-0.12, 0.84), Point(-0.2, 0.98), Point(-0.08, 1.12), Point(-0.16, 1.28)],
        widths: [0.02, 0.04, 0.035, 0.005]), steam)
    pen.fill(
      .line(
        [Point(0.12, 0.84), Point(0.05, 1.0), Point(0.17, 1.14), Point(0.09, 1.34)],
        widths: [0.02, 0.04, 0.035, 0.005]), steam)
  }

  mutating func vase() {
    var bouquet = ObjectArt(pen: pen.at(0, 0.46, scale: 0.56), own: nil, season: season, dice: dice)
    bouquet.flowers()
    let glaze = main(0x3F_78A8)
    let dark = main(0x3F_78A8, 0.3).scaled(0.6)
    pen.blob(
      glaze.scaled(1.15), dark, -0.1, 0.56, -0.08, 0.48, -0.2, 0.34, -0.22, 0.2, -0.12, 0.02, 0.12,
      0.02, 0.22, 0.2, 0.2, 0.34, 0.08, 0.48, 0.1, 0.56, 0, 0.57)
    pen.line(pen.lit(0xF0_ECE0), 0.018, -0.2, 0.3, 0, 0.27, 0.2, 0.3)
    pen.line(pen.lit(0xF0_ECE0), 0.012, -0.21, 0.25, 0, 0.22, 0.21, 0.25)
    pen.fill(
      .line([Point(-0.13, 0.36), Point(-0.15, 0.2)], widths: [0.012, 0.018], isSmooth: false),
      Colour(1, 1, 1, 0.4))
  }

  func bottle() {
    let glass = main(0x3E_6E54)
    pen.blob(
      glass.scaled(1.1), glass.scaled(0.55), -0.14, 0.02, -0.15, 0.5, -0.12, 0.62, -0.05, 0.72,
      -0.045, 0.92, 0.045, 0.92, 0.05, 0.72, 0.12, 0.62, 0.15, 0.5, 0.14, 0.02, 0, 0)
    pen.box(-0.055, 0.9, 0.11, 0.08, pen.lit(0xB8_9060))
    pen.box(-0.13, 0.2, 0.26, 0.24, pen.lit(0xF0_E6CC))
    pen.box(-0.09, 0.31, 0.18, 0.03, pen.lit(0xA8_4038))
    pen.fill(
      .line([Point(-0.1, 0.56), Point(-0.11, 0.1)], width: 0.02, isSmooth: false),
      Colour(1, 1, 1, 0.35))
  }

  func book() {
    let cover = main(0x8C_3C38)
    pen.poly(cover, cover.scaled(0.7), -1.2, 0.05, 1.1, 0.05, 1.25, 0.6, -1.0, 0.6)
    pen.poly(pen.lit(0xF0_E8D4), pen.lit(0xC8_BC9C), -1.1, 0.15, 1.06, 0.15, 1.2, 0.52, -0.98, 0.52)
    pen.poly(cover.scaled(1.12), cover.scaled(0.92), -1.0, 0.6, 1.25, 0.6, 1.0, 1.0, -0.75, 1.0)
    pen.line(pen.lit(0xE0_B860), 0.04, -0.4, 0.8, 0.7, 0.8)
  }

  func fruit() {
    let bowl = pen.lit(0xC8_9058)
    let tones: [Colour] =
      own.map { [$0, $0, $0] } ?? [
        Colour(hex: 0xD0_4438), Colour(hex: 0xE8_A030), Colour(hex: 0x94_B848),
      ]
    for (index, spot) in [
      Point(-0.4, 0.62), Point(0.4, 0.6), Point(-0.05, 0.74), Point(0.16, 0.56),
    ].enumerated() {
      let tone = pen.light.lit(tones[index % 3], 1.1)
      pen.oval(spot.x, spot.y, 0.27, 0.25, tone.scaled(1.12), tone.scaled(0.62))
      pen.oval(spot.x - 0.09, spot.y + 0.11, 0.05, 0.035, Colour(1, 1, 1, 0.4))
      pen.line(pen.lit(0x5A_4030), 0.025, spot.x, spot.y + 0.22, spot.x + 0.03, spot.y + 0.33)
    }
    pen.blob(
      bowl.scaled(1.1), bowl.scaled(0.55), -0.85, 0.52, -0.7, 0.2, -0.3, 0.02, 0.3, 0.02, 0.7, 0.2,
      0.85, 0.52, 0, 0.44)
    pen.line(bowl.scaled(1.3), 0.04, -0.85, 0.52, -0.4, 0.455, 0, 0.44, 0.4, 0.455, 0.85, 0.52)
  }

  func candle() {
    let wax = main(0xF2_E6CC)
    pen.oval(0, 0.05, 0.3, 0.07, pen.lit(0xC8_9C4C), pen.lit(0x8A_6428))
    pen.box(-0.1, 0.06, 0.2, 0.58, wax.scaled(1.05), wax.scaled(0.82))
    pen.oval(0, 0.64, 0.1, 0.03, wax.scaled(1.12))
    pen.line(pen.lit(0x30_2824), 0.014, 0, 0.64, 0.005, 0.71)
    pen.glow(0, 0.8, 1.2, Colour(hex: 0xFF_B858, opacity: 0.6))
    pen.blob(
      Colour(hex: 0xFF_C050), Colour(hex: 0xFF_9A38), 0, 0.68, -0.06, 0.77, -0.02, 0.88, 0.01, 0.98,
      0.04, 0.86, 0.06, 0.77)
    pen.blob(Colour(hex: 0xFF_F4C8), nil, 0, 0.7, -0.03, 0.77, 0.005, 0.88, 0.032, 0.77)
  }
}
