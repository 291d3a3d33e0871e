/// The things the artist knows how to draw.
package enum ObjectKind: String, Codable, Sendable, Hashable, CaseIterable {
  // In the sky.
  case sun, moon, stars, rainbow, balloon, kite, birds, plane, rocket, lightning, aurora
  case planet, ufo
  // On the water.
  case boat, ship, duck, whale, fish, lotus
  // Buildings.
  case house, lighthouse, bridge, pagoda, castle, windmill, tower, tent
  // What grows and lies.
  case tree, pine, palm, bamboo, willow, cactus, flowers, bush, rock, peak, hill, mushroom
  // The living.
  case person, cat, dog, horse, heron, rabbit, fox, bear, robot, snowman
  // Things.
  case umbrella, car, bicycle, lantern, bench, campfire, fence
  case cup, vase, bottle, book, fruit, candle

  /// Where a thing is at home.
  package enum Realm: Sendable { case sky, water, ground, far, table }

  /// Where this thing is at home.
  package var realm: Realm {
    switch self {
    case .sun, .moon, .stars, .rainbow, .balloon, .kite, .birds, .plane, .rocket, .lightning,
      .aurora, .planet, .ufo:
      .sky
    case .boat, .ship, .duck, .whale, .fish, .lotus: .water
    case .lighthouse, .castle, .peak, .hill, .tower, .windmill: .far
    case .cup, .vase, .bottle, .book, .fruit, .candle: .table
    default: .ground
    }
  }
}
