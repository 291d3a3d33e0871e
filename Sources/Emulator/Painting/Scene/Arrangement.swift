extension Composer {
  /// How many of a thing are meant when no number is said.
  static func usual(_ kind: ObjectKind) -> Int {
    switch kind {
    case .birds: 5
    case .fish: 3
    default: 1
    }
  }

  /// Moves and sizes a thing as a prompt says.
  static func arrange(_ object: inout SceneObject, _ mention: Mention, in scene: Scene) {
    switch mention.scale {
    case .big, .bigger: object.size = min(800, object.size * 7 / 5)
    case .small, .smaller: object.size = max(12, object.size * 5 / 7)
    case nil: break
    }
    let anchor = mention.anchor.flatMap { kind in
      scene.objects.last { $0.kind == kind || (kind == .boat && $0.kind == .ship) }
    }
    if let anchor, let relation = mention.relation {
      lean(&object, to: anchor, relation, mention.spot)
      return
    }
    switch mention.spot {
    case .left: object.x = object.x <= 300 ? max(60, object.x - 130) : 210
    case .right: object.x = object.x >= 700 ? min(940, object.x + 130) : 790
    case .middle: object.x = 500
    case .top where object.kind.realm == .sky, .higher: object.y = max(80, object.y - 120)
    case .bottom where object.kind.realm == .sky, .lower: object.y = min(950, object.y + 120)
    case .near where object.kind.realm != .sky:
      object.y = min(950, object.y + 110)
      object.size = object.size * 13 / 10
    case .far where object.kind.realm != .sky:
      let ground = Int(horizon(scene.place) * 1000)
      object.y = ground + 22
      object.size = object.size * 3 / 5
    default: break
    }
    if object.kind.realm != .sky { object.isMirrored = object.x > 520 }
  }

  /// Puts a thing on, beside, under or above another.
  private static func lean(
    _ object: inout SceneObject, to anchor: SceneObject, _ relation: Meaning.Relation,
    _ spot: Meaning.Spot?
  ) {
    // Three quarters of a height is about half the breadth of a thing on a wide picture.
    let half = anchor.size * 3 / 8
    switch relation {
    case .on where anchor.kind == .boat || anchor.kind == .ship:
      // Its crew stands in the hull, smaller than on land.
      object.size = min(object.size, anchor.size * 6 / 10)
      let side = spot == .stern ? -1 : spot == .bow ? 1 : 0
      let forward = anchor.isMirrored ? -side : side
      object.x = anchor.x + forward * half * 8 / 10 + (side == 0 ? -half * 6 / 10 : 0)
      object.y = anchor.y - anchor.size / 5
      object.isMirrored = forward == 0 ? anchor.isMirrored : forward < 0
    case .on where anchor.kind == .hill || anchor.kind == .peak:
      object.x = anchor.x
      object.y = anchor.y - anchor.size * 85 / 100
      object.size = object.size * 3 / 4
    case .on, .above:
      object.x = anchor.x
      let isTable = anchor.kind.realm == .table
      object.y = max(60, anchor.y - anchor.size * (relation == .on ? 95 : 125) / 100)
      if relation == .on, !isTable { object.size = min(object.size, max(40, anchor.size / 2)) }
    case .below:
      object.x = anchor.x + half / 3
      object.y = min(960, anchor.y + 12)
      object.size = min(object.size, max(60, anchor.size * 3 / 5))
    case .beside:
      let side = anchor.x < 620 ? 1 : -1
      object.x = max(50, min(950, anchor.x + side * (half + object.size / 3 + 20)))
      if object.kind.realm != .sky { object.y = anchor.y + 6 }
    case .behind:
      object.x = anchor.x + half / 2
      object.y = max(50, anchor.y - 30)
    case .before:
      object.x = anchor.x - half / 3
      object.y = min(960, anchor.y + 50)
    }
  }
}
