internal import Foundation

/// The geometry of a straight alley seen along its middle, in metres before the eye.
///
/// A point `(across, up, away)` is seen at `(across, up) / away` picture heights from the
/// vanishing point.
private struct AlleyView {
  /// From the middle to either wall, and from the pavement to the eye.
  let half: Float
  let eye: Float = 2.2
  /// Where the houses end.
  let end: Float = 34

  init(aspect: Float) { half = 1.9 * min(1, max(0.45, aspect / 1.6)) }

  func seen(_ across: Float, _ up: Float, _ away: Float) -> Point { Point(across, up) / away }
}

extension SceneRenderer {
  /// An old alley: whitewashed houses under dark tiles on both sides of a pavement of slabs.
  func paintAlley() {
    let view = AlleyView(aspect: width / height)
    let pen = Pen(
      canvas: canvas, origin: Point(width / 2, Float(horizon)), unit: height, light: light)
    for (x, size) in [(610, 210), (405, 150)] {
      paint(SceneObject(kind: .tree, x: x, y: Int(Composer.horizon(.alley) * 1000), size: size))
    }
    paintEnd(pen, view)
    for side in [Float(-1), 1] {
      var dice = Dice(UInt64(seed) &+ (side < 0 ? 811 : 907))
      var breaks: [Float] = [0.9]
      while let last = breaks.last, last < view.end { breaks.append(last + dice.roll(3.4, 5.4)) }
      let houses = zip(breaks, breaks.dropFirst()).map { near, far in
        AlleyHouse(
          side: side, near: near, far: far, eave: dice.roll(0.8, 2.1),
          tone: mix(Colour(hex: 0xF2_EEE6), Colour(hex: 0xD8_D2C6), dice.roll(0, 1)),
          door: dice.roll(0.2, 0.5), hasLantern: dice.roll(0, 1) < 0.55)
      }
      for house in houses.reversed() { paint(house, pen, view) }
    }
    weather(view)
    pave(view)
  }

  /// What closes the alley at its end: one more house across it.
  private func paintEnd(_ pen: Pen, _ view: AlleyView) {
    let z = view.end + 2
    func at(_ x: Float, _ y: Float) -> Point { view.seen(x, y, z) }
    let wall = light.distant(light.lit(Colour(hex: 0xE6_E2DA), 0.7), 0.75)
    let roof = light.distant(light.lit(Colour(hex: 0x4A_5058), 0.7), 0.7)
    let (w, floor) = (view.half * 1.4, -view.eye)
    pen.poly(wall, wall.scaled(0.9), [at(-w, floor), at(w, floor), at(w, 1.6), at(-w, 1.6)])
    pen.poly(roof, roof.scaled(0.8), [at(-w * 1.2, 1.5), at(w * 1.2, 1.5), at(w, 3), at(-w, 3)])
    pen.poly(roof, nil, [at(-0.6, floor), at(0.6, floor), at(0.6, 0.2), at(-0.6, 0.2)])
  }

  private func paint(_ house: AlleyHouse, _ pen: Pen, _ view: AlleyView) {
    let (near, far, eave) = (house.near, house.far, house.eave)
    let distance = smoothstep(3, 46, far) * 0.95
    let falling: Float = house.side * light.direction.x < 0 ? 0.95 : 0.6
    func tone(_ colour: Colour, _ amount: Float = 1) -> Colour {
      light.distant(light.lit(colour, falling * amount), distance)
    }
    func at(_ across: Float, _ up: Float, _ z: Float) -> Point {
      view.seen(house.side * (view.half + across), up, z)
    }
    /// An upright rectangle on the wall between two depths.
    func panel(_ colour: Colour, _ z: ClosedRange<Float>, _ up: ClosedRange<Float>) {
      pen.poly(
        colour, colour.scaled(0.88),
        [
          at(0, up.lowerBound, z.lowerBound), at(0, up.lowerBound, z.upperBound),
          at(0, up.upperBound, z.upperBound), at(0, up.upperBound, z.lowerBound),
        ])
    }
    let floor = -view.eye
    let wall = tone(house.tone)
    let tile = tone(Colour(hex: 0x4A_5058))
    let wood = tone(Colour(hex: 0x5E_3E2C), 0.8)
    let stone = tone(Colour(hex: 0x8C_8A84), 0.8)
    panel(wall, near...far, floor...eave)
    panel(stone, near...far, floor...(floor + 0.45))

    // A door with its frame, and latticed windows beside it and above.
    let door = mix(near, far, house.door)
    panel(stone.scaled(1.12), (door - 0.14)...(door + 1.24), floor...(floor + 2.36))
    panel(wood, door...(door + 1.1), floor...(floor + 2.2))
    panel(wood.scaled(0.6), (door + 0.53)...(door + 0.57), floor...(floor + 2.2))
    let glass =
      light.hasLamps
      ? light.distant(Colour(hex: 0xFF_C868), distance * 0.5) : tone(Colour(hex: 0x3E_4A54), 0.7)
    for (z, up) in [
      (door + 1.8, floor + 1.05), (door + 0.1, eave - 1.15), (door + 1.8, eave - 1.15),
    ]
    where z + 0.9 < far - 0.2 && (up < -1 || eave > 1.5) && up + 0.8 < eave - 0.2 {
      panel(wood, (z - 0.08)...(z + 0.98), (up - 0.08)...(up + 0.88))
      panel(glass, z...(z + 0.9), up...(up + 0.8))
      for bar in 1..<4 {
        let along = z + Float(bar) * 0.225
        panel(wood, (along - 0.02)...(along + 0.02), up...(up + 0.8))
      }
      panel(wood, z...(z + 0.9), (up + 0.38)...(up + 0.42))
    }

    paintRoof(house, pen, view, tile)
    // The near gable rises over the roof in steps, each under a coping of tiles.
    for step in 0..<3 {
      let from = -0.14 + Float(step) * 0.95
      let top = eave + 0.42 + Float(step) * 0.46
      pen.poly(
        wall.scaled(0.93), wall.scaled(0.82),
        [at(from, floor, near), at(3.4, floor, near), at(3.4, top, near), at(from, top, near)])
      pen.poly(
        tile.scaled(1.1), tile.scaled(0.7),
        [
          at(from - 0.14, top + 0.05, near), at(from + 1.05, top, near),
          at(from + 1.05, top + 0.16, near), at(from - 0.1, top + 0.2, near),
        ])
    }
    if house.hasLantern {
      paintLantern(pen, at(-0.5, eave - 0.7, (near + far) / 2), (near + far) / 2)
    }
  }

  /// The eaves over the wall, with the rows of tiles that run down to them.
  private func paintRoof(_ house: AlleyHouse, _ pen: Pen, _ view: AlleyView, _ tile: Colour) {
    func at(_ across: Float, _ up: Float, _ z: Float) -> Point {
      view.seen(house.side * (view.half + across), up, z)
    }
    let (near, far, eave) = (house.near, house.far, house.eave)
    let low = eave - 0.12
    pen.poly(
      tile.scaled(0.9), tile.scaled(0.75),
      [
        at(-0.42, low, near), at(-0.42, low, far), at(1.5, eave + 1.1, far),
        at(1.5, eave + 1.1, near),
      ]
    )
    let rows = Int((far - near) / 0.24)
    for row in 0...rows {
      let z = near + Float(row) * 0.24
      pen.poly(
        tile.scaled(1.24), tile.scaled(0.95),
        [
          at(-0.44, low, z), at(-0.44, low, z + 0.11), at(1.5, eave + 1.1, z + 0.11),
          at(1.5, eave + 1.1, z),
        ])
    }
    // The underside of the eaves shades the wall.
    pen.poly(
      tile.scaled(0.45), nil,
      [at(-0.42, low, near), at(-0.42, low, far), at(0, low - 0.06, far), at(0, low - 0.06, near)])
    let shade = Colour(0.05, 0.06, 0.1, 0.22)
    pen.poly(
      shade, shade,
      [at(0, low, near), at(0, low, far), at(0, low - 0.34, far), at(0, low - 0.34, near)])
  }

  private func paintLantern(_ pen: Pen, _ spot: Point, _ z: Float) {
    let r = 0.2 / z
    let paper = Colour(hex: 0xD8_3A2C)
    let body = light.hasLamps ? mix(paper, Colour(hex: 0xFF_C860), 0.4) : light.lit(paper)
    pen.line(light.lit(Colour(hex: 0x3A_2E28)), r * 0.12, [spot, spot + Point(0, r * 2.6)])
    if light.hasLamps {
      pen.glow(spot.x, spot.y, r * 5, Colour(hex: 0xFF_8A40, opacity: 0.5))
    }
    pen.oval(spot.x, spot.y, r, r * 0.86, body.scaled(1.15), body.scaled(0.75))
    for end in [Float(-0.95), 0.75] {
      pen.box(
        spot.x - r * 0.4, spot.y + r * end, r * 0.8, r * 0.2, light.lit(Colour(hex: 0xD8_A840)))
    }
    pen.line(light.lit(paper, 0.8), r * 0.14, [spot - Point(0, r), spot - Point(0, r * 1.8)])
  }

  /// Damp that has run down the whitewash over the years.
  private func weather(_ view: AlleyView) {
    let (cx, cy) = (width / 2, Float(horizon))
    canvas.shade { x, y, old in
      let dx = abs(Float(x) + 0.5 - cx) / height
      let z = view.half / max(0.001, dx)
      guard z < view.end, z > 0.9 else { return old }
      let up = (cy - Float(y)) / height * z
      guard up < 0.7, up > -view.eye else { return old }
      let side: Float = Float(x) < cx ? 0 : 50
      let streak = Noise.fractal(z * 2.6 + side, up * 0.45, octaves: 3, seed &+ 821)
      let foot = smoothstep(1.3, 0, up + view.eye + (streak - 0.5))
      let dark = smoothstep(0.5, 0.8, streak) * 0.2 + foot * 0.26
      return Colour(old.x * (1 - dark), old.y * (1 - dark * 0.94), old.z * (1 - dark * 0.9), old.w)
    }
  }

  /// Slabs of stone, which mirror houses and sky when they are wet.
  private func pave(_ view: AlleyView) {
    let (cx, cy) = (width / 2, Float(horizon))
    let isWet = scene.weather == .rain || scene.weather == .storm || scene.reflection > 0
    let isWhite = scene.weather == .snow
    let calm = Float(scene.reflection)
    let stone = light.lit(scene.groundTint?.colour ?? Colour(hex: 0x94_908A), isWet ? 0.7 : 0.95)
    let mirror = canvas.copy()
    canvas.shade(rows: horizon..<canvas.height) { x, y, old in
      let dx = (Float(x) + 0.5 - cx) / height
      let dy = (Float(y) + 0.5 - cy) / height
      let z = view.eye / dy
      let across = dx * z
      guard abs(across) < view.half, z < view.end + 2 else { return old }
      let row = (z / 0.95).rounded(.down)
      let along = across / 0.72 + Noise.white(Int(row), 7, seed) * 2 + 40
      let slab = along.rounded(.down)
      let (u, v) = (along - slab, z / 0.95 - row)
      let random = Noise.white(Int(slab), Int(row), seed &+ 831)
      let grain = Noise.fractal(across * 9, z * 9, octaves: 3, seed &+ 832) - 0.5
      let joint = smoothstep(0.045, 0.015, min(min(u, 1 - u) * 0.76, min(v, 1 - v)))
      let sharp = smoothstep(24, 5, z)
      var colour = stone.scaled((isWet ? 0.62 : 0.9) + (random - 0.5) * 0.3 + grain * 0.35)
      colour = mix(colour, colour.scaled(0.45), joint * sharp)
      if isWhite { colour = mix(colour, light.lit(Colour(hex: 0xEE_F2F8)), 0.8 + grain * 0.5) }
      // The ray that the slab throws back meets a wall, or the sky beyond the roofs.
      let tilt = (random - 0.5) * 0.012 + grain * 0.03
      let wall = 2 * view.eye * abs(dx) / view.half - dy + tilt
      let seenX = cx + (dx + tilt * 0.5) * height
      let seen = mirror.sample(seenX, max(0.5, min(height - 1, cy + wall * height)))
      let puddle = smoothstep(0.42, 0.62, Noise.fractal(across * 0.9, z * 0.5, octaves: 3, seed))
      let share =
        isWet
        ? (0.34 + calm * 0.09 + puddle * 0.3 + (random - 0.5) * 0.2) * (1 - joint * sharp * 0.6)
        : isWhite ? 0 : 0.07 + random * 0.06
      colour = mix(colour, seen, max(0, min(0.85, share)))
      colour = mix(colour, light.haze, smoothstep(10, 44, z) * light.hazeDepth * 0.8)
      let edge = smoothstep(view.half, view.half - 0.3, abs(across))
      colour = colour.scaled(0.72 + edge * 0.28)
      colour.w = 1
      return colour
    }
  }
}

/// One house of an alley: between two depths, up to its eaves.
private struct AlleyHouse {
  /// −1 left, 1 right.
  let side: Float
  let near: Float
  let far: Float
  let eave: Float
  let tone: Colour
  /// Where its door begins, as a share of its length.
  let door: Float
  let hasLantern: Bool
}
