internal import Foundation

extension SceneRenderer {
  /// Paints an object, all of its number, with shadow or reflection.
  func paint(_ object: SceneObject) {
    switch object.kind {
    case .sun: paintSun(object)
    case .moon: paintMoon(object)
    case .stars:
      if scene.place != .space { paintStars(object, floor: min(canvas.height, horizon + 1)) }
    case .rainbow: paintRainbow(object)
    case .aurora: paintAurora()
    case .lightning: paintLightning(object)
    default:
      let places = Composer.spread(object, aspect: width / height)
      for (index, place) in places.enumerated() { paint(object, place, index) }
    }
  }

  private func paint(_ object: SceneObject, _ place: SceneObject, _ index: Int) {
    let unit = stature * Float(place.size) / 1000
    guard unit >= 2 else { return }
    let half = Int(unit * object.kind.reach) + 2
    let below = Int(unit * object.kind.depth) + 2
    let above = Int(unit * 1.36) + 2
    let layer = Canvas(width: half * 2, height: above + below)
    let mirrored = place.isMirrored
    let pen = Pen(
      canvas: layer, origin: Point(Float(half), Float(above)), unit: unit, isMirrored: mirrored,
      light: light)
    let own = object.pigment?.colour
    let isWet = scene.weather == .rain || scene.weather == .storm
    var art = ObjectArt(
      pen: pen, own: own, season: scene.weather == .snow ? .winter : scene.season,
      isWet: isWet, hasPosts: scene.place.hasLamppost,
      dice: Dice(UInt64(seed) &+ UInt64(index) &* 613 &+ UInt64(object.kind.hashSeed)))
    art.draw(object.kind)
    layer.emboss(
      towards: light.direction, radius: Int(unit * 0.035), strength: 0.55,
      grain: seed &+ UInt32(index))
    let x = Float(place.x) / 1000 * width
    let y = Float(place.y) / 1000 * height
    hazed(layer, at: y, in: object.kind)
    let left = Int(x) - half
    let top = Int(y) - above
    if object.kind.realm != .sky, scene.place != .space {
      if isAfloat(object, x: x, y: y) {
        if object.kind.realm == .far { paintIslet(x: x, y: y, unit: unit) }
        let line = object.count == 1 ? Int(Float(waterline(object)) / 1000 * height) : Int(y)
        reflect(layer, left: left, foot: line, above: above + line - Int(y), unit: unit)
      } else if scene.place != .underwater {
        shadow(layer, left: left, foot: Int(y), above: above, unit: unit)
      }
    }
    canvas.lay(layer, x: left, y: top)
    if object.kind == .balloon || object.kind == .kite { return }
    if isAfloat(object, x: x, y: y), object.kind.realm == .water { ripple(x: x, y: y, unit: unit) }
  }

  /// The row a thing rests on, in thousandths: its foot, or the waterline of the boat it is in.
  func waterline(_ object: SceneObject) -> Int {
    guard object.kind.realm == .ground else { return object.y }
    let boat = scene.objects.first { boat in
      (boat.kind == .boat || boat.kind == .ship) && boat.count == 1
        && abs(object.x - boat.x) < boat.size / 2 && object.y < boat.y
        && object.y > boat.y - boat.size * 2 / 5
    }
    return boat.map { $0.y + 1 } ?? object.y
  }

  /// Whether the foot of a thing stands in water.
  private func isAfloat(_ object: SceneObject, x: Float, y: Float) -> Bool {
    guard y >= Float(horizon) - 1 else { return false }
    switch scene.place {
    case .lake, .sea: return y < bank(x) || object.kind.realm == .water
    case .beach: return y < height * 0.72
    case .river: return object.kind.realm == .water
    default: return false
    }
  }

  /// Things far away fade into the air.
  private func hazed(_ layer: Canvas, at y: Float, in kind: ObjectKind) {
    guard scene.place.hasSky, scene.place != .table else { return }
    let depth = Float(horizon)
    let t = max(0, (y - depth) / max(1, height - depth))
    let share: Float
    switch kind.realm {
    case .sky: share = kind == .birds ? 0.15 : 0.1 * light.hazeDepth
    case .far: share = (1 - t) * 0.26
    default: share = max(0, 0.3 - t) * 0.75
    }
    let amount = share * light.hazeDepth * (scene.weather == .fog ? 2.2 : 1)
    guard amount > 0.01 else { return }
    layer.shade { _, _, old in
      guard old.w > 0 else { return old }
      let veil = light.haze * old.w
      return Colour(
        mix(old.x, veil.x, amount), mix(old.y, veil.y, amount), mix(old.z, veil.z, amount), old.w)
    }
  }

  /// The image of a layer in the water below its foot.
  private func reflect(_ layer: Canvas, left: Int, foot: Int, above: Int, unit: Float) {
    let isSea = scene.place == .sea || scene.place == .beach
    let calm = Float(scene.reflection)
    let strength = max(0.12, min(0.92, (isSea ? 0.4 : 0.62) + calm * 0.16))
    let ruffle = unit * (isSea ? 0.05 : 0.022) * powf(0.62, calm)
    let reach = Int(Float(above) * 0.86)
    let rows = Float(layer.height)
    let step = max(1.5, unit * 0.03)
    canvas.shade(rows: foot..<foot + reach, columns: left..<left + layer.width) { x, y, old in
      let down = Float(y - foot)
      let t = down / Float(reach)
      let wave = Noise.value(Float(x) / unit * 2.2, down / step, seed &+ 301) - 0.5
      let shift = wave * ruffle * (0.3 + t * 3)
      let sourceY = Float(above) - down * 1.16 - 0.5
      guard sourceY > 0, sourceY < rows else { return old }
      let seen = layer.sample(Float(x - left) + 0.5 + shift, sourceY + wave * ruffle)
      let share = strength * (1 - t * 0.75)
      let dim = Colour(seen.x * 0.8, seen.y * 0.84, seen.z * 0.88, seen.w) * share
      return dim + old * (1 - dim.w)
    }
  }

  /// The shadow of a layer on the ground, away from the light.
  private func shadow(_ layer: Canvas, left: Int, foot: Int, above: Int, unit: Float) {
    let isSoft = scene.weather != .clear && scene.weather != .cloudy
    let strength: Float = isSoft ? 0.16 : light.isNight ? 0.26 : 0.34
    let lean = max(-1.6, min(1.6, -light.direction.x * 3.2))
    let flat: Float = 0.26
    let reach = Int(unit * flat * 1.1)
    let extra = Int(unit * 1.4)
    let blur = max(1, unit * 0.02)
    canvas.shade(rows: foot - 1..<foot + reach, columns: left - extra..<left + layer.width + extra)
    {
      x, y, old in
      let down = Float(y - foot) + 1
      let up = down / flat
      let soft = blur * (0.3 + up / unit * 2)
      let px = Float(x - left) - down * lean
      let py = Float(above) - up
      let a = layer.sample(px - soft, py).w + layer.sample(px + soft, py).w
      let b = layer.sample(px, py - soft).w + layer.sample(px, py + soft).w
      let cover = (a + b) / 4 * strength * max(0, 1 - up / unit * 0.6)
      let inside = px > 1 && px < Float(layer.width) - 1
      guard inside, cover > 0.003 else { return old }
      let dark = mix(light.ambient.scaled(0.4), light.zenith.scaled(0.3), 0.3)
      return mix(old, Colour(dark.x, dark.y, dark.z, 1), cover)
    }
  }

  /// Bright lines on the water round a hull.
  private func ripple(x: Float, y: Float, unit: Float) {
    let pen = Pen(canvas: canvas, origin: Point(x, y), unit: unit, light: light)
    let tone = mix(light.horizon, Colour(repeating: 1), 0.3)
    for (offset, half, opacity) in [
      (Float(-0.015), Float(0.62), Float(0.5)), (-0.07, 0.8, 0.28), (-0.13, 0.55, 0.2),
    ] {
      pen.fill(
        .line(
          [Point(-half, offset), Point(0, offset - 0.012), Point(half, offset + 0.004)],
          widths: [0.001, 0.009, 0.001]), tone.faded(opacity))
    }
  }

  /// A rock in the water under a building.
  private func paintIslet(x: Float, y: Float, unit: Float) {
    let half = Int(unit * 0.9)
    let above = Int(unit * 0.3)
    let layer = Canvas(width: half * 2, height: above + 4)
    let pen = Pen(
      canvas: layer, origin: Point(Float(half), Float(above)), unit: unit, light: light)
    let stone = light.lit(Colour(hex: 0x6E_6A64))
    pen.blob(
      stone.scaled(1.15), stone.scaled(0.55), -0.8, -0.01, -0.62, 0.06, -0.3, 0.09, 0, 0.14, 0.28,
      0.1, 0.5, 0.08, 0.78, -0.01)
    pen.blob(
      light.lit(Colour(hex: 0x6C_8450)), stone, -0.5, 0.08, -0.2, 0.12, 0, 0.155, 0.3, 0.11, 0.4,
      0.08, 0, 0.07)
    hazed(layer, at: y, in: .lighthouse)
    reflect(layer, left: Int(x) - half, foot: Int(y), above: above, unit: unit)
    canvas.lay(layer, x: Int(x) - half, y: Int(y) - above)
  }

  /// The row of the near shore at a column, in pixels; below it is land.
  func bank(_ x: Float) -> Float {
    let t = x / width
    let rise: Float = scene.place == .sea ? 0.10 : 0.13
    let left = smoothstep(0.46, -0.12, t) * rise
    let ragged = (Noise.fractal(t * 7, 0.4, octaves: 4, seed &+ 601) - 0.5) * 0.03
    return height * (1.0 - left * 1.7 + 0.012 + ragged * smoothstep(0.5, 0.2, t))
  }

  /// The near shore of a lake or sea at the lower left, with reeds or stones.
  func paintBank() {
    let isSea = scene.place == .sea
    let (far, near) = Growth.grass(scene.season)
    let tone = scene.groundTint?.colour ?? (isSea ? Colour(hex: 0x7A_706A) : mix(far, near, 0.6))
    let upper = light.lit(tone, 0.95)
    let lower = light.lit(tone.scaled(0.5), 0.6)
    let wet = light.lit(Colour(hex: 0x4A_4238), 0.6)
    let line = (0..<canvas.width).map { bank(Float($0)) }
    canvas.shade(rows: Int(height * 0.7)..<canvas.height) { x, y, old in
      let inside = Float(y) + 0.5 - line[x]
      guard inside > 0 else { return old }
      let depth = inside / (height * 0.22)
      let u = Float(x) / height
      let v = Float(y) / height
      let rough = Noise.fractal(u * 22, v * 40, octaves: 4, seed &+ 602) - 0.5
      var colour = mix(upper, lower, depth).scaled(1 + rough * (isSea ? 0.9 : 0.5))
      colour = mix(wet, colour, smoothstep(0, 0.05, depth))
      return mix(old, Colour(colour.x, colour.y, colour.z, 1), min(1, inside))
    }
    guard !isSea else { return }
    var dice = Dice(UInt64(seed) &+ 603)
    let pen = Pen(canvas: canvas, origin: .zero, unit: height, light: light)
    for index in 0..<260 {
      let x = powf(dice.roll(0, 1), 1.6) * width * 0.42
      let foot = max(bank(x), height * 0.8) + dice.roll(0, 0.06) * height
      guard foot < height * 1.05 else { continue }
      let tall = dice.roll(0.02, 0.05) + (index % 13 == 0 ? 0.05 : 0)
      let lean = dice.roll(-0.35, 0.5) * tall
      let base = Point(x, -foot) / height
      let shade = light.lit(near.scaled(dice.roll(0.45, 1.1)), 0.8)
      pen.fill(
        .line(
          [base, base + Point(lean * 0.3, tall * 0.6), base + Point(lean, tall)],
          widths: [0.0016, 0.0005]), shade)
      if index % 13 == 0 {
        let head = base + Point(lean, tall)
        pen.fill(
          .line([head, head + Point(0.001, 0.018)], width: 0.007, isSmooth: false),
          light.lit(Colour(hex: 0x6A_4630)))
      }
    }
  }

  private func paintSun(_ object: SceneObject) {
    let place = Point(Float(object.x) / 1000 * width, Float(object.y) / 1000 * height)
    let radius = stature * Float(object.size) / 2000
    let isLow = scene.time == .sunset || scene.time == .dawn || scene.time == .dusk
    let own = object.pigment?.colour
    let core = own ?? Colour(hex: isLow ? 0xFF_E8A8 : 0xFF_FBE8)
    let edge = own?.scaled(0.9) ?? Colour(hex: isLow ? 0xFF_9A50 : 0xFF_E89A)
    let veil: Float = scene.weather == .clear || scene.weather == .cloudy ? 1 : 0.45
    canvas.glow(at: place, radius: radius * 7.5, edge.faded(0.42 * veil))
    canvas.glow(at: place, radius: radius * 3, edge.faded(0.6 * veil))
    let pen = Pen(canvas: canvas, origin: place, unit: radius, light: light)
    pen.oval(0, 0, 1, 1, core.faded(veil), mix(core, edge, isLow ? 0.75 : 0.25).faded(veil))
  }

  private func paintMoon(_ object: SceneObject) {
    let place = Point(Float(object.x) / 1000 * width, Float(object.y) / 1000 * height)
    let radius = stature * Float(object.size) / 2000
    let tone = object.pigment?.colour ?? Colour(hex: 0xFA_F4DC)
    let veil: Float =
      scene.weather == .clear || scene.weather == .cloudy ? (light.isNight ? 1 : 0.8) : 0.5
    canvas.glow(
      at: place, radius: radius * 7, tone.multiplied(by: Colour(0.7, 0.8, 1, 1)).faded(0.34 * veil))
    canvas.glow(at: place, radius: radius * 2.4, tone.faded(0.42 * veil))
    let columns = Int(place.x - radius) - 1..<Int(place.x + radius) + 2
    canvas.shade(
      rows: max(0, Int(place.y - radius) - 1)..<Int(place.y + radius) + 2, columns: columns
    ) {
      x, y, old in
      let d = (Point(Float(x) + 0.5, Float(y) + 0.5) - place) / radius
      let distance = (d.x * d.x + d.y * d.y).squareRoot()
      let cover = smoothstep(1 + 0.8 / radius, 1 - 0.8 / radius, distance) * veil
      let seas = Noise.fractal(d.x * 1.7 + 4, d.y * 1.7 + 2, octaves: 4, 5150)
      let limb = 1 - distance * distance * 0.18
      var colour = tone.scaled((0.87 + 0.13 * smoothstep(0.34, 0.6, seas)) * limb)
      colour.w = 1
      return mix(old, colour, cover)
    }
  }
}

extension ObjectKind {
  /// Half the width of its layer, in its heights.
  var reach: Float {
    switch self {
    case .bridge, .fence, .hill: 2.3
    case .car, .ufo, .campfire, .whale: 2
    case .lighthouse: 2.1
    case .tent, .plane, .book, .peak, .duck, .fish, .lotus, .fox: 1.4
    default: 1.15
    }
  }

  /// How far its layer reaches below its foot, in its heights.
  var depth: Float {
    switch self {
    case .kite: 1.1
    case .ufo: 1.5
    case .campfire, .candle: 1.2
    case .rocket, .balloon, .lantern: 0.45
    default: 0.16
    }
  }

  /// Whether it stands behind the farthest mountains.
  var isHeavenly: Bool {
    switch self {
    case .sun, .moon, .stars, .rainbow, .aurora, .planet, .lightning: true
    default: false
    }
  }

  /// A number that differs from kind to kind and never changes.
  var hashSeed: UInt32 {
    rawValue.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }
}
