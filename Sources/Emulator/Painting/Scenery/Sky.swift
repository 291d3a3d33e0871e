internal import Foundation

extension SceneRenderer {
  /// The sky down to the horizon: gradient, halo of the sun or moon, clouds.
  func paintSky() {
    let floor = Float(max(1, horizon))
    let source = Point(light.source.x * width, light.source.y * height)
    let hasSource = scene.objects.contains { $0.kind == .sun || $0.kind == .moon }
    let isLow = scene.time == .sunset || scene.time == .dawn || scene.time == .dusk
    let halo: Float = hasSource ? (light.isNight ? 0.34 : isLow ? 0.7 : 0.42) : 0.15
    let veiled = scene.weather == .clear || scene.weather == .cloudy ? halo : halo * 0.3
    let reach = height * (isLow ? 0.62 : 0.46)
    canvas.shade(rows: 0..<min(canvas.height, horizon + 2)) { x, y, _ in
      let t = Float(y) / floor
      var colour =
        t < 0.55
        ? mix(light.zenith, light.middle, t / 0.55)
        : mix(light.middle, light.horizon, smoothstep(0, 1, (t - 0.55) / 0.45))
      let dx = (Float(x) - source.x) / reach * (isLow ? 0.62 : 1)
      let dy = (Float(y) - source.y) / reach
      let near = max(0, 1 - (dx * dx + dy * dy).squareRoot())
      let share = near * near * veiled
      colour += (light.key - colour) * share
      colour.w = 1
      return colour
    }
    if scene.place != .space { paintClouds() }
  }

  /// Clouds of value noise, lit from where the light stands.
  private func paintClouds() {
    let cover: Float
    switch scene.weather {
    case .clear, .fog: return
    case .cloudy: cover = 0.46
    case .overcast: cover = 0.66
    case .rain, .snow: cover = 0.7
    case .storm: cover = 0.78
    }
    let amount = min(0.86, cover + Float(scene.drama) * 0.05)
    // Clouds are soft: a third of the resolution serves.
    let scale: Float = canvas.width > 900 ? 3 : 1
    let layer = Canvas(width: Int(width / scale), height: Int(Float(horizon) / scale) + 1)
    let unit = Float(layer.height) * 1.0
    let aspect = Float(layer.width) / unit
    let source = Point(light.source.x * aspect, light.source.y * height / Float(max(1, horizon)))
    let drama = Float(max(0, scene.drama))
    layer.shade { x, y, _ in
      let px = Float(x) / unit
      let py = Float(y) / unit
      // Nearer the horizon clouds are smaller and flatter.
      let depth = 1 / (0.32 + max(0, 1 - py) * 0.95)
      let u = (px - aspect / 2) * depth * 1.15 + 7
      let v = py * depth * 2.6
      let warp = Noise.fractal(u * 1.3 + 11, v * 1.3, octaves: 2, seed &+ 5) - 0.5
      let a = Noise.fractal(u * 1.5 + warp * 0.9, v * 1.5 + warp * 0.5, octaves: 6, seed &+ 9)
      let edge = 1 - amount
      let soft: Float = 0.13 + 0.1 * amount
      let density = smoothstep(edge * 0.62 + 0.16, edge * 0.62 + 0.16 + soft, a)
      guard density > 0.003 else { return .zero }
      var towards = source - Point(px, py)
      let far = max(0.05, (towards.x * towards.x + towards.y * towards.y).squareRoot())
      towards = towards / far * 0.16
      let b = Noise.fractal(
        (u + towards.x) * 1.5 + warp * 0.9, (v + towards.y * 1.6) * 1.5 + warp * 0.5, octaves: 4,
        seed &+ 9)
      let face = smoothstep(-0.16 - drama * 0.02, 0.17, a * 0.75 + 0.11 - b + 0.02)
      var colour = mix(light.cloudShade, light.cloudLit, face * (1.1 - density * 0.35))
      // A bright rim where the light stands behind a thin edge.
      let rim = max(0, 1 - far * 1.5) * (1 - density)
      colour += (light.key - colour) * min(1, rim * 0.9)
      let low = smoothstep(1.02, 0.72, py)
      let opacity = density * (0.25 + 0.75 * low) * 0.96
      return Colour(colour.x, colour.y, colour.z, 1) * opacity
    }
    let (sx, sy) = (Float(layer.width) / width, Float(layer.height) / Float(horizon + 1))
    canvas.shade(rows: 0..<horizon + 1) { x, y, old in
      let cloud = layer.sample((Float(x) + 0.5) * sx, (Float(y) + 0.5) * sy)
      return cloud + old * (1 - cloud.w)
    }
  }

  /// Stars over the upper sky, with a faint band of the galaxy.
  func paintStars(_ object: SceneObject, floor: Int) {
    let veil: Float = scene.weather == .clear ? 1 : scene.weather == .cloudy ? 0.7 : 0.3
    let visible: Float = light.isNight || scene.place == .space ? veil : veil * 0.45
    let (w, h) = (width, height)
    let bottom = Float(max(1, floor))
    canvas.shade(rows: 0..<floor) { x, y, old in
      let u = Float(x) / h
      let v = Float(y) / h
      let across = (v - 0.34 + (u - 0.8) * 0.42) * 3.4
      let band = max(0, 1 - across * across)
      guard band > 0 else { return old }
      let dust = Noise.fractal(u * 4, v * 4, octaves: 4, seed &+ 61)
      let glow = band * band * max(0, dust - 0.3) * 0.42 * visible * (1 - Float(y) / bottom)
      return old + Colour(0.62, 0.66, 0.92, 0) * glow
    }
    var dice = Dice(UInt64(seed) &+ 4041)
    let cap = scene.place == .space ? 700 : 460
    for index in 0..<cap {
      let x = dice.roll(0, w)
      let y = dice.roll(0, 1)
      let bright = powf(dice.roll(0, 1), 3)
      let place = Point(x, (scene.place == .space ? y : y * y * 0.4 + y * 0.6) * bottom)
      let fade = scene.place == .space ? 1 : 1 - place.y / bottom
      let size = max(0.9, h * (0.0006 + bright * 0.0014))
      let tone = mix(Colour(hex: 0xC8_D8FF), Colour(hex: 0xFF_EED0), dice.roll(0, 1))
      let strength = min(1, (0.3 + bright) * visible * (0.25 + fade))
      canvas.glow(at: place, radius: size * 1.9, tone.faded(strength))
      if index % 40 == 0 {
        canvas.glow(at: place, radius: size * 9, tone.faded(0.28 * visible * fade))
        canvas.glow(at: place, radius: size * 2.6, Colour(1, 1, 1, visible * fade))
      }
    }
  }
}
