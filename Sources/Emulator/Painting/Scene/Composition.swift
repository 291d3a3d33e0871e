/// A scene composed from a first prompt.
struct Composition {
  private(set) var scene: Scene

  init(_ reading: Reading, seed: UInt64) {
    let setting = Setting(reading)
    var start = Scene(place: setting.place, seed: seed)
    start.background = setting.background
    let times = reading.instructions.compactMap { instruction -> Daytime? in
      if case .time(let time) = instruction { time } else { nil }
    }
    let named = Set(
      reading.instructions.compactMap { instruction -> ObjectKind? in
        if case .thing(let mention) = instruction { mention.kind } else { nil }
      })
    let nightly: Set<ObjectKind> = [.moon, .stars, .aurora, .lantern]
    start.time = times.last ?? (named.isDisjoint(with: nightly) ? .day : .night)
    start.weather = start.time == .night ? .clear : .cloudy
    var editor = SceneEditor(start, isNew: true)
    // The scene's own instructions come first, so that things stand where its place has them.
    var ordered = reading
    ordered.instructions = reading.instructions.filter { Composition.isSurrounding($0) }
    editor.apply(ordered)
    editor.addLights()
    ordered.instructions = reading.instructions.filter { !Composition.isSurrounding($0) }
    editor.apply(ordered)
    scene = editor.scene
    if scene.season == .winter, scene.weather == .cloudy, scene.place == .meadow {
      scene.place = .snowfield
    }
    furnish(reading)
  }

  /// Whether a prompt asks for another picture instead of a change.
  static func startsAnew(_ prompt: String) -> Bool {
    let prompt = prompt.lowercased()
    return [
      "new picture", "start over", "from scratch", "another picture", "new image", "重新画",
      "重画", "新画一", "另画", "换一张图", "重新開始",
    ].contains { prompt.contains($0) }
  }

  private static func isSurrounding(_ instruction: Instruction) -> Bool {
    switch instruction {
    case .thing, .remove, .replace: false
    default: true
    }
  }

  private static func places(_ reading: Reading) -> [Place] {
    reading.instructions.compactMap { instruction -> Place? in
      if case .place(let place, _, _) = instruction { place } else { nil }
    }
  }

  /// Adds what a place is bare without, if the prompt names little.
  private mutating func furnish(_ reading: Reading) {
    let removed = Set(
      reading.instructions.compactMap { instruction -> ObjectKind? in
        if case .remove(let kind) = instruction { kind } else { nil }
      })
    scene.objects.removeAll { removed.contains($0.kind) }
    let places = Composition.places(reading)
    let named = scene.objects.filter {
      $0.kind.realm != .sky || ![.sun, .moon, .stars].contains($0.kind)
    }
    var wanted: [(ObjectKind, Int)] = []
    if scene.place != .village, places.contains(.village) { wanted.append((.house, 3)) }
    let isTable = named.contains { $0.kind.realm == .table }
    if scene.place == .table, !isTable, !named.isEmpty { wanted += [(.vase, 1), (.fruit, 1)] }
    if named.isEmpty { wanted += Composition.furniture(scene.place) }
    if scene.place == .garden, named.count < 3, !named.contains(where: { $0.kind == .tree }) {
      wanted.append((.tree, 1))
    }
    if scene.place == .village, !named.contains(where: { $0.kind == .house }) {
      wanted = [(.house, 1), (.house, 1)] + wanted.filter { $0.0 != .house }
    }
    if scene.place == .village, !removed.contains(.house) {
      // The rest of the village, farther off.
      let ground = Int(Composer.horizon(.village) * 1000)
      scene.objects.append(SceneObject(kind: .house, x: 500, y: ground + 24, size: 85, count: 4))
    }
    for (kind, count) in wanted
    where !removed.contains(kind) && scene.objects.count < Scene.mostObjects {
      if kind == .birds, scene.time == .night || scene.weather == .storm { continue }
      scene.objects.append(Composer.object(kind, count: count, in: scene))
    }
  }

  private static func furniture(_ place: Place) -> [(ObjectKind, Int)] {
    switch place {
    case .lake: [(.boat, 1), (.birds, 5)]
    case .sea: [(.ship, 1), (.lighthouse, 1), (.birds, 5)]
    case .beach: [(.palm, 1), (.umbrella, 1), (.boat, 1)]
    case .river: [(.willow, 1), (.bridge, 1), (.birds, 4)]
    case .mountains: [(.pine, 3), (.house, 1), (.birds, 3)]
    case .forest: [(.fox, 1), (.mushroom, 2)]
    case .meadow: [(.tree, 1), (.horse, 1), (.birds, 5)]
    case .desert: [(.cactus, 2), (.rock, 1)]
    case .snowfield: [(.pine, 3), (.house, 1)]
    case .village: [(.house, 1), (.house, 1), (.tree, 1), (.birds, 4)]
    case .alley: [(.person, 1)]
    case .city: [(.car, 1), (.person, 1)]
    case .garden: [(.tree, 1), (.bench, 1), (.flowers, 2)]
    case .table: [(.vase, 1), (.fruit, 1), (.cup, 1)]
    case .space: [(.rocket, 1), (.planet, 1)]
    case .underwater: [(.fish, 3), (.whale, 1)]
    }
  }
}
