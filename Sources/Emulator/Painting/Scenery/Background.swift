extension SceneRenderer {
  /// What a prompt sets behind the place: mountains behind a lake, a forest at its shore.
  func paintBackground(_ background: Place) {
    let woods = Growth.foliage(scene.season)
    let isShore = scene.place == .sea || scene.place == .beach
    switch background {
    case .mountains:
      paintMountains(base: horizon, top: 0.34, roughness: 1.15, layer: 1, snow: 0.6)
      paintMountains(base: horizon, top: 0.15, roughness: 1, layer: 5, snow: 0.08)
      paintHills(
        base: horizon, top: isShore ? 0.03 : 0.05, colour: woods, distance: 0.5, trees: 0.01,
        layer: 2)
      if !isShore {
        paintHills(base: horizon, top: 0.03, colour: woods, distance: 0.36, trees: 0.018, layer: 3)
      }
    case .forest:
      paintMountains(base: horizon, top: 0.17, roughness: 0.6, layer: 1, snow: 0)
      paintHills(base: horizon, top: 0.13, colour: woods, distance: 0.66, trees: 0.026, layer: 2)
      paintHills(base: horizon, top: 0.075, colour: woods, distance: 0.42, trees: 0.045, layer: 3)
    case .city: paintSkyline()
    case .desert:
      paintHills(
        base: horizon, top: 0.14, colour: Colour(hex: 0xB0_6A48), distance: 0.6, trees: 0, layer: 2)
      paintHills(
        base: horizon, top: 0.06, colour: Colour(hex: 0xD4_A470), distance: 0.4, trees: 0, layer: 3)
    default:
      paintMountains(base: horizon, top: 0.26, roughness: 0.9, layer: 1, snow: 1)
      paintHills(
        base: horizon, top: 0.05, colour: Colour(hex: 0x3F_5A54), distance: 0.55, trees: 0.03,
        layer: 3)
    }
  }
}
