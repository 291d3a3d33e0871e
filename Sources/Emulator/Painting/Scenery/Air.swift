internal import Foundation

extension SceneRenderer {
  /// Rain, snow and fog before everything.
  func paintWeather() {
    guard scene.place.hasSky, scene.place != .table else { return }
    switch scene.weather {
    case .clear, .cloudy, .overcast: break
    case .rain: paintRain(drops: 900, lean: 0.16)
    case .storm: paintRain(drops: 1300, lean: 0.34)
    case .snow: paintFlakes()
    case .fog: paintFog()
    }
  }

  private func paintRain(drops: Int, lean: Float) {
    var dice = Dice(UInt64(seed) &+ 71)
    let pen = Pen(canvas: canvas, origin: Point(0, height), unit: height, light: light)
    let ratio = width / height
    let tone = mix(light.horizon, Colour(repeating: 1), 0.45)
    for index in 0..<drops {
      let near = Float(index) / Float(drops)
      let long = mix(0.02, 0.075, near * near)
      let spot = Point(dice.roll(-0.1, ratio + 0.1), dice.roll(-0.05, 1.05))
      pen.fill(
        .line(
          [spot, spot + Point(long * lean, long)], widths: [0.0004, 0.0009 + near * 0.0005],
          isSmooth: false), tone.faded(0.16 + near * 0.26))
    }
    canvas.shade { x, y, old in
      let u = Float(x) / height
      let v = Float(y) / height
      let sheet = Noise.fractal(u * 3 + v * lean * 3, v * 0.9, octaves: 3, seed &+ 77)
      return mix(old, Colour(light.haze.x, light.haze.y, light.haze.z, 1), sheet * 0.2)
    }
  }

  private func paintFlakes() {
    var dice = Dice(UInt64(seed) &+ 72)
    for index in 0..<700 {
      let near = Float(index) / 700
      let radius = height * mix(0.0016, 0.0078, near * near * near) * dice.roll(0.7, 1.2)
      let spot = Point(dice.roll(0, width), dice.roll(0, height))
      canvas.glow(
        at: spot, radius: max(1.2, radius * 1.7), Colour(0.97, 0.98, 1, mix(0.95, 0.75, near)))
    }
  }

  private func paintFog() {
    let ground = Float(horizon)
    let veil = Colour(light.haze.x, light.haze.y, light.haze.z, 1)
    canvas.shade { x, y, old in
      let u = Float(x) / height
      let v = Float(y) / height
      let banks = Noise.fractal(u * 1.4 + 3, v * 4.2, octaves: 4, seed &+ 78)
      let away = abs(Float(y) - ground) / height
      let depth = smoothstep(0.62, 0, away)
      return mix(old, veil, min(0.88, depth * (0.42 + banks * 0.55) + 0.08))
    }
  }

  /// A bow of colours around the point across from the light.
  func paintRainbow(_ object: SceneObject) {
    let centre = Point(Float(object.x) / 1000 * width, Float(horizon) + height * 0.12)
    let radius = stature * Float(object.size) / 1000
    let thick = radius * 0.1
    canvas.shade(rows: 0..<min(canvas.height, horizon + 1)) { x, y, old in
      let d = Point(Float(x), Float(y)) - centre
      let t = ((d.x * d.x + d.y * d.y).squareRoot() - radius) / thick
      guard abs(t) < 1 else { return old }
      let hue = (t + 1) / 2
      let red = max(0, 1 - abs(hue - 0.92) * 3) + max(0, 1 - abs(hue - 0.05) * 6) * 0.5
      let green = max(0, 1 - abs(hue - 0.52) * 2.6)
      let blue = max(0, 1 - abs(hue - 0.18) * 3)
      let share =
        (1 - t * t) * 0.42 * smoothstep(0, height * 0.25, Float(horizon) - Float(y) + height * 0.12)
      let bow = Colour(red, green, blue, 0) * share
      let bright = old + bow * (Colour(repeating: 1) - old)
      return Colour(bright.x, bright.y, bright.z, 1)
    }
  }

  /// Curtains of green and violet light.
  func paintAurora() {
    let floor = Float(horizon)
    canvas.shade(rows: 0..<horizon) { x, y, old in
      let u = Float(x) / height
      let v = Float(y) / floor
      var glow = Colour.zero
      for band in 0..<2 {
        let shift = Float(band) * 3.3
        let bend = (Noise.fractal(u * 0.9 + shift, 0.5, octaves: 3, seed &+ 33) - 0.5) * 0.9
        let foot = 0.62 - Float(band) * 0.2 + bend * 0.6
        let above = foot - v
        guard above > -0.06 else { continue }
        let rays =
          0.45 + 0.55 * Noise.fractal(u * 15 + bend * 6, v * 0.5 + shift, octaves: 2, seed &+ 34)
        let body = smoothstep(-0.06, 0.02, above) * smoothstep(0.6, 0, above)
        let tone = mix(Colour(0.24, 0.95, 0.55, 0), Colour(0.55, 0.3, 0.85, 0), above * 2.2)
        glow += tone * (body * rays * 0.6)
      }
      return old + glow * (Colour(repeating: 1) - old)
    }
  }

  /// A forked flash and the light it throws.
  func paintLightning(_ object: SceneObject) {
    var dice = Dice(UInt64(seed) &+ 404)
    let pen = Pen(canvas: canvas, origin: .zero, unit: 1, light: light)
    var point = Point(Float(object.x) / 1000 * width, 0)
    canvas.glow(at: Point(point.x, height * 0.16), radius: height * 0.75, Colour(0.75, 0.8, 1, 0.5))
    var path = [point]
    let end = Float(horizon)
    while point.y < end {
      point += Point(dice.roll(-0.035, 0.035) * height, dice.roll(0.02, 0.05) * height)
      path.append(Point(point.x, min(point.y, end)))
      if dice.roll(0, 1) < 0.3 {
        let side: Float = dice.roll(0, 1) < 0.5 ? -1 : 1
        let fork = [
          point, point + Point(side * 0.04, 0.04) * height,
          point + Point(side * 0.05, 0.09) * height,
        ]
        bolt(pen, fork, height * 0.0013)
      }
    }
    bolt(pen, path, height * 0.0026)
  }

  private func bolt(_ pen: Pen, _ path: [Point], _ half: Float) {
    let flipped = path.map { Point($0.x, -$0.y) }
    for (scale, opacity) in [(Float(5), Float(0.12)), (2.4, 0.3), (1, 1)] {
      pen.fill(
        .line(flipped, widths: [half * scale, half * scale * 0.4], isSmooth: false),
        Colour(0.94, 0.95, 1, opacity))
    }
  }
}
