internal import Foundation

/// Knows where in a picture things look right.
enum Composer {
  /// Where the horizon lies, as a share of the height from the top.
  static func horizon(_ place: Place) -> Float {
    switch place {
    case .lake: 0.56
    case .sea: 0.58
    case .beach: 0.50
    case .river: 0.54
    case .mountains: 0.68
    case .forest: 0.60
    case .meadow, .garden: 0.60
    case .desert: 0.56
    case .snowfield: 0.60
    case .village: 0.57
    case .city: 0.66
    case .alley: 0.5
    case .table: 0.66
    case .space: 1
    case .underwater: 0.85
    }
  }

  /// The height of a thing in the middle distance, in thousandths of the picture's height.
  static func size(_ kind: ObjectKind) -> Int {
    switch kind {
    case .sun: 105
    case .moon: 115
    case .stars, .aurora, .lightning: 100
    case .rainbow: 620
    case .balloon: 260
    case .kite: 105
    case .birds: 26
    case .plane: 75
    case .rocket: 280
    case .planet: 210
    case .ufo: 90
    case .boat: 290
    case .ship: 390
    case .duck: 85
    case .whale: 130
    case .fish: 80
    case .lotus: 60
    case .house: 235
    case .lighthouse: 330
    case .bridge: 170
    case .pagoda: 370
    case .castle: 300
    case .windmill: 290
    case .tower: 420
    case .tent: 150
    case .tree: 430
    case .pine: 410
    case .palm: 430
    case .bamboo: 430
    case .willow: 400
    case .cactus: 230
    case .flowers: 120
    case .bush: 90
    case .rock: 75
    case .peak: 330
    case .hill: 250
    case .mushroom: 90
    case .person: 235
    case .cat: 200
    case .dog: 180
    case .horse: 280
    case .heron: 220
    case .rabbit: 130
    case .fox: 170
    case .bear: 170
    case .robot: 310
    case .snowman: 240
    case .umbrella: 190
    case .car: 150
    case .bicycle: 150
    case .lantern: 105
    case .bench: 105
    case .campfire: 100
    case .fence: 75
    case .cup: 165
    case .vase: 400
    case .bottle: 330
    case .book: 75
    case .fruit: 180
    case .candle: 270
    }
  }

  /// Sets a thing where it looks right among those that are there already.
  static func object(_ kind: ObjectKind, count: Int, in scene: Scene) -> SceneObject {
    let ground = Int(horizon(scene.place) * 1000)
    var object = SceneObject(kind: kind, x: 500, y: 500, size: size(kind), count: count)
    let taken = scene.objects.filter { isRival($0.kind, kind) }.map(\.x)
    object.x = freest(columns(kind, in: scene), from: taken)
    let turn = scene.objects.count
    switch kind {
    case .sun:
      switch scene.time {
      case .dawn, .sunset, .dusk:
        (object.x, object.y) = (
          scene.time == .dawn ? 300 : 660,
          ground - (scene.background == .mountains ? 370 : hasRange(scene.place) ? 265 : 150)
        )
      default: (object.x, object.y) = (240, 170)
      }
    case .moon:
      let isRight = scene.objects.contains { $0.kind == .sun && $0.x > 500 }
      (object.x, object.y) = (isRight ? 290 : 700, 180)
    case .birds: object.y = 210 + turn % 3 * 40
    case .rainbow: object.x = 560
    case .lightning: object.x = 640
    case .lantern where scene.place.hasLamppost:
      stand(&object, in: scene)
      object.size = 190
    case .lantern where scene.place != .table: object.y = max(150, ground - 130 + turn % 2 * 60)
    case .balloon:
      // Many balloons hang at different distances all over the sky.
      object.y = (count > 1 ? 430 : 400) + turn % 3 * 70
      if count > 1 { (object.x, object.size) = (500, object.size * 4 / 5) }
    case .kite: object.y = 300
    case .rocket: object.y = scene.place == .space ? 640 : 470
    case .planet: object.y = scene.place == .space ? 380 : 300
    default:
      if kind.realm == .sky {
        object.y = 280 + turn % 3 * 50
      } else {
        stand(&object, in: scene)
      }
    }
    // In the rain somebody carries it.
    if kind == .umbrella, scene.weather == .rain { object.size = object.size * 5 / 4 }
    // A large group is drawn smaller, so that all of it finds room.
    let room = Int(breadth(kind) * Float(object.size * count) / 1.78)
    if count > 1, room > 820 { object.size = object.size * 820 / room }
    object.isMirrored = object.x > 520 && kind.realm != .sky
    if scene.place == .table, kind.realm != .table, kind.realm != .sky {
      object.size = object.size * 5 / 4
    }
    return object
  }

  /// Whether mountains close the view, so that a low sun must stand above them.
  private static func hasRange(_ place: Place) -> Bool {
    switch place {
    case .lake, .river, .mountains, .snowfield: true
    default: false
    }
  }

  /// Puts the foot of a thing on the ground, the water or the table.
  private static func stand(_ object: inout SceneObject, in scene: Scene) {
    let ground = Int(horizon(scene.place) * 1000)
    let kind = object.kind
    let behind = scene.objects.filter { $0.kind.realm != .sky }.count % 3
    switch scene.place {
    case .table: object.y = 800 + behind * 45
    case .space: object.y = kind == .rocket ? 640 : 560 + behind * 80
    case .underwater: object.y = kind.realm == .water ? 420 + behind * 130 : 900
    case .lake, .sea:
      switch kind.realm {
      case .water: object.y = kind == .duck || kind == .lotus ? 860 : ground + 190 + behind * 40
      case .far: object.y = ground + 16
      default:
        // People, animals and plants stand on the near shore; big ones on the far one.
        if kind == .bridge {
          (object.x, object.y) = (500, ground + 70)
        } else if isPlant(kind), object.count > 1 {
          // A group of trees finds room on the far shore only.
          (object.x, object.y, object.size) = (360, ground + 5, object.size * 2 / 5)
        } else if [.house, .pagoda, .tent].contains(kind) {
          object.y = ground + 6
          object.size = object.size * 3 / 4
        } else {
          object.y = 915 + behind * 20
        }
      }
    case .beach:
      switch kind.realm {
      case .water: object.y = 600 + behind * 25
      case .far: object.y = ground + 12
      default: object.y = 880 + behind * 35
      }
    case .river:
      if kind.realm == .water {
        (object.x, object.y) = (520, 800 + behind * 40)
        // Several must find room between the banks.
        if object.count > 1 { object.size = object.size / 2 }
      } else if kind == .bridge {
        (object.x, object.y, object.size) = (540, 730, 190)
      } else {
        object.y = kind.realm == .far ? ground + 30 : 720 + behind * 60
      }
    case .alley:
      object.y = 800 + behind * 45
      object.size = object.size * (object.y - 500) / 330
    case .city: object.y = kind.realm == .far ? ground + 10 : 860 + behind * 30
    default:
      if kind.realm == .far {
        object.y = ground + (kind == .hill ? 55 : 25)
      } else if [.house, .pagoda, .bridge].contains(kind) {
        object.y = ground + 110 + behind * 35
      } else {
        object.y = ground + (1000 - ground) * (46 + behind * 14) / 100
      }
    }
  }

  /// Columns in which such a thing looks right, the best first.
  private static func columns(_ kind: ObjectKind, in scene: Scene) -> [Int] {
    switch (scene.place, kind.realm) {
    case (.alley, _): [540, 455, 590, 410]
    case (_, .sky): [640, 380, 780, 220, 500]
    case (.lake, .ground) where ![.house, .pagoda, .tent, .bridge].contains(kind):
      [150, 80, 235, 300]
    case (.sea, .ground): [130, 60, 210, 280]
    case (.lake, .ground): [760, 860, 640]
    case (_, .far) where kind == .hill: [600, 380]
    case (_, .far): [790, 180, 620, 330]
    case (.beach, .ground): [700, 300, 840, 160, 560]
    case (.river, .ground): [250, 800, 140, 900]
    case (.table, _): [560, 700, 420, 820, 300]
    case (.forest, _): [560, 420, 660, 330]
    case (.village, .ground) where kind == .house: [260, 720, 150, 850, 380]
    case (.city, .ground) where kind == .car: [640, 480, 760]
    default: [360, 690, 540, 200, 830]
    }
  }

  /// The first column that keeps clear of the taken ones, else the clearest.
  private static func freest(_ columns: [Int], from taken: [Int]) -> Int {
    func gap(_ column: Int) -> Int { taken.map { abs($0 - column) }.min() ?? 1000 }
    return columns.first { gap($0) >= 110 } ?? columns.max { gap($0) < gap($1) } ?? 500
  }

  private static func isPlant(_ kind: ObjectKind) -> Bool {
    switch kind {
    case .tree, .pine, .palm, .bamboo, .willow: true
    default: false
    }
  }

  private static func isRival(_ one: ObjectKind, _ other: ObjectKind) -> Bool {
    if one == .stars || one == .aurora { return false }
    let isHigh = one.realm == .sky
    return isHigh == (other.realm == .sky)
  }

  /// How far apart things of a group stand, in their heights.
  private static func breadth(_ kind: ObjectKind) -> Float {
    switch kind {
    case .birds, .balloon: 1.9
    case .boat, .ship, .house, .castle, .horse, .dog, .bear, .bicycle, .rock, .bush: 1.6
    case .bamboo, .pine, .lantern, .candle, .bottle, .person: 0.75
    default: kind.reach > 1.3 ? 1.9 : 1.05
    }
  }

  /// The single things of a group, spread about its place.
  static func spread(_ object: SceneObject, aspect: Float) -> [SceneObject] {
    guard object.count > 1 else { return [object] }
    var dice = Dice(UInt64(object.kind.hashSeed) &+ 5)
    let narrow = breadth(object.kind)
    let step = Float(object.size) * narrow / max(0.6, aspect)
    let room = min(step * Float(object.count - 1), 760)
    let margin = min(200, 30 + step * 0.42)
    return (0..<object.count).map { index in
      var one = object
      one.count = 1
      let t = Float(index) / Float(object.count - 1) - 0.5
      let isFlock = object.kind == .birds || object.kind == .lantern || object.kind == .balloon
      let wild: Float = isFlock ? 0.5 : 0.16
      var x = Float(object.x) + t * room + dice.roll(-wild, wild) * step * 0.6
      // A group near the edge moves in as a whole.
      let first = Float(object.x) - room / 2
      let last = Float(object.x) + room / 2
      if first < margin { x += margin - first }
      if last > 1000 - margin { x -= last - 1000 + margin }
      one.x = Int(x)
      let low: Float = object.kind == .birds ? 1.6 : 0.1
      let drop = dice.roll(isFlock ? -1 : -0.12, isFlock ? low : 0.12) * Float(object.size)
      one.y = object.y + Int(drop)
      one.size = Int(Float(object.size) * dice.roll(isFlock ? 0.6 : 0.82, 1.1))
      if object.kind == .balloon { one.y = max(one.size + 30, one.y) }
      one.isMirrored = index % 3 == 1 ? !object.isMirrored : object.isMirrored
      return one
    }
    .sorted { $0.y < $1.y }
  }
}
