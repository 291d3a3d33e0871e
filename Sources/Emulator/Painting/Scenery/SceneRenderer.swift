internal import Foundation

/// Paints one scene at one size, layer over layer from the sky to the air before it.
struct SceneRenderer {
  let scene: Scene
  let canvas: Canvas
  let light: Light
  let seed: UInt32

  init(_ scene: Scene, width: Int, height: Int) {
    self.scene = scene
    canvas = Canvas(width: width, height: height)
    light = Light(scene)
    seed = UInt32(truncatingIfNeeded: scene.seed ^ (scene.seed >> 32))
  }

  /// A renderer that paints over a picture.
  init(_ scene: Scene, over canvas: Canvas) {
    self.scene = scene
    self.canvas = canvas
    light = Light(scene)
    seed = UInt32(truncatingIfNeeded: scene.seed ^ (scene.seed >> 32))
  }

  var width: Float { Float(canvas.width) }
  var height: Float { Float(canvas.height) }
  /// What sizes of things are shares of: the height, or less in upright formats.
  var stature: Float { min(height, width * 0.85) }
  /// The row of the horizon in pixels.
  var horizon: Int { Int(height * Composer.horizon(scene.place)) }

  /// Paints the scene without its technique.
  func paint() -> Canvas {
    switch scene.place {
    case .space: paintSpace()
    case .underwater: paintDepths()
    case .table: paintRoom()
    default:
      paintSky()
      paintObjects { $0.kind.isHeavenly }
      paintBackdrop()
      paintObjects { $0.kind.realm == .sky && !$0.kind.isHeavenly && $0.kind != .kite }
      paintObjects { $0.kind.realm == .far && !isNear($0) }
      paintForeground()
    }
    paintObjects {
      switch scene.place {
      case .space: true
      case .underwater, .table: ![.sun, .moon, .stars].contains($0.kind)
      default:
        $0.kind == .kite || ($0.kind.realm != .sky && ($0.kind.realm != .far || isNear($0)))
      }
    }
    paintWeather()
    paintVignette()
    return canvas
  }

  /// Whether a thing stands clearly before the horizon.
  private func isNear(_ object: SceneObject) -> Bool {
    Float(object.y) / 1000 * height > Float(horizon) + height * 0.02
  }

  /// What closes the view behind the ground or the water.
  private func paintBackdrop() {
    let season = scene.season
    let woods = Growth.foliage(season)
    if let background = scene.background {
      paintBackground(background)
      // The trees of a wood stand before whatever is behind it.
      guard scene.place == .forest else { return }
    }
    switch scene.place {
    case .lake, .river:
      paintMountains(base: horizon, top: 0.26, roughness: 1, layer: 1, snow: 0.5)
      paintHills(base: horizon, top: 0.07, colour: woods, distance: 0.62, trees: 0.006, layer: 2)
      paintHills(base: horizon, top: 0.035, colour: woods, distance: 0.4, trees: 0.018, layer: 3)
    case .mountains:
      paintMountains(base: horizon, top: 0.46, roughness: 1.2, layer: 1, snow: 0.62)
      paintMountains(base: horizon, top: 0.2, roughness: 1, layer: 5, snow: 0.1)
      paintHills(base: horizon, top: 0.07, colour: woods, distance: 0.45, trees: 0.02, layer: 2)
    case .sea, .beach:
      paintHills(
        base: horizon, top: 0.05, colour: Colour(hex: 0x6A_7C84), distance: 0.75, trees: 0,
        layer: 2, span: 0.62...1.1)
    case .meadow, .garden, .village:
      paintMountains(base: horizon, top: 0.15, roughness: 0.6, layer: 1, snow: 0)
      paintHills(base: horizon, top: 0.09, colour: woods, distance: 0.6, trees: 0.004, layer: 2)
      paintHills(base: horizon, top: 0.045, colour: woods, distance: 0.4, trees: 0.012, layer: 3)
    case .snowfield:
      paintMountains(base: horizon, top: 0.24, roughness: 0.9, layer: 1, snow: 1)
      paintHills(
        base: horizon, top: 0.05, colour: Colour(hex: 0x3F_5A54), distance: 0.55, trees: 0.03,
        layer: 3)
    case .desert:
      paintHills(
        base: horizon, top: 0.13, colour: Colour(hex: 0xB0_6A48), distance: 0.55, trees: 0,
        layer: 2)
    case .forest:
      paintHills(base: horizon, top: 0.36, colour: woods, distance: 0.8, trees: 0.05, layer: 2)
      paintHills(base: horizon, top: 0.26, colour: woods, distance: 0.6, trees: 0.08, layer: 3)
    case .city: paintSkyline()
    case .alley:
      paintHills(base: horizon, top: 0.1, colour: woods, distance: 0.7, trees: 0.01, layer: 2)
    case .space, .underwater, .table: break
    }
  }

  /// Ground or water from the horizon to the lower edge.
  private func paintForeground() {
    switch scene.place {
    case .lake, .sea:
      paintWater(from: horizon, to: canvas.height)
      paintBank()
    case .river:
      paintMeadow()
      paintRiver()
    case .beach:
      paintWater(from: horizon, to: canvas.height)
      paintSand()
    case .mountains, .meadow, .garden, .village, .forest: paintMeadow()
    case .snowfield: paintSnow()
    case .desert: paintDunes()
    case .city: paintStreet()
    case .alley: paintAlley()
    case .space, .underwater, .table: break
    }
    paintGrove()
    if scene.place == .forest { paintTrunks() }
  }

  /// Draws the chosen things, those that stand farther away first.
  private func paintObjects(_ isChosen: (SceneObject) -> Bool) {
    let chosen = scene.objects.filter(isChosen)
    for object in chosen.sorted(by: { waterline($0) < waterline($1) }) { paint(object) }
  }

  /// Darker corners, as a lens makes them.
  private func paintVignette() {
    let (w, h) = (width, height)
    canvas.shade { x, y, old in
      let dx = Float(x) / w - 0.5
      let dy = Float(y) / h - 0.48
      let distance = dx * dx + dy * dy
      let dark = old * (1 - max(0, distance - 0.12) * 0.62)
      return Colour(dark.x, dark.y, dark.z, 1)
    }
  }
}
