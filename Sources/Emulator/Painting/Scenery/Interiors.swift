internal import Foundation

extension SceneRenderer {
  /// Space: darkness, a nebula, and the limb of a world below.
  func paintSpace() {
    let (w, h) = (width, height)
    let tint = scene.skyTint?.colour ?? Colour(hex: 0x6A_4CA8)
    let second = Colour(hex: 0x2C_7C9C)
    canvas.shade { x, y, _ in
      let u = Float(x) / h
      let v = Float(y) / h
      let warp = Noise.fractal(u * 1.6, v * 1.6, octaves: 3, seed &+ 3) - 0.5
      let cloud = Noise.fractal(u * 1.7 + warp * 1.8, v * 1.7 + warp, octaves: 5, seed &+ 4)
      let other = Noise.fractal(u * 1.2 + 9 - warp, v * 1.2 + warp * 2, octaves: 4, seed &+ 6)
      var colour = mix(Colour(hex: 0x05_0716), Colour(hex: 0x0E_1230), v)
      colour += tint * (smoothstep(0.45, 0.85, cloud) * 0.75)
      colour += second * (smoothstep(0.5, 0.85, other) * 0.6)
      colour.w = 1
      return colour
    }
    paintStars(
      SceneObject(kind: .stars, x: 500, y: 300, size: 100), floor: canvas.height)
    // The world below, lit along its rim.
    let centre = Point(w * 0.3, h * 2.05)
    let radius = h * 1.28
    let land = scene.groundTint?.colour ?? Colour(hex: 0x3C_7CB0)
    canvas.shade(rows: Int(h * 0.6)..<canvas.height) { x, y, old in
      let d = Point(Float(x), Float(y)) - centre
      let distance = (d.x * d.x + d.y * d.y).squareRoot()
      let inside = smoothstep(radius + 1, radius - 1, distance)
      let air = max(0, 1 - abs(distance - radius) / (h * 0.06))
      let u = d.x / h
      let v = d.y / h
      let relief = Noise.fractal(u * 4, v * 6, octaves: 5, seed &+ 8)
      let veil = Noise.fractal(u * 5 + 4, v * 12, octaves: 4, seed &+ 9)
      var ground = mix(land, Colour(hex: 0x6C_8C58), smoothstep(0.5, 0.6, relief))
      ground = mix(ground, Colour(hex: 0xF4_F8FC), smoothstep(0.5, 0.72, veil) * 0.8)
      let lit =
        smoothstep(h * 0.5, 0, radius - distance) * (0.35 + 0.65 * smoothstep(w * 0.9, 0, Float(x)))
      var colour = mix(old, ground.scaled(0.15 + lit * 0.9), inside)
      colour += Colour(hex: 0x6C_B8F8) * (air * air * 0.75 * (1 - inside * 0.5))
      colour.w = 1
      return colour
    }
  }

  /// Under the sea: light from above, sand, weeds and corals below.
  func paintDepths() {
    let (w, h) = (width, height)
    let water = scene.waterTint?.colour ?? Colour(hex: 0x1C_86A8)
    let bright = scene.time == .night ? Float(0.45) : 1
    let upper = mix(water, Colour(hex: 0xC8_F4F4), 0.55).scaled(bright)
    let lower = water.scaled(0.34 * bright)
    canvas.shade { x, y, _ in
      let u = (Float(x) - w * 0.35) / h
      let v = Float(y) / h
      var colour = mix(upper, lower, smoothstep(-0.1, 0.95, v))
      let angle = u / (v + 0.55)
      let beam = Noise.fractal(angle * 5, 0.5, octaves: 3, seed &+ 2)
      colour +=
        Colour(0.8, 1, 0.95, 0) * (smoothstep(0.5, 0.85, beam) * max(0, 0.9 - v) * 0.4 * bright)
      let swing = Noise.fractal(u * 1.8, 0.5, octaves: 3, seed &+ 5) * 0.12
      let depth = v - 0.84 + swing
      if depth > 0 {
        let caustic = Noise.ridged(u * 7 + v * 3, v * 22, octaves: 2, seed &+ 7)
        let sand = mix(Colour(hex: 0x9C_C0B0), Colour(hex: 0x3C_7C8C), depth * 3).scaled(
          bright * (0.7 + caustic * 0.35))
        colour = mix(colour, sand, smoothstep(0, 0.012, depth))
      }
      colour.w = 1
      return colour
    }
    var dice = Dice(UInt64(seed) &+ 17)
    let pen = Pen(canvas: canvas, origin: Point(0, h), unit: h, light: light)
    let ratio = w / h
    for index in 0..<46 {
      let side = dice.roll(0, 1) < 0.5 ? dice.roll(0, 0.3) : dice.roll(0.7, 1)
      let x = side * ratio
      let tall = dice.roll(0.12, 0.36)
      let weed = mix(Colour(hex: 0x2C_7C54), Colour(hex: 0x8C_A44C), dice.roll(0, 1)).scaled(
        bright * 0.85)
      let sway = dice.roll(-0.05, 0.05)
      if index % 4 == 0 {
        let coral = [Colour(hex: 0xE8_6C7C), Colour(hex: 0xF0_A050), Colour(hex: 0xB4_74C8)][
          index / 4 % 3
        ].scaled(bright)
        for branch in 0..<5 {
          let lean = Float(branch - 2) * 0.028
          pen.fill(
            .line(
              [Point(x, 0.02), Point(x + lean, tall * 0.3), Point(x + lean * 1.7, tall * 0.52)],
              widths: [0.014, 0.011, 0.012]),
            coral, coral.scaled(0.6))
        }
      } else {
        pen.fill(
          .line(
            [
              Point(x, 0), Point(x + sway, tall * 0.35), Point(x - sway, tall * 0.7),
              Point(x + sway * 1.4, tall),
            ], widths: [0.009, 0.012, 0.009, 0.002]),
          weed.scaled(1.1), weed.scaled(0.6))
      }
    }
    for _ in 0..<40 {
      let r = dice.roll(0.003, 0.011)
      let spot = Point(dice.roll(0, ratio), dice.roll(0.2, 0.95))
      pen.oval(spot.x, spot.y, r, r, Colour(1, 1, 1, 0.16))
      pen.oval(spot.x - r * 0.3, spot.y + r * 0.35, r * 0.3, r * 0.3, Colour(1, 1, 1, 0.6))
    }
  }

  /// A table before a window, for still lifes.
  func paintRoom() {
    let (w, h) = (width, height)
    let wallTone = scene.skyTint?.colour ?? Colour(hex: 0xC8_B898)
    let wall = light.lit(wallTone, 0.9)
    let edge = Float(horizon)
    canvas.shade { x, y, _ in
      let u = Float(x) / h
      let v = Float(y) / h
      let fall = 1.12 - abs(Float(x) / w - 0.27) * 0.75 - v * 0.2
      let plaster = Noise.fractal(u * 9, v * 9, octaves: 4, seed &+ 1) - 0.5
      var colour = wall.scaled(max(0.3, fall) * (1 + plaster * 0.1))
      colour.w = 1
      return colour
    }
    paintWindowView()
    let wood = light.lit(scene.groundTint?.colour ?? Colour(hex: 0x96_643C), 1)
    canvas.shade(rows: horizon..<canvas.height) { x, y, _ in
      let t = (Float(y) - edge) / (h - edge)
      let across = (Float(x) - w / 2) / h / (0.6 + t * 0.8)
      let plank = (across * 2.6 + 20).rounded(.down)
      let within = across * 2.6 + 20 - plank
      let tone = 0.85 + Noise.white(Int(plank), 3, seed) * 0.3
      let grain = Noise.fractal(across * 26, t * 2.4 + plank, octaves: 4, seed &+ 12) - 0.5
      let gap = smoothstep(0.0, 0.018, min(within, 1 - within))
      let shine = max(0, 1 - abs(Float(x) / w - 0.3 - t * 0.1) * 3.2) * (1 - t) * 0.35
      var colour = wood.scaled(tone * (1 + grain * 0.5) * (0.55 + gap * 0.45) * (1.05 - t * 0.35))
      colour = mix(colour, light.key, shine)
      colour = mix(colour, wood.scaled(1.35), smoothstep(0.02, 0.004, t) * 0.6)
      colour.w = 1
      return colour
    }
  }

  /// The window at the left with the world outside, its frame and curtain.
  private func paintWindowView() {
    let (w, h) = (width, height)
    let left = w * 0.08
    let wide = min(w * 0.36, h * 0.62)
    let top = h * 0.07
    let tall = h * 0.5
    var outside = Scene(place: scene.background ?? .meadow, seed: scene.seed)
    outside.time = scene.time
    outside.weather = scene.weather == .clear ? .cloudy : scene.weather
    outside.season = scene.season
    outside.objects = scene.objects.filter {
      $0.kind == .sun || $0.kind == .moon || $0.kind == .stars
    }
    let view = SceneRenderer(outside, width: Int(wide), height: Int(tall)).paint()
    canvas.lay(view, x: Int(left), y: Int(top))
    let pen = Pen(canvas: canvas, origin: .zero, unit: 1, light: light)
    let frame = light.lit(Colour(hex: 0xF2_ECE0), 1)
    let bar = h * 0.014
    let shade = frame.scaled(0.78)
    func beam(_ x: Float, _ y: Float, _ bw: Float, _ bh: Float) {
      pen.fill(.box(x, -y - bh, bw, bh), frame, shade)
    }
    beam(left - bar, top - bar, wide + bar * 2, bar)
    beam(left - bar * 1.8, top + tall, wide + bar * 3.6, bar * 1.6)
    beam(left - bar, top, bar, tall)
    beam(left + wide, top, bar, tall)
    beam(left + wide / 2 - bar * 0.4, top, bar * 0.8, tall)
    beam(left, top + tall * 0.42, wide, bar * 0.7)
    canvas.glow(
      at: Point(left + wide / 2, top + tall * 0.6), radius: h * 0.9,
      light.key.faded(light.isNight ? 0.12 : 0.3))
  }
}
