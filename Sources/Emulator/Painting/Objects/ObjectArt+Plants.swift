internal import Foundation

extension ObjectArt {
  private mutating func leaf() -> Colour {
    let all = Growth.leaves(season)
    return own ?? all[Int(dice.next() % UInt64(all.count))]
  }

  mutating func tree() {
    let bark = pen.lit(0x6A_4C38)
    pen.fill(
      .line(
        [Point(0.01, -0.02), Point(-0.015, 0.25), Point(0.02, 0.6)], widths: [0.05, 0.03, 0.018]),
      bark)
    for (x, y) in [(Float(-0.2), Float(0.56)), (0.22, 0.6), (0.1, 0.72)] {
      pen.fill(
        .line(
          [Point(0, 0.3), Point(x * 0.6, y * 0.85), Point(x, y)], widths: [0.02, 0.012, 0.006]),
        bark)
    }
    let tone = leaf()
    // Clumps from the dark inside to the lit top.
    for layer in 0..<3 {
      let level = Float(layer) / 2
      for _ in 0..<26 {
        let angle = dice.roll(0, 2 * .pi)
        let reach = dice.roll(0, 1).squareRoot()
        let x = cos(angle) * reach * 0.30 - level * 0.035
        let y = 0.64 + sin(angle) * reach * 0.26 + level * 0.05
        clump(x, y, 0.115 - level * 0.03, tone, mix(0.3, 1.15, level) + (y - 0.64) * 0.9)
      }
    }
    for _ in 0..<150 {
      let angle = dice.roll(0, 2 * .pi)
      let reach = dice.roll(0.2, 1.1)
      let y = 0.66 + sin(angle) * reach * 0.31
      let shade = pen.light.lit(tone.scaled(dice.roll(0.75, 1.35)), 0.5 + (y - 0.4) * 1.2)
      pen.oval(cos(angle) * reach * 0.36, y, 0.017, 0.011, shade, turned: angle)
    }
  }

  private mutating func clump(_ x: Float, _ y: Float, _ r: Float, _ tone: Colour, _ amount: Float) {
    let upper = pen.light.lit(tone.scaled(dice.roll(0.9, 1.1)), amount)
    let lower = pen.light.lit(tone.scaled(0.66), amount * 0.6)
    let rough = (0..<9).map { step -> Point in
      let angle = Float(step) / 9 * 2 * .pi
      let reach = r * dice.roll(0.72, 1.2)
      return Point(x + cos(angle) * reach, y + sin(angle) * reach * 0.85)
    }
    pen.blob(upper, lower, rough)
  }

  mutating func pine() {
    let bark = pen.lit(0x5A_4232)
    pen.fill(
      .line([Point(0, -0.02), Point(0, 0.5)], widths: [0.032, 0.015], isSmooth: false), bark)
    let white = season == .winter
    let green = own ?? Colour(hex: season == .autumn ? 0x4E_6C40 : 0x2F_6048)
    for tier in 0..<7 {
      let t = Float(tier) / 6
      let y = 0.10 + t * 0.76
      let half = 0.27 * (1 - t * 0.82)
      let high: Float = 0.21 - t * 0.04
      var points: [Point] = [Point(0, y + high)]
      for step in 0...6 {
        let x = half - Float(step) / 6 * half * 2
        let sag: Float = step % 2 == 0 ? -0.028 : 0.012
        points.append(Point(x, y + sag - abs(x) * 0.12 + dice.roll(-0.008, 0.008)))
      }
      pen.poly(pen.light.lit(green, 0.7 + t * 0.5), pen.light.lit(green.scaled(0.55), 0.5), points)
      if white {
        pen.poly(
          pen.lit(0xF4_F8FC), pen.lit(0xD4_E0EC), 0, y + high, half * 0.5, y + high * 0.36,
          half * 0.2,
          y + high * 0.42, 0, y + high * 0.28, -half * 0.26, y + high * 0.45, -half * 0.52,
          y + high * 0.34)
      }
    }
  }

  mutating func palm() {
    let bark = pen.lit(0x9A_7A56)
    pen.fill(
      .line(
        [Point(-0.1, -0.02), Point(-0.04, 0.35), Point(0.06, 0.74)], widths: [0.034, 0.024, 0.018]),
      bark)
    let green = own ?? Colour(hex: 0x4A_8C4C)
    for frond in 0..<11 {
      let angle = Float(frond) / 10 * 3.9 - 0.38
      let reach: Float = 0.34 + dice.roll(-0.03, 0.05)
      let tip = Point(0.06 + cos(angle) * reach, 0.76 + sin(angle) * reach * 0.62 - 0.09)
      let middle = Point(0.06 + cos(angle) * reach * 0.55, 0.78 + sin(angle) * reach * 0.58 + 0.03)
      let tone = pen.light.lit(green.scaled(dice.roll(0.75, 1.15)), 0.6 + sin(angle) * 0.4)
      pen.fill(.line([Point(0.06, 0.75), middle, tip], widths: [0.012, 0.036, 0.003]), tone)
      pen.line(tone.scaled(0.7), 0.006, [Point(0.06, 0.75), middle, tip])
    }
    for x in [Float(0.03), 0.09] { pen.oval(x, 0.715, 0.026, 0.028, pen.lit(0x6A_4A30)) }
  }

  mutating func bamboo() {
    let green = own ?? Colour(hex: 0x6A_A054)
    for stalk in 0..<7 {
      let x = Float(stalk) * 0.11 - 0.33 + dice.roll(-0.03, 0.03)
      let tall = dice.roll(0.75, 1.0)
      let tone = pen.light.lit(green.scaled(dice.roll(0.7, 1.1)))
      let lean = dice.roll(-0.05, 0.07)
      for joint in 0..<7 {
        let a = Float(joint) / 7
        let b = Float(joint + 1) / 7 - 0.008
        pen.fill(
          .line(
            [Point(x + lean * a * a, a * tall), Point(x + lean * b * b, b * tall)],
            widths: [0.014, 0.013], isSmooth: false),
          tone)
      }
      for _ in 0..<9 {
        let y = dice.roll(0.4, 1.0) * tall
        let side: Float = dice.roll(0, 1) < 0.5 ? -1 : 1
        let shade = pen.light.lit(green.scaled(dice.roll(0.65, 1.3)))
        let reach = dice.roll(0.06, 0.13)
        pen.fill(
          .line(
            [
              Point(x + lean, y), Point(x + lean + side * reach * 0.5, y + 0.012),
              Point(x + lean + side * reach, y - 0.035),
            ],
            widths: [0.002, 0.011, 0.001]), shade)
      }
    }
  }

  mutating func willow() {
    let bark = pen.lit(0x5E_4A3A)
    pen.fill(
      .line(
        [Point(0, -0.02), Point(0.03, 0.35), Point(-0.02, 0.72)], widths: [0.05, 0.032, 0.02]), bark
    )
    let tone = own ?? (season == .summer ? Colour(hex: 0x7C_A050) : Growth.leaves(season)[0])
    for strand in 0..<84 {
      let t = dice.roll(-1, 1)
      let back = Float(strand) / 84
      let top = Point(t * 0.30, 0.80 + (1 - t * t) * 0.16 - (1 - back) * 0.06)
      let fall = dice.roll(0.28, 0.62) * (0.75 + abs(t) * 0.35)
      let end = Point(t * 0.46 + dice.roll(-0.03, 0.03), max(0.06, top.y - fall))
      let shade = pen.light.lit(tone.scaled(mix(0.55, 1.12, back) * dice.roll(0.85, 1.15)))
      pen.fill(
        .line(
          [top, Point(end.x * 0.93, mix(top.y, end.y, 0.35)), end], widths: [0.013, 0.011, 0.003]),
        shade)
    }
  }

  mutating func cactus() {
    let green = main(0x58_8A54)
    let dark = main(0x58_8A54, 0.3).scaled(0.7)
    pen.fill(.line([Point(0, 0), Point(0, 0.9)], width: 0.2, isSmooth: false), green, dark)
    pen.fill(
      .line([Point(0.02, 0.34), Point(0.26, 0.37), Point(0.29, 0.68)], width: 0.12), green, dark)
    pen.fill(
      .line([Point(-0.02, 0.46), Point(-0.24, 0.5), Point(-0.26, 0.76)], width: 0.11), green, dark)
    for x in [Float(-0.05), 0, 0.05] { pen.line(dark, 0.008, x, 0.02, x, 0.9) }
    pen.oval(0, 1.0, 0.05, 0.03, pen.lit(0xE8_6A8C))
    pen.oval(0.29, 0.75, 0.035, 0.024, pen.lit(0xE8_6A8C))
  }

  mutating func flowers() {
    let palette: [Colour] =
      own.map { [$0, $0.scaled(1.15), $0.scaled(0.88)] } ?? [
        Colour(hex: 0xE0_5050), Colour(hex: 0xF2_C84B), Colour(hex: 0xF6_F0E6),
        Colour(hex: 0xA8_6CC8),
        Colour(hex: 0xF0_8CB0),
      ]
    for index in 0..<15 {
      let x = dice.roll(-0.6, 0.6)
      let tall = dice.roll(0.5, 0.92) * (1 - abs(x) * 0.3)
      let green = pen.lit(0x4E_8644).scaled(dice.roll(0.75, 1.1))
      pen.line(green, 0.024, [Point(x * 0.6, 0), Point(x * 0.85, tall * 0.5), Point(x, tall)])
      pen.fill(
        .line(
          [Point(x * 0.7, 0.14), Point(x * 0.8 + 0.1, 0.3), Point(x * 0.8 + 0.18, 0.27)],
          widths: [0.01, 0.034, 0.004]),
        green)
      let petal = pen.light.lit(palette[index % palette.count], 1.15)
      for leaf in 0..<6 {
        let angle = Float(leaf) / 6 * 2 * .pi + Float(index)
        pen.oval(
          x + cos(angle) * 0.056, tall + sin(angle) * 0.05, 0.05, 0.034, petal.scaled(1.06),
          petal.scaled(0.8), turned: angle)
      }
      pen.oval(x, tall, 0.03, 0.028, pen.lit(0xF0_C040), pen.lit(0xC8_8A28))
    }
  }

  mutating func bush() {
    let tone = leaf()
    for layer in 0..<2 {
      for _ in 0..<18 {
        let x = dice.roll(-0.6, 0.6)
        let y = dice.roll(0.1, 0.8) * (1 - x * x)
        clump(x, y + Float(layer) * 0.08, 0.2, tone, 0.4 + Float(layer) * 0.5 + y * 0.4)
      }
    }
  }

  mutating func rock() {
    let stone = main(0x8A_8680)
    pen.poly(
      stone.scaled(1.05), stone.scaled(0.55), -0.8, 0, -0.66, 0.5, -0.3, 0.9, 0.1, 1.0, 0.5, 0.7,
      0.74, 0.3, 0.84, 0)
    pen.poly(
      stone.scaled(1.25), stone.scaled(0.95), -0.3, 0.9, 0.1, 1.0, 0.0, 0.6, -0.4, 0.46, -0.66, 0.5)
    pen.poly(
      stone.scaled(0.6), stone.scaled(0.45), 0.1, 1.0, 0.5, 0.7, 0.74, 0.3, 0.84, 0, 0.3, 0, 0.0,
      0.6)
    for _ in 0..<24 {
      pen.oval(
        dice.roll(-0.5, 0.5), dice.roll(0.05, 0.7), dice.roll(0.01, 0.05), dice.roll(0.008, 0.02),
        stone.scaled(dice.roll(0.6, 1.2)).faded(0.4))
    }
  }

  func peak() {
    let rock = main(0x74_7E90)
    let dark = main(0x74_7E90, 0.3).scaled(0.72)
    let snow = pen.lit(0xF4_F7FB, 1.1)
    pen.poly(rock, rock.scaled(0.85), -1.1, 0, -0.56, 0.46, -0.3, 0.62, 0, 1.0, 0.1, 0.6, -0.02, 0)
    pen.poly(
      dark, dark.scaled(0.85), 0, 1.0, 0.26, 0.72, 0.5, 0.5, 1.15, 0, -0.04, 0, 0.1, 0.34, 0.02,
      0.64)
    pen.poly(snow, snow.scaled(0.95), 0, 1.0, -0.2, 0.75, -0.1, 0.72, -0.06, 0.6, 0.02, 0.7)
    pen.poly(
      snow.scaled(0.8), snow.scaled(0.72), 0, 1.0, 0.02, 0.7, 0.08, 0.62, 0.14, 0.72, 0.24, 0.68,
      0.2, 0.79)
  }

  mutating func hill() {
    let (far, near) = Growth.grass(season)
    let upper = pen.light.lit(own ?? mix(far, near, 0.45), 0.95)
    let lower = pen.light.lit(own?.scaled(0.8) ?? mix(far, near, 0.75), 0.8)
    func crest(_ t: Float) -> Float {
      0.49 * (1 + cos(t * .pi)) + sin(t * 9) * 0.02 * (1 - t * t) - 0.01
    }
    let points = (0...40).map { step in
      let t = Float(step) / 20 - 1
      return Point(t * 2.25, crest(t))
    }
    pen.fill(.polygon(points), upper, lower)
    // Tufts and bushes follow the slope.
    for index in 0..<240 {
      let t = dice.roll(-0.96, 0.96)
      let spot = Point(t * 2.25, crest(t) * dice.roll(0.02, 1))
      let tone = mix(lower.scaled(dice.roll(0.6, 1)), upper, dice.roll(0, 0.7))
      let size = index % 10 == 0 ? dice.roll(0.03, 0.06) : dice.roll(0.008, 0.02)
      let isBush = index % 10 == 0
      pen.oval(
        spot.x, spot.y, size * (isBush ? 1.1 : 2.6), size * (isBush ? 0.8 : 0.5),
        isBush ? tone.scaled(0.85) : tone.faded(0.5), isBush ? tone.scaled(0.55) : tone.faded(0.5))
    }
    let path = pen.lit(0xC8_B488, 0.85)
    pen.fill(
      .line(
        [
          Point(-0.5, 0.02), Point(0.3, 0.2), Point(-0.25, 0.42), Point(0.16, 0.64),
          Point(-0.02, 0.84), Point(0, 0.95),
        ], widths: [0.05, 0.036, 0.027, 0.019, 0.013, 0.01]), path.faded(0.85))
  }

  func mushroom() {
    let cap = main(0xC8_3C34)
    pen.blob(
      pen.lit(0xF2_EAD8), pen.lit(0xC8_BCA4), -0.13, 0, -0.1, 0.3, -0.13, 0.55, 0.13, 0.55, 0.1,
      0.3, 0.14, 0)
    pen.blob(
      cap.scaled(1.1), cap.scaled(0.7), -0.52, 0.52, -0.4, 0.8, 0, 1.0, 0.4, 0.8, 0.52, 0.52, 0.2,
      0.46, -0.2, 0.46)
    for (x, y, r) in [
      (Float(-0.2), Float(0.76), Float(0.07)), (0.1, 0.84, 0.06), (0.28, 0.66, 0.065),
      (-0.02, 0.62, 0.055), (-0.36, 0.6, 0.045),
    ] {
      pen.oval(x, y, r, r * 0.8, pen.lit(0xF8_F2E6))
    }
  }
}
