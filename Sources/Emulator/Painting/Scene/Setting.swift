/// Where a scene plays, and what lies behind: `boats on a lake under mountains` is a lake that
/// carries the boats, with mountains behind it.
struct Setting: Hashable, Sendable {
  var place: Place
  var background: Place?

  /// Chooses among the places a prompt names, by what its things need to stand or float on.
  init(_ reading: Reading) {
    var things: [ObjectKind] = []
    var named: [Place] = []
    for instruction in reading.instructions {
      switch instruction {
      case .thing(let mention): things += [mention.kind] + (mention.anchor.map { [$0] } ?? [])
      case .place(let place, _, _) where !named.contains(place): named.append(place)
      default: break
      }
    }
    let isSettled = named.contains { $0.isDry || $0.hasWater }
    let water = things.compactMap { Setting.water(for: $0) }.first
    if let water, !isSettled, !named.isEmpty {
      named.append(water)
    } else if reading.speaksOfWater, !isSettled {
      named.append(.lake)
    }
    // Of equals the first one named carries the scene.
    guard let front = named.map(\.carriage).max(),
      let place = named.first(where: { $0.carriage == front })
    else {
      let home = things.compactMap { Setting.home(of: $0) }.first
      // A cat on a boat is on a lake; fish alone are seen under water.
      self.init((home == .underwater ? home : water ?? home) ?? (things.isEmpty ? .lake : .meadow))
      return
    }
    let rest = named.filter { $0 != place && place.canLieBefore($0) }
    self.init(place, before: rest.first)
  }

  private init(_ place: Place, before background: Place? = nil) {
    self.place = place
    self.background = background
  }

  /// The water that a thing is never seen without.
  private static func water(for kind: ObjectKind) -> Place? {
    switch kind {
    case .boat, .lotus, .fish: .lake
    case .ship, .lighthouse, .whale: .sea
    case .bridge: .river
    default: nil
    }
  }

  /// Where a thing is at home, if the prompt names no place.
  private static func home(of kind: ObjectKind) -> Place? {
    switch kind {
    case .boat, .duck, .lotus, .heron: .lake
    case .ship, .lighthouse: .sea
    case .whale, .fish: .underwater
    case .palm, .umbrella: .beach
    case .bridge, .willow: .river
    case .rocket, .planet, .ufo: .space
    case .car, .tower, .bicycle: .city
    case .cactus: .desert
    case .snowman: .snowfield
    case .fox, .bear, .mushroom: .forest
    case .house, .fence: .village
    case .peak, .pagoda, .castle, .pine, .aurora: .mountains
    case .hill: .meadow
    case .cup, .vase, .bottle, .book, .fruit, .candle: .table
    case .cat, .bench, .flowers, .rabbit, .robot, .lantern: .garden
    default: nil
    }
  }
}

extension Place {
  /// Whether nothing can float there, so that a boat is no reason for water.
  fileprivate var isDry: Bool {
    switch self {
    case .table, .space, .underwater, .alley, .desert: true
    default: false
    }
  }

  /// How readily a place carries the things of a scene when several are named.
  fileprivate var carriage: Int {
    switch self {
    case .table, .space, .underwater, .alley: 6
    case .beach: 5
    case .lake, .sea, .river: 4
    case .desert, .snowfield, .garden, .city, .forest: 3
    case .village: 2
    case .meadow: 1
    case .mountains: 0
    }
  }

  /// Whether another place can be seen behind this one.
  func canLieBefore(_ other: Place) -> Bool {
    switch self {
    case .table: other.hasSky && other != .table
    case .space, .underwater, .alley: false
    default:
      switch other {
      case .mountains, .forest, .city, .desert, .snowfield: true
      default: false
      }
    }
  }
}
