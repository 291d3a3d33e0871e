internal import Foundation

extension SceneRenderer {
  /// Grass from the horizon to the lower edge, with blades and flowers near by.
  func paintMeadow() {
    let isWhite = scene.season == .winter || scene.weather == .snow
    if isWhite { return paintSnow() }
    let (far, near) = Growth.grass(scene.season)
    let tint = scene.groundTint?.colour
    let floor = scene.place == .forest ? Colour(hex: 0x5C_6A38) : near
    let upper = light.distant(light.lit(tint ?? (scene.place == .forest ? floor : far)), 0.3)
    let lower = light.lit((tint ?? floor).scaled(0.72), 0.62)
    let depth = height - Float(horizon)
    let sun = light.lit(Colour(hex: 0xF0_E08C), 1)
    canvas.shade(rows: horizon..<canvas.height) { x, y, _ in
      let t = (Float(y - horizon) + 0.5) / depth
      let distance = 1 / (t + 0.07)
      let u = (Float(x) - width / 2) / height * distance
      let patches = Noise.fractal(u * 1.1, distance * 2.2, octaves: 4, seed &+ 31)
      let stalks = Noise.fractal(u * 9, distance * 7, octaves: 2, seed &+ 32) - 0.5
      var colour = mix(upper, lower, smoothstep(0, 0.95, t))
      colour = mix(colour, sun, max(0, patches - 0.45) * 0.55 * (1 - t * 0.6))
      colour = colour.scaled(1 + (patches - 0.5) * 0.5 + stalks * 0.34)
      // The far edge rolls into the hills behind.
      colour = mix(colour, light.haze, smoothstep(0.1, 0, t) * 0.42)
      colour.w = 1
      return colour
    }
    if scene.place == .village { paintPath() }
    paintBlades(upper: upper, lower: lower)
  }

  /// Single blades and flowers along the lower edge.
  private func paintBlades(upper: Colour, lower: Colour) {
    var dice = Dice(UInt64(seed) &+ 99)
    let pen = Pen(canvas: canvas, origin: Point(0, height), unit: height, light: light)
    let ratio = width / height
    let hasFlowers = scene.place != .forest && scene.season != .autumn
    let petals = [
      Colour(hex: 0xE8_5A5A), Colour(hex: 0xF4_D35E), Colour(hex: 0xF6_F2EA),
      Colour(hex: 0xB4_7CD0), Colour(hex: 0xF0_94B4),
    ]
    for index in 0..<900 {
      // Farther rows first, so that nearer blades cover them.
      let t = Float(index) / 900
      let y = mix(0.26, -0.02, t.squareRoot())
      let x = dice.roll(-0.02, ratio + 0.02)
      let tall = dice.roll(0.012, 0.034) * (0.5 + t)
      let lean = dice.roll(-0.5, 0.5) * tall
      let shade = mix(lower.scaled(dice.roll(0.7, 1.25)), upper, dice.roll(0, 0.55))
      pen.fill(
        .line(
          [Point(x, y), Point(x + lean * 0.3, y + tall * 0.6), Point(x + lean, y + tall)],
          widths: [tall * 0.045, tall * 0.012]), shade)
      if hasFlowers, index % 9 == 0 {
        let petal = light.lit(petals[Int(dice.roll(0, 4.99))], 1.1)
        let r = tall * 0.13
        pen.oval(x + lean, y + tall, r, r * 0.8, petal, petal.scaled(0.78))
        pen.oval(x + lean, y + tall + r * 0.1, r * 0.35, r * 0.3, light.lit(Colour(hex: 0xF2_C84B)))
      }
    }
  }

  /// A trodden path that winds to the horizon.
  private func paintPath() {
    let earth = light.lit(Colour(hex: 0xC8_AC7C), 0.9)
    let depth = height - Float(horizon)
    canvas.shade(rows: horizon..<canvas.height) { x, y, old in
      let t = (Float(y - horizon) + 0.5) / depth
      let middle = (0.5 + sin(t * 4.2 + 0.4) * (1 - t) * 0.10 - (t - 0.4) * 0.1) * width
      let half = width * (0.006 + t * t * 0.11 + t * 0.03)
      let ragged =
        (Noise.fractal(Float(x) / 30, Float(y) / 16, octaves: 2, seed &+ 41) - 0.5) * half
      let cover = smoothstep(0, half * 0.3 + 1, half + ragged * 0.5 - abs(Float(x) - middle))
      guard cover > 0 else { return old }
      let grain = Noise.fractal(Float(x) / height * 90, Float(y) / height * 160, octaves: 2, seed)
      return mix(old, earth.scaled(0.78 + grain * 0.4), cover * 0.9)
    }
  }

  /// Snow with blue hollows.
  func paintSnow() {
    let white = light.lit(scene.groundTint?.colour ?? Colour(hex: 0xF6_F8FC), 1.15)
    let blue = light.lit(mix(Colour(hex: 0xA8_BEDC), light.zenith, 0.25), 0.6)
    let depth = height - Float(horizon)
    canvas.shade(rows: horizon..<canvas.height) { x, y, _ in
      let t = (Float(y - horizon) + 0.5) / depth
      let distance = 1 / (t + 0.16)
      let u = (Float(x) - width / 2) / height * distance
      let a = Noise.fractal(u * 0.8, distance * 1.3, octaves: 4, seed &+ 51)
      let b = Noise.fractal(u * 0.8 + 0.16, distance * 1.3 + 0.06, octaves: 4, seed &+ 51)
      let slope = smoothstep(-0.1, 0.1, a - b)
      var colour = mix(blue, white, slope * 0.7 + 0.3 * (1 - t))
      let sparkle = Noise.white(x / 2, y / 2, seed)
      if sparkle > 0.9985 { colour = mix(colour, Colour(repeating: 1), 0.8) }
      colour = mix(colour, light.haze, smoothstep(0.14, 0, t) * 0.5)
      colour.w = 1
      return colour
    }
  }

  /// Dunes, one behind the other, each with a sunlit and a shaded side.
  func paintDunes() {
    let own = scene.groundTint?.colour ?? Colour(hex: 0xD4_A470)
    for layer in 0..<5 {
      let t = Float(layer) / 4
      let base = mix(Float(horizon), height * 0.9, t * t * 0.8 + t * 0.2)
      let tall = height * mix(0.025, 0.11, t)
      let shift = Float(layer) * 7.7 + Float(seed & 255)
      let lit = light.distant(light.lit(own, 1.2), 0.6 * (1 - t))
      let shade = light.distant(
        light.lit(mix(own, Colour(hex: 0x8C_4A44), 0.5), 0.35), 0.6 * (1 - t))
      let crest = (0..<canvas.width).map { x -> Float in
        let u = Float(x) / height * mix(2.6, 1.1, t) + shift
        return base - tall * Noise.fractal(u, 0.5, octaves: 2, seed &+ 13)
      }
      canvas.shade(rows: max(0, Int(base - tall) - 1)..<canvas.height) { x, y, old in
        let cover = max(0, min(1, Float(y) + 0.5 - crest[x]))
        guard cover > 0 else { return old }
        let down = (Float(y) - crest[x]) / height
        let u = Float(x) / height
        let fold = Noise.fractal(u * 2.2 + down * 5 + shift, down * 2.5, octaves: 2, seed &+ 15)
        let face = smoothstep(0.42, 0.56, fold)
        let ripple =
          sin((down * mix(520, 260, t) + Noise.value(u * 8, down * 30, seed) * 7)) * 0.03 * t
        var colour = mix(shade, lit, face * 0.75 + 0.25).scaled(1 + ripple)
        colour = mix(colour, lit, smoothstep(0.012, 0, down) * 0.5)
        return mix(old, Colour(colour.x, colour.y, colour.z, 1), cover)
      }
    }
  }

  /// Sand in the lower part of a beach, wet where the water runs out.
  func paintSand() {
    let sand = light.lit(scene.groundTint?.colour ?? Colour(hex: 0xE2_CCA0), 0.86)
    let wet = light.lit(Colour(hex: 0xB4_9470), 0.7)
    let foam = light.lit(Colour(hex: 0xFB_FCFA), 1.15)
    let line = height * 0.76
    canvas.shade(rows: Int(height * 0.6)..<canvas.height) { x, y, old in
      let u = Float(x) / height
      let v = Float(y) / height
      let swing = (Noise.fractal(u * 1.5, 0.3, octaves: 3, seed &+ 23) - 0.5) * 0.14
      let edge = (Float(y) - line) / height + swing + (u - 0.9) * 0.05
      let lace = Noise.fractal(u * 16, v * 22, octaves: 3, seed &+ 24) - 0.5
      let isFoam = smoothstep(0.022, 0.004, abs(edge + 0.006 + lace * 0.028))
      var colour = old
      if edge > -0.012 {
        let grain = (Noise.white(x, y, seed) - 0.5) * 0.06
        let dunes = Noise.fractal(u * 5 + v * 3, v * 12, octaves: 3, seed &+ 25) - 0.5
        let dry = mix(wet, sand, smoothstep(0.015, 0.085, edge + lace * 0.015))
        colour = mix(old, dry.scaled(1 + grain + dunes * 0.16), smoothstep(-0.012, 0.006, edge))
      }
      let second = smoothstep(0.012, 0.003, abs(edge + 0.062 + lace * 0.02)) * 0.6
      colour = mix(colour, foam, max(isFoam * 0.9, second))
      colour.w = 1
      return colour
    }
  }

  /// A street that runs to the vanishing point between pavements.
  func paintStreet() {
    let asphalt = light.lit(scene.groundTint?.colour ?? Colour(hex: 0x5A_5E68), 0.8)
    let stone = light.lit(Colour(hex: 0xA0_9C98), 0.8)
    let depth = height - Float(horizon)
    let isWet = scene.weather == .rain || scene.weather == .storm
    let isWhite = scene.weather == .snow
    let mirror = isWet ? canvas.copy() : canvas
    canvas.shade(rows: horizon..<canvas.height) { x, y, _ in
      let t = (Float(y - horizon) + 0.5) / depth
      let distance = 1 / (t + 0.03)
      let across = (Float(x) / width - 0.56) * distance * 0.9
      let grain = Noise.fractal(across * 16, distance * 9, octaves: 3, seed &+ 91) - 0.5
      let onRoad = smoothstep(0.52, 0.50, abs(across))
      var colour = mix(stone.scaled(1 + grain * 0.3), asphalt.scaled(1 + grain * 0.35), onRoad)
      let kerb = smoothstep(0.025, 0.012, abs(abs(across) - 0.515))
      colour = mix(colour, light.lit(Colour(hex: 0xC8_C4BC)), kerb * 0.7)
      let dash = distance * 2.2
      let isDash = dash - dash.rounded(.down) < 0.55 ? Float(1) : 0
      colour = mix(
        colour, light.lit(Colour(hex: 0xF2_ECDC)),
        smoothstep(0.014, 0.008, abs(across)) * isDash * 0.85)
      if isWhite { colour = mix(colour, light.lit(Colour(hex: 0xEE_F2F8)), 0.75 + grain * 0.4) }
      if isWet {
        let seenY = Float(horizon) - Float(y - horizon) * 0.9 + grain * height * 0.05
        let seen = mirror.sample(Float(x) + grain * 20, max(0.5, min(Float(horizon) - 1.5, seenY)))
        colour = mix(colour.scaled(0.8), seen, 0.42 + grain * 0.5)
      }
      colour = mix(colour, light.haze, smoothstep(0.2, 0, t) * 0.55)
      colour.w = 1
      return colour
    }
  }

  /// Great trunks at both sides of a forest, and shafts of light between them.
  func paintTrunks() {
    var dice = Dice(UInt64(seed) &+ 1234)
    let ratio = width / height
    for row in 0..<3 {
      let near = Float(row) / 2
      let pen = Pen(
        canvas: canvas,
        origin: Point(0, Float(horizon) + height * mix(0.03, 0.26, near)), unit: height,
        light: light)
      let bark = light.lit(Colour(hex: 0x6A_5040), 0.75)
      let tone = light.distant(bark, mix(0.75, 0.05, near))
      let shade = light.distant(light.lit(Colour(hex: 0x3A_2E2C), 0.5), mix(0.7, 0, near))
      for _ in 0..<(row == 2 ? 5 : 10) {
        var x = dice.roll(0, ratio)
        // The middle stays open for what stands there.
        if row == 2 { x = x < ratio / 2 ? x * 0.46 : ratio - (ratio - x) * 0.46 }
        let broad = mix(0.012, 0.05, near) * dice.roll(0.7, 1.2)
        let lean = dice.roll(-0.03, 0.03)
        // The roots spread flat over the ground.
        let foot = [-1.15, -0.62, -0.46, 0.46, 0.6, 1.2].map { x + broad * Float($0) }
        pen.oval(x, 0, broad * 2, broad * 0.3, shade.faded(0.4))
        pen.poly(
          tone.scaled(0.9), nil, foot[0], -0.004, foot[1], 0.012, foot[2], 0.08, foot[3], 0.08,
          foot[4], 0.014, foot[5], -0.003, x + broad * 0.3, 0.004, x - broad * 0.2, -0.008)
        pen.poly(
          tone.scaled(0.9), tone, foot[2], 0.078, foot[3], 0.078, x + lean + broad * 0.36, 1.2,
          x + lean - broad * 0.36, 1.2)
        pen.fill(
          .line(
            [Point(x + broad * 0.2, 0.03), Point(x + lean + broad * 0.2, 1.2)],
            widths: [broad * 0.28, broad * 0.2], isSmooth: false), shade.faded(0.6))

      }
      paintCanopy(row: row, near: near)
    }
    guard scene.weather == .clear || scene.weather == .cloudy else { return }
    let source = Point(light.source.x * width, -height * 0.1)
    canvas.shade { x, y, old in
      let dx = Float(x) - source.x
      let dy = Float(y) - source.y
      let angle = dx / dy
      let beam = Noise.fractal(angle * 7 + 3, 0.5, octaves: 2, seed &+ 201)
      let share = smoothstep(0.5, 0.85, beam) * smoothstep(height * 1.05, height * 0.1, dy)
      return old + (light.key - old) * (share * 0.34)
    }
  }

  /// Leaves hanging into the picture from above.
  private func paintCanopy(row: Int, near: Float) {
    let leaves = Growth.leaves(scene.season)
    var dice = Dice(UInt64(seed) &+ UInt64(row) &* 31)
    let pen = Pen(canvas: canvas, origin: .zero, unit: height, light: light)
    let ratio = width / height
    for _ in 0..<(row == 2 ? 420 : 260) {
      let x = dice.roll(-0.02, ratio + 0.02)
      let side = abs(x / ratio - 0.5) * 2
      let reach = mix(0.10, 0.34, side * side) * mix(1.2, 0.85, near)
      let y = -reach * dice.roll(0, 1) * dice.roll(0.3, 1)
      let r = mix(0.012, 0.026, near) * dice.roll(0.6, 1.3)
      let leaf = leaves[Int(dice.next() % UInt64(leaves.count))]
      let tone = light.distant(light.lit(leaf.scaled(dice.roll(0.5, 1.05)), 0.8), mix(0.6, 0, near))
      pen.oval(x, y, r, r * 0.6, tone.scaled(1.1), tone.scaled(0.75), turned: dice.roll(-0.8, 0.8))
    }
  }
}
