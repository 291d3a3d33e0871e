internal import Foundation

extension SceneRenderer {
  /// The colour of the water itself.
  private var deep: Colour {
    let own = scene.place == .beach ? Colour(hex: 0x2E_9CA4) : Colour(hex: 0x24_5A74)
    let base = scene.waterTint.map { $0.colour.scaled(0.85) } ?? own
    return mix(light.lit(base, 0.8), light.zenith.scaled(0.8), scene.waterTint == nil ? 0.35 : 0.1)
  }

  /// Water that mirrors what is painted above its upper row, ruffled more the nearer it is.
  func paintWater(from top: Int, to bottom: Int) {
    let isSea = scene.place == .sea || scene.place == .beach
    let calm = Float(scene.reflection)
    let storm: Float = scene.weather == .storm ? 1.8 : scene.weather == .rain ? 1.25 : 1
    let ruffle = (isSea ? 1.5 : 0.62) * storm * powf(0.55, max(-2, calm))
    let clarity = max(0.2, min(0.96, (isSea ? 0.58 : 0.78) + calm * 0.13 - (storm - 1) * 0.2))
    let depth = Float(max(1, canvas.height - top))
    let source = light.source.x * width
    let hasSource =
      scene.objects.contains { $0.kind == .sun || $0.kind == .moon }
      && (scene.weather == .clear || scene.weather == .cloudy)
    let isLow = light.source.y > 0.2 || light.isNight
    let glitter: Float = hasSource ? (isLow ? 0.95 : 0.4) : 0
    let body = deep
    let tinted: Float = scene.waterTint == nil ? 1 : 0.55
    // The mirror image is read while rows below are written, so it must stay above `top`.
    canvas.shade(rows: top..<bottom) { x, y, _ in
      let t = (Float(y - top) + 0.5) / depth
      let distance = 1 / (t + 0.035)
      let u = (Float(x) - width / 2) / height * distance * 1.6
      let v = distance * 5.5
      let wave = Noise.fractal(u * 1.4, v * 1.3, octaves: 3, seed &+ 71) - 0.5
      let chop = Noise.value(u * 4.2, v * 3.1, seed &+ 72) - 0.5
      let slope = (wave + chop * 0.55) * ruffle
      let mirrorY = Float(top) - (Float(y - top) + 0.5) * 0.92 - slope * height * 0.09 * (t + 0.1)
      let mirrorX = Float(x) + 0.5 + chop * ruffle * height * 0.012 * (t + 0.15)
      let seen = canvas.sample(mirrorX, max(0.5, min(Float(top) - 1.5, mirrorY)))
      let facing = clarity * tinted * (1 - t * 0.5) * (1 - max(-0.25, min(0.3, slope * 0.7)))
      var colour = mix(body, seen.scaled(0.94), facing)
      // Crests catch the sky.
      colour += (light.horizon - colour) * max(0, slope - 0.16) * 0.5
      if glitter > 0 {
        let spread = width * (0.014 + t * 0.085)
        let across = (Float(x) - source) / spread
        let lane = max(0, 1 - across * across * 0.35)
        let sparkle = smoothstep(0.56 - lane * 0.2, 0.8, wave + chop * 0.7 + 0.5)
        let share = lane * lane * glitter * (sparkle * 0.85 + 0.16) * (1 - t * 0.35)
        colour += (mix(light.key, Colour(repeating: 1), 0.3) - colour) * min(0.95, share)
      }
      if isSea {
        let crest = smoothstep(0.27 - (storm - 1) * 0.08, 0.4, wave + chop * 0.22)
        colour +=
          (light.lit(Colour(hex: 0xF4_F8F8)) - colour) * crest * smoothstep(0.04, 0.5, t) * 0.7
      }
      // The far edge melts into the air.
      colour = mix(colour, light.haze, smoothstep(0.05, 0, t) * 0.4)
      colour.w = 1
      return colour
    }
  }

  /// A winding river across the meadow.
  func paintRiver() {
    let mirror = canvas.copy()
    let top = horizon
    let depth = Float(canvas.height - top)
    let body = deep
    let bank = light.lit(Colour(hex: 0x8A_7650), 0.7)
    let calm = powf(0.6, Float(scene.reflection))
    canvas.shade(rows: top..<canvas.height) { x, y, old in
      let t = (Float(y - top) + 0.5) / depth
      let bend = sin(t * 4.6 + 0.6) * (1 - t) * 0.24 + (t - 0.5) * 0.14
      let middle = (0.52 + bend) * width
      let ragged = (Noise.fractal(Float(y) / height * 22, 0.5, octaves: 3, seed &+ 81) - 0.5) * 0.12
      let half = width * (0.012 + t * t * 0.30 + t * 0.10) * (1 + ragged)
      let inside = half - abs(Float(x) - middle)
      let edge = smoothstep(-height * 0.012 * (t + 0.15), 0, inside)
      guard edge > 0 else { return old }
      let cover = smoothstep(0, 2 + t * 4, inside)
      let distance = 1 / (t + 0.05)
      let u = (Float(x) - width / 2) / height * distance * 2
      let wave = Noise.fractal(u * 1.5, distance * 6, octaves: 3, seed &+ 71) - 0.5
      let seenY = Float(top) - Float(y - top) * 0.9 - wave * height * 0.05 * calm * (t + 0.1)
      let seen = mirror.sample(Float(x) + wave * 6, max(0.5, min(Float(top) - 1.5, seenY)))
      let tinted: Float = scene.waterTint == nil ? 0.72 : 0.4
      var water = mix(body, seen, tinted * (1 - t * 0.35))
      water += (light.horizon - water) * max(0, wave - 0.12) * 0.9
      water = water.scaled(1 - smoothstep(half * 0.2, 0, inside) * 0.22)
      let shore = mix(old, bank, edge * 0.75)
      return mix(shore, Colour(water.x, water.y, water.z, 1), cover)
    }
  }
}
