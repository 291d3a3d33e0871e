extension SceneRenderer {
  /// Small trees, bushes and stones of the middle distance, which belong to the land and not to
  /// the things of the scene.
  func paintGrove() {
    let kinds: [ObjectKind]
    switch (scene.place, scene.background) {
    case (.lake, .forest?), (.sea, .forest?), (.beach, .forest?): kinds = [.pine, .pine, .tree]
    default: kinds = SceneRenderer.growth(scene.place)
    }
    guard !kinds.isEmpty else { return }
    let ground = Composer.horizon(scene.place) * 1000
    var dice = Dice(UInt64(seed) &+ 31_337)
    let isWood = scene.place == .forest || scene.background == .forest
    let count = isWood ? 16 : scene.place == .garden ? 13 : 10
    let grove = (0..<count).map { index -> SceneObject in
      let kind = kinds[index % kinds.count]
      let depth = dice.roll(0, 1)
      // The sides are thicker with it than the middle.
      let side = dice.roll(0, 1)
      let x =
        index % 4 == 0 ? dice.roll(0.02, 0.98) : side < 0.5 ? side * 0.6 : 1 - (1 - side) * 0.6
      let far = Float(Composer.size(kind)) * (kind == .bush || kind == .rock ? 0.4 : 0.17)
      return SceneObject(
        kind: kind, x: Int(x * 1000),
        y: Int(ground + 5 + depth * (scene.place == .lake || scene.place == .sea ? 4 : 42)),
        size: Int(far * (0.7 + depth * 0.65) * dice.roll(0.8, 1.2)), isMirrored: index % 2 == 0)
    }
    for object in grove.sorted(by: { $0.y < $1.y }) { paint(object) }
  }

  /// What grows in the middle distance of a place.
  private static func growth(_ place: Place) -> [ObjectKind] {
    switch place {
    case .meadow, .village, .river: [.tree, .bush, .tree, .bush, .pine]
    case .garden: [.bush, .tree, .flowers, .bush]
    case .mountains, .snowfield: [.pine, .pine, .rock]
    case .desert: [.rock, .cactus, .rock]
    case .forest: [.bush, .bush, .flowers]
    default: []
    }
  }
}
