/// Words for what the artist draws and does, in one of two languages.
struct Phrasebook {
  let isChinese: Bool
  private let lexicon = Lexicon.shared

  init(isChinese: Bool) { self.isChinese = isChinese }

  /// The plain name of a meaning.
  func name(_ meaning: Meaning) -> String { lexicon.name(meaning, inChinese: isChinese) }

  /// Several items as one phrase.
  func list(_ items: [String], or: Bool = false) -> String {
    guard let last = items.last else { return "" }
    if items.count == 1 { return last }
    let head = items.dropLast().joined(separator: isChinese ? "、" : ", ")
    return isChinese ? "\(head)和\(last)" : "\(head) \(or ? "or" : "and") \(last)"
  }

  /// A thing with its number and colour: `two red boats`, 两只红色的船.
  func thing(_ object: SceneObject) -> String {
    let noun = name(.thing(object.kind))
    if isChinese {
      let colour = object.pigment.map { name(.pigment($0)) + "的" } ?? ""
      let number =
        switch object.count {
        case 1: ["月亮", "星星", "闪电"].contains(noun) ? "" : "一" + measure(object.kind)
        case 2: "两" + measure(object.kind)
        case 3...9: ["三", "四", "五", "六", "七", "八", "九"][object.count - 3] + measure(object.kind)
        default: "许多"
        }
      return number + colour + noun
    }
    let colour = object.pigment.map { name(.pigment($0)) + " " } ?? ""
    let isMass = [.flowers, .stars, .fruit, .lightning, .bamboo].contains(object.kind)
    if object.kind == .birds {
      return object.count == 1 ? article(colour + noun) : "\(colour)birds"
    }
    if isMass { return colour + noun }
    if object.count == 1 {
      return [.moon, .sun].contains(object.kind) ? "the \(colour)\(noun)" : article(colour + noun)
    }
    let number =
      object.count < 10
      ? ["two", "three", "four", "five", "six", "seven", "eight", "nine"][object.count - 2] : "many"
    return "\(number) \(colour)\(plural(noun))"
  }

  private func article(_ noun: String) -> String {
    ("aeiou".contains(noun.prefix(1)) && noun != "ufo" ? "an " : "a ") + noun
  }

  private func plural(_ noun: String) -> String {
    switch noun {
    case "person": "people"
    case "fish", "bamboo", "lotus": noun
    case "cactus": "cacti"
    case "snowman": "snowmen"
    default: ["sh", "ch", "x", "s"].contains { noun.hasSuffix($0) } ? noun + "es" : noun + "s"
    }
  }

  private func measure(_ kind: ObjectKind) -> String {
    switch kind {
    case .boat, .ship, .rocket: "艘"
    case .tree, .pine, .palm, .bamboo, .willow, .cactus, .bush: "棵"
    case .house, .hill, .lighthouse, .bridge, .pagoda, .castle, .windmill, .tower, .peak: "座"
    case .flowers, .lotus, .mushroom: "朵"
    case .person, .robot, .snowman: "个"
    case .fish: "条"
    case .horse: "匹"
    case .car, .bicycle: "辆"
    case .lantern: "盏"
    case .umbrella, .bench: "把"
    case .rainbow, .lightning, .aurora: "道"
    case .plane: "架"
    case .birds, .duck, .cat, .dog, .heron, .rabbit, .fox, .kite: "只"
    case .bear, .whale: "头"
    case .cup: "只"
    default: "个"
    }
  }

  // MARK: Places and light

  func placeWithArticle(_ place: Place) -> String {
    switch place {
    case .mountains: "a mountain landscape"
    case .snowfield: "a snow field"
    case .space: "a corner of outer space"
    case .underwater: "the world under water"
    case .table: "a table by the window"
    case .meadow: "a wide meadow"
    case .alley: "an old alley"
    default: article(name(.place(place)))
    }
  }

  func when(_ time: Daytime) -> String {
    if isChinese { return name(.time(time)) }
    return switch time {
    case .dawn: "at dawn"
    case .day: "by day"
    case .sunset: "at sunset"
    case .dusk: "at dusk"
    case .night: "at night"
    }
  }

  func technique(_ look: Look) -> String {
    switch look {
    case .plain: "an illustration"
    case .watercolour: "a watercolour"
    case .oil: "an oil painting"
    case .ink: "an ink wash painting"
    case .sketch: "a pencil sketch"
    case .pixel: "pixel art"
    case .poster: "a poster"
    case .mono: "a black and white picture"
    case .glass: "stained glass"
    case .sepia: "an old photograph"
    }
  }

  func lightSentence(_ scene: Scene) -> String {
    let side = Light(scene).source.x < 0.5 ? "left" : "right"
    return switch scene.time {
    case .dawn:
      "The first light comes low from the \(side), pale and cool above, warm at the horizon."
    case .day: "The sun stands high on the \(side), so shadows are short and colours clear."
    case .sunset: "The light stands low on the \(side), so everything upright gets a warm edge."
    case .dusk: "The sun is gone; what light there is comes from the afterglow."
    case .night: "It is night: the moon draws the forms, and lamps give the only warm notes."
    }
  }

  func airSentence(_ scene: Scene) -> String {
    switch scene.weather {
    case .clear: "The sky is clear and needs a clean gradient."
    case .cloudy: "Light clouds must lead the eye towards the middle of the picture."
    case .overcast: "A closed cloud cover takes the shadows away."
    case .rain: "Rain greys the distance and puts a shine on every surface."
    case .snow: "Snow softens all edges."
    case .fog: "Fog swallows the far planes one by one."
    case .storm: "The storm wants heavy clouds and a hard, cold light."
    }
  }

  func focusSentence(_ scene: Scene) -> String {
    let horizon = Int(Composer.horizon(scene.place) * 100)
    let focus = scene.objects.filter { $0.kind.realm != .sky }.max { $0.size < $1.size }
    let first = "The horizon lies at \(horizon) % of the height."
    guard let focus else { return first + " The view itself is the subject, so I keep it open." }
    let side =
      focus.x < 430 ? "left of the middle" : focus.x > 570 ? "right of the middle" : "in the middle"
    return
      "\(first) \(thing(focus).prefix(1).uppercased())\(thing(focus).dropFirst()) \(focus.count > 1 ? "hold" : "holds") the eye \(side), with room in front of it."
  }
}
