extension Canvas {
  /// Gives flat shapes volume: their side towards the light is lit, the other one shaded.
  ///
  /// The softened opacity is taken as height; its slope along the light is the shading.
  func emboss(towards light: Point, radius: Int, strength: Float, grain seed: UInt32) {
    let radius = max(1, radius)
    // Opacity and brightness of a small copy serve as height; they are soft anyway.
    let step = max(1, radius / 3)
    let small = resized(width: max(2, width / step), height: max(2, height / step))
    let height = small.blurred(radius: max(1, radius / step))
    let sx = Float(small.width) / Float(width)
    let sy = Float(small.height) / Float(self.height)
    let reach = Float(radius)
    let length = max(0.001, (light.x * light.x + light.y * light.y).squareRoot())
    let dx = light.x / length * reach
    let dy = light.y / length * reach
    shade { x, y, old in
      guard old.w > 0.01 else { return old }
      let px = Float(x) + 0.5
      let py = Float(y) + 0.5
      let lit = height.sample((px + dx) * sx, (py + dy) * sy).w
      let dark = height.sample((px - dx) * sx, (py - dy) * sy).w
      let slope = (dark - lit) * strength
      let noise = (Noise.white(x, y, seed) - 0.5) * 0.03
      let factor = 1 + (slope > 0 ? slope * 0.9 : slope * 0.75) + noise
      let veil = max(0, slope) * 0.10 * old.w
      return Colour(
        min(old.w, old.x * factor + veil), min(old.w, old.y * factor + veil * 0.95),
        min(old.w, old.z * factor + veil * 0.85), old.w)
    }
  }
}
