/// Applies instructions to a scene and keeps a note of each change.
struct SceneEditor {
  private(set) var scene: Scene
  /// What was done, in the order it was done.
  private(set) var notes: [Note] = []
  /// What was left alone on request.
  private(set) var kept: [Meaning] = []
  /// What could not be done: things to remove or change that are not there.
  private(set) var missing: [ObjectKind] = []
  private let isNew: Bool

  /// An editor of a scene; `isNew` while a scene is composed from its first prompt.
  init(_ scene: Scene, isNew: Bool = false) {
    self.scene = scene
    self.isNew = isNew
  }

  /// Applies what a prompt says.
  mutating func apply(_ reading: Reading) {
    let hasThings = reading.instructions.contains { if case .thing = $0 { true } else { false } }
    for instruction in reading.instructions {
      switch instruction {
      case .place(let place, let isDemanded, let isAdded):
        // A new scene has its places already; `add a hut by the lake` names where, `add mountains`
        // what lies behind, `make it a beach` asks for another place.
        if isNew { continue }
        if isAdded, scene.place != place, scene.place.canLieBefore(place) {
          scene.background = place
          notes.append(.background(place))
        } else if isDemanded || !hasThings || !reading.hasEditWords {
          change(to: place)
        }
      case .time(let time): change(to: time)
      case .weather(let weather): change(to: weather)
      case .clearWeather(let weather): clear(weather)
      case .clouds(let steps): changeClouds(by: steps)
      case .season(let season):
        if scene.season != season { notes.append(.season(season)) }
        scene.season = season
      case .look(let look):
        if scene.look != look { notes.append(.look(look)) }
        scene.look = look
      case .tint(let part, let pigment): tint(part, pigment)
      case .adjust(let mood, let steps): adjust(mood, by: steps)
      case .thing(let mention): take(mention)
      case .remove(let kind): remove(kind)
      case .replace(let kind, let mention): replace(kind, by: mention)
      case .keep(let meaning): kept.append(meaning)
      case .photo(let operation): flip(operation)
      }
    }
  }

  // MARK: Surroundings

  private mutating func change(to place: Place) {
    guard scene.place != place else { return }
    scene.place = place
    scene.background = nil
    if !isNew {
      notes.append(.place(place))
      // What stood there is set anew where it looks right in the new place.
      let old = scene.objects
      scene.objects = []
      for object in old {
        var new = Composer.object(object.kind, count: object.count, in: scene)
        new.pigment = object.pigment
        if object.kind == .sun || object.kind == .moon { (new.x, new.y) = (object.x, object.y) }
        scene.objects.append(new)
      }
    }
  }

  private mutating func change(to time: Daytime) {
    guard scene.time != time else { return }
    scene.time = time
    guard !isNew else { return }
    notes.append(.time(time))
    scene.objects.removeAll { [.sun, .moon, .stars].contains($0.kind) }
    addLights()
  }

  /// Gives the scene the sun, or the moon and stars, that its time of day has.
  mutating func addLights() {
    guard scene.place.hasSky, ![.forest].contains(scene.place) || scene.time == .night else {
      return
    }
    let isHidden = [.overcast, .rain, .snow, .fog, .storm].contains(scene.weather)
    func has(_ kind: ObjectKind) -> Bool { scene.objects.contains { $0.kind == kind } }
    if scene.time == .night {
      if !has(.stars), !isHidden || !isNew {
        scene.objects.insert(SceneObject(kind: .stars, x: 500, y: 200, size: 100), at: 0)
      }
      if !has(.moon), !isHidden || !isNew {
        scene.objects.insert(Composer.object(.moon, count: 1, in: scene), at: 0)
      }
    } else if !has(.sun), !has(.moon), !isHidden, scene.time != .dusk {
      scene.objects.insert(Composer.object(.sun, count: 1, in: scene), at: 0)
    }
  }

  private mutating func change(to weather: Weather) {
    guard scene.weather != weather else { return }
    scene.weather = weather
    notes.append(.weather(weather))
    if weather == .storm, !isNew, !scene.objects.contains(where: { $0.kind == .lightning }) {
      insert(Composer.object(.lightning, count: 1, in: scene))
    }
  }

  private mutating func clear(_ weather: Weather?) {
    let isCloudy = weather == .cloudy && scene.weather.hasClouds
    guard isCloudy || weather == scene.weather || weather == nil || weather == .storm else {
      return
    }
    guard scene.weather != .clear else { return }
    notes.append(.cleared(scene.weather == .overcast ? .cloudy : scene.weather))
    scene.weather = weather == .cloudy || weather == nil ? .clear : .cloudy
  }

  private mutating func changeClouds(by steps: Int) {
    let order: [Weather] = [.clear, .cloudy, .overcast]
    guard let index = order.firstIndex(of: scene.weather) else {
      if steps != 0 { scene.drama = min(3, max(-3, scene.drama + steps)) }
      notes.append(.clouds(steps))
      return
    }
    let new = isNew ? max(1, index) : max(0, min(2, index + steps))
    if new == index, !isNew, steps > 0 { scene.drama = min(3, scene.drama + 1) }
    scene.weather = order[new]
    notes.append(.clouds(steps))
  }

  private mutating func tint(_ part: Meaning.Part, _ pigment: Pigment) {
    switch part {
    case .water where scene.place.hasWater || scene.place == .underwater: scene.waterTint = pigment
    case .ground: scene.groundTint = pigment
    case .sky, .light, .background, .water: scene.skyTint = pigment
    }
    notes.append(.tint(part, pigment))
  }

  private mutating func adjust(_ mood: Meaning.Mood, by steps: Int) {
    func bounded(_ value: Int) -> Int { max(-3, min(3, value)) }
    switch mood {
    case .bright: scene.brightness = bounded(scene.brightness + steps)
    case .dark: scene.brightness = bounded(scene.brightness - steps)
    case .warm: scene.warmth = bounded(scene.warmth + steps)
    case .cool: scene.warmth = bounded(scene.warmth - steps)
    case .dramatic, .contrast: scene.drama = bounded(scene.drama + steps)
    case .soft: scene.drama = bounded(scene.drama - steps)
    case .calm:
      scene.reflection = bounded(scene.reflection + steps)
      if !isNew { scene.drama = bounded(scene.drama - steps) }
    case .reflection: scene.reflection = bounded(scene.reflection + steps * 2)
    }
    if mood == .dramatic, steps > 0, scene.weather == .clear, !isNew { scene.weather = .cloudy }
    notes.append(.adjusted(mood, steps))
  }

  private mutating func flip(_ operation: Meaning.PhotoVerb) {
    guard operation == .mirror else { return }
    for index in scene.objects.indices {
      scene.objects[index].x = 1000 - scene.objects[index].x
      scene.objects[index].isMirrored.toggle()
    }
    notes.append(.mirrored)
  }

  // MARK: Things

  private mutating func take(_ mention: Mention) {
    let found = scene.objects.lastIndex { $0.kind == mention.kind }
    let isUnique: Bool
    switch mention.kind {
    case .sun, .moon, .stars, .rainbow, .aurora, .lightning: isUnique = true
    default: isUnique = false
    }
    if let found, !isNew, isUnique || !mention.isAdded {
      guard mention.hasDetails else { return }
      return alter(found, mention)
    }
    if let found, isNew, isUnique { return alter(found, mention) }
    if mention.degree < 0 || mention.scale == .bigger || mention.scale == .smaller, !isNew {
      missing.append(mention.kind)
      return
    }
    add(mention)
  }

  private mutating func add(_ mention: Mention) {
    guard scene.objects.count < Scene.mostObjects else { return }
    // What it stands on or beside must be there first.
    if let anchor = mention.anchor, isNew, !scene.objects.contains(where: { $0.kind == anchor }) {
      var base = Mention(anchor)
      base.pigment = mention.anchorPigment
      base.count = mention.anchorCount
      add(base)
    }
    guard scene.objects.count < Scene.mostObjects else { return }
    var object = Composer.object(
      mention.kind, count: mention.count ?? Composer.usual(mention.kind), in: scene)
    object.pigment = mention.pigment
    Composer.arrange(&object, mention, in: scene)
    insert(object)
    notes.append(.added(object))
  }

  private mutating func insert(_ object: SceneObject) {
    guard scene.objects.count < Scene.mostObjects else { return }
    scene.objects.append(object)
  }

  private mutating func alter(_ index: Int, _ mention: Mention) {
    var object = scene.objects[index]
    if let pigment = mention.pigment {
      object.pigment = pigment
      notes.append(.recoloured(object.kind, pigment))
    }
    if mention.degree != 0, mention.pigment == nil, mention.scale == nil {
      object.count = max(
        1, min(24, mention.degree > 0 ? object.count + max(2, object.count / 2) : object.count / 2))
      notes.append(.recounted(object.kind, object.count))
    } else if let count = mention.count, count != object.count, count > 1 {
      object.count = count
      notes.append(.recounted(object.kind, count))
    }
    if mention.scale != nil || mention.spot != nil || mention.relation != nil {
      let before = object
      Composer.arrange(&object, mention, in: scene)
      if object.size != before.size {
        notes.append(.resized(object.kind, object.size > before.size))
      }
      if object.x != before.x || object.y != before.y {
        notes.append(.moved(object.kind, mention.spot))
      }
    }
    scene.objects[index] = object
  }

  private mutating func remove(_ kind: ObjectKind) {
    let count = scene.objects.count
    scene.objects.removeAll { $0.kind == kind }
    if scene.objects.count < count { notes.append(.removed(kind)) } else { missing.append(kind) }
  }

  private mutating func replace(_ kind: ObjectKind, by mention: Mention) {
    guard let index = scene.objects.lastIndex(where: { $0.kind == kind }) else {
      missing.append(kind)
      return add(mention)
    }
    let old = scene.objects[index]
    var new = Composer.object(mention.kind, count: mention.count ?? old.count, in: scene)
    if mention.kind.realm == old.kind.realm || old.kind.realm == .ground {
      (new.x, new.y) = (old.x, old.y)
    }
    new.x = old.x
    new.pigment = mention.pigment
    new.isMirrored = old.isMirrored
    scene.objects[index] = new
    notes.append(.replaced(kind, new.kind))
  }
}
