/// Draws a thing: its foot at the pen's origin, one unit high, looking to the right.
///
/// `own` is the colour asked for; everything else keeps the thing's natural colours.
struct ObjectArt {
  let pen: Pen
  let own: Colour?
  let season: Season
  /// Whether it rains, so that people carry umbrellas.
  var isWet = false
  /// Whether lanterns hang on posts.
  var hasPosts = false
  /// The colour of the umbrella somebody carries.
  var brolly = Colour(hex: 0x3A_6EA8)
  var dice: Dice

  /// The thing's main colour in the light of the scene.
  func main(_ hex: UInt32, _ amount: Float = 1) -> Colour {
    pen.light.lit(own ?? Colour(hex: hex), amount)
  }

  /// Draws one thing of a kind.
  mutating func draw(_ kind: ObjectKind) {
    switch kind {
    case .sun, .moon, .stars, .rainbow, .lightning, .aurora: break
    case .boat: boat()
    case .ship: ship()
    case .duck: duck()
    case .whale: whale()
    case .fish: fish()
    case .lotus: lotus()
    case .house: house()
    case .lighthouse: lighthouse()
    case .bridge: bridge()
    case .pagoda: pagoda()
    case .castle: castle()
    case .windmill: windmill()
    case .tower: tower()
    case .tent: tent()
    case .tree: tree()
    case .pine: pine()
    case .palm: palm()
    case .bamboo: bamboo()
    case .willow: willow()
    case .cactus: cactus()
    case .flowers: flowers()
    case .bush: bush()
    case .rock: rock()
    case .peak: peak()
    case .hill: hill()
    case .mushroom: mushroom()
    case .person: person()
    case .cat: cat()
    case .dog: dog()
    case .horse: horse()
    case .heron: heron()
    case .rabbit: rabbit()
    case .fox: fox()
    case .bear: bear()
    case .robot: robot()
    case .snowman: snowman()
    case .umbrella: if isWet { umbrellaBearer() } else { umbrella() }
    case .car: car()
    case .bicycle: bicycle()
    case .lantern: if hasPosts { lamppost() } else { lantern() }
    case .bench: bench()
    case .campfire: campfire()
    case .fence: fence()
    case .cup: cup()
    case .vase: vase()
    case .bottle: bottle()
    case .book: book()
    case .fruit: fruit()
    case .candle: candle()
    case .balloon: balloon()
    case .kite: kite()
    case .birds: bird()
    case .plane: plane()
    case .rocket: rocket()
    case .planet: planet()
    case .ufo: ufo()
    }
  }
}
