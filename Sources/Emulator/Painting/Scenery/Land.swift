internal import Foundation

extension SceneRenderer {
  /// A range of mountains with sunlit faces, shaded ones, and snow above a line.
  ///
  /// `top` is its height as a share of the picture, `snow` how far down the snow reaches.
  func paintMountains(
    base: Int, top: Float, roughness: Float, layer: UInt32, snow: Float
  ) {
    let own = seed &+ layer &* 977
    let unit = height * top
    let shift = Float(Noise.hash(3, 4, own) & 1023) / 100
    let aspect = width / height
    let ridge = (0..<canvas.width).map { x -> Float in
      let u = Float(x) / height
      let broad = Noise.fractal(u * 1.7 / (0.5 + top) + shift, 0.5, octaves: 2, own)
      let crest = Noise.ridged(u * 2.6 + shift, 3.5, octaves: 6, own &+ 3)
      // One main summit stands off the middle.
      let peak = (u / aspect - 0.36) * 2.3
      let mass = max(0, 1 - peak * peak * 0.55)
      return unit * (0.18 + broad * 0.3 + crest * 0.42 * roughness + mass * 0.3)
    }
    let highest = ridge.max() ?? unit
    let isCold = scene.season == .winter || scene.weather == .snow
    let line = isCold ? 0.95 : snow
    let rock = mix(Colour(hex: 0x6C_7282), Colour(hex: 0x5A_6A5C), roughness < 0.8 ? 0.7 : 0.1)
    let distance: Float = layer == 1 ? 0.56 : 0.4
    let side: Float = light.direction.x < 0 ? -1 : 1
    let sunlit = light.distant(light.lit(rock, 1.25), distance)
    let shaded = light.distant(light.lit(mix(rock, light.zenith, 0.25), 0.25), distance)
    let white = light.distant(light.lit(Colour(hex: 0xF4_F6FA), 1.2), distance * 0.6)
    let blue = light.distant(light.lit(Colour(hex: 0xB4_C6E0), 0.5), distance * 0.7)
    canvas.shade(rows: max(0, base - Int(highest) - 1)..<base) { x, y, old in
      let rise = ridge[x]
      let up = Float(base - y)
      let cover = max(0, min(1, rise - up + 0.5))
      guard cover > 0 else { return old }
      let u = Float(x) / height
      let v = Float(y) / height
      let down = (rise - up) / unit
      // Slopes run down and sideways from the crest.
      let fold = u * 5.2 + down * 0.9 * (Noise.value(u * 9, v * 5, own &+ 17) - 0.5)
      let a = Noise.ridged(fold + shift, down * 1.1 + 2, octaves: 5, own &+ 7)
      let b = Noise.ridged(fold + shift + 0.09 * side, down * 1.1 + 2, octaves: 5, own &+ 7)
      let face = smoothstep(-0.16, 0.2, (a - b) + 0.03)
      var colour = mix(shaded, sunlit, face)
      let limit = highest * (1 - line * 0.62) + (a - 0.5) * unit * 0.4
      let white = mix(blue, white, face)
      colour = mix(colour, white, line > 0 ? smoothstep(-0.02, 0.06, (up - limit) / unit) : 0)
      // Mist lies at the foot.
      let foot = smoothstep(0.5, 0, up / unit)
      colour = mix(colour, light.haze, foot * (0.28 + light.hazeDepth * 0.4))
      return mix(old, Colour(colour.x, colour.y, colour.z, 1), cover)
    }
  }

  /// A rolling hill line, wooded if `trees` (the height of its trees) is above 0.
  func paintHills(
    base: Int, top: Float, colour: Colour, distance: Float, trees: Float, layer: UInt32,
    span: ClosedRange<Float> = -1...2
  ) {
    let own = seed &+ layer &* 1409
    let unit = height * top
    let isPine = scene.place != .forest && Noise.white(1, 1, own) < 0.7 || scene.place == .snowfield
    let step = max(0.002, trees * 0.42)
    var line = [Float](repeating: 0, count: canvas.width)
    for x in 0..<canvas.width {
      let u = Float(x) / height
      var rise = unit * (0.35 + 0.65 * Noise.fractal(u * 1.9 + 4, 0.5, octaves: 3, own))
      let place = Float(x) / width
      let inside =
        smoothstep(span.lowerBound, span.lowerBound + 0.2, place)
        * smoothstep(span.upperBound, span.upperBound - 0.2, place)
      rise *= inside
      if trees > 0 {
        var tallest: Float = 0
        for offset in 0..<2 {
          let cell = (u / step + Float(offset) * 0.5).rounded(.down)
          let random = Noise.white(Int(cell), offset, own &+ 3)
          let within = u / step + Float(offset) * 0.5 - cell - 0.5
          let shape = isPine ? 1 - abs(within) * 2 : max(0, 1 - within * within * 4).squareRoot()
          tallest = max(tallest, shape * (0.45 + random * 0.75))
        }
        rise += tallest * trees * height
      }
      line[x] = rise
    }
    let upper = light.distant(light.lit(colour, 0.95), distance)
    let lower = light.distant(light.lit(colour.scaled(0.62), 0.5), min(1, distance * 1.15))
    let highest = line.max() ?? unit
    let grain = trees > 0 ? 1 / (trees * 0.5) : 26
    let lines = line
    canvas.shade(rows: max(0, base - Int(highest) - 1)..<base) { x, y, old in
      let up = Float(base - y)
      let cover = max(0, min(1, lines[x] - up + 0.5))
      guard cover > 0 else { return old }
      let depth = (lines[x] - up) / max(1, highest)
      let u = Float(x) / height
      let v = Float(y) / height
      let mottle = Noise.fractal(u * grain, v * grain * 1.2, octaves: 2, own &+ 11) - 0.5
      var colour = mix(upper, lower, depth * 1.6)
      colour += (upper - lower) * (mottle * 0.9)
      colour = mix(colour, light.haze, smoothstep(0.45, 1.1, depth) * light.hazeDepth * 0.42)
      return mix(old, Colour(colour.x, colour.y, colour.z, 1), cover)
    }
  }

  /// The houses of a city against the sky, in three rows.
  func paintSkyline() {
    for row in 0..<3 {
      var dice = Dice(UInt64(seed) &+ UInt64(row) &* 7919)
      let distance = 0.74 - Float(row) * 0.26
      let tone = [Colour(hex: 0x76_8498), Colour(hex: 0x64_6C80), Colour(hex: 0x5C_5A68)][row]
      let upper = light.distant(light.lit(tone), distance)
      let lower = light.distant(light.lit(tone.scaled(0.8), 0.6), min(1, distance * 1.1))
      let pen = Pen(
        canvas: canvas, origin: Point(0, Float(horizon)), unit: height, light: light)
      var x: Float = -0.05
      while x < width / height {
        let broad = dice.roll(0.045, 0.1) * (row == 2 ? 1.25 : 1)
        let middle = 1 - abs(x / (width / height) - 0.62) * 1.1
        let tall = dice.roll(0.10, 0.26) * (1.25 - Float(row) * 0.28) * (0.6 + 0.7 * max(0, middle))
        pen.fill(.box(x, 0, broad, tall), upper, lower)
        pen.fill(.box(x + broad * 0.72, 0, broad * 0.28, tall), lower.faded(0.55))
        if dice.roll(0, 1) < 0.3 {
          pen.fill(.box(x + broad * 0.3, tall, broad * 0.36, 0.02), upper)
          pen.line(
            upper, 0.0022, [Point(x + broad * 0.48, tall), Point(x + broad * 0.48, tall + 0.06)])
        }
        paintWindows(pen, x, broad, tall, row, &dice)
        x += broad * dice.roll(0.86, 1.12)
      }
    }
  }

  private func paintWindows(
    _ pen: Pen, _ x: Float, _ broad: Float, _ tall: Float, _ row: Int, _ dice: inout Dice
  ) {
    let step: Float = row == 2 ? 0.0135 : 0.0105
    var wy = step * 1.4
    while wy < tall - step {
      var wx = x + step * 0.6
      while wx < x + broad - step * 0.8 {
        let isLit = dice.roll(0, 1) < 0.42
        let warm = mix(Colour(hex: 0xFF_D27A), Colour(hex: 0xFF_F0C8), dice.roll(0, 1))
        if light.hasLamps, isLit {
          pen.fill(.box(wx, wy, step * 0.5, step * 0.62), warm.faded(0.5 + Float(row) * 0.2))
        } else {
          let glass = light.lit(Colour(hex: 0xA8_C0D4), 0.7).faded(0.12 + Float(row) * 0.09)
          pen.fill(.box(wx, wy, step * 0.5, step * 0.62), glass)
        }
        wx += step
      }
      wy += step * 1.5
    }
  }
}

/// What grows, by season.
enum Growth {
  /// Woods seen from far.
  static func foliage(_ season: Season) -> Colour {
    switch season {
    case .spring: Colour(hex: 0x7C_A858)
    case .summer: Colour(hex: 0x4A_7848)
    case .autumn: Colour(hex: 0xB4_7438)
    case .winter: Colour(hex: 0x7A_8A90)
    }
  }

  /// Leaves of single trees, of which one is chosen for each.
  static func leaves(_ season: Season) -> [Colour] {
    switch season {
    case .spring: [Colour(hex: 0x8C_BC5C), Colour(hex: 0xF0_B4C4), Colour(hex: 0x9C_C870)]
    case .summer: [Colour(hex: 0x4C_8A44), Colour(hex: 0x5C_9648), Colour(hex: 0x3E_7A48)]
    case .autumn: [Colour(hex: 0xD8_7A2C), Colour(hex: 0xC4_4C2C), Colour(hex: 0xE0_A838)]
    case .winter: [Colour(hex: 0xDC_E4EC), Colour(hex: 0xC8_D4DE)]
    }
  }

  /// Grass from far to near.
  static func grass(_ season: Season) -> (Colour, Colour) {
    switch season {
    case .spring: (Colour(hex: 0xA4_C868), Colour(hex: 0x5C_9444))
    case .summer: (Colour(hex: 0x98_B85C), Colour(hex: 0x4C_7C3C))
    case .autumn: (Colour(hex: 0xCC_AC5C), Colour(hex: 0x8A_6C34))
    case .winter: (Colour(hex: 0xE8_EEF4), Colour(hex: 0xC4_D2E0))
    }
  }
}
