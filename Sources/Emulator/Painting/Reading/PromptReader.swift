/// Makes instructions of a prompt, clause by clause.
///
/// Words before a thing describe it (`a red boat`, 红色的船); words left over at the end of a
/// clause describe the last thing (`make the boat red`, 把船改成红色).
struct PromptReader {
  private let lexicon: Lexicon
  private var reading = Reading()
  private var verb: Meaning.Verb?
  private var mentions: [Mention] = []
  private var part: Meaning.Part?
  private var adjectives = Mention(.rock)
  private var degree = 0
  private var relation: Meaning.Relation?
  private var isBecoming = false
  /// Whether a verb came over a comma, where it holds for things only.
  private var isCarried = false
  private var hasClouds = false
  private var unknown: String?
  private var mayName = false

  private init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// Reads a prompt.
  static func read(_ prompt: String, lexicon: Lexicon = .shared) -> Reading {
    var reader = PromptReader(lexicon)
    let tokens = Tokenizer(lexicon: lexicon).tokens(prompt)
    reader.reading.isChinese = prompt.contains { Tokenizer.isHan($0) }
    for (index, token) in tokens.enumerated() {
      reader.take(token, next: index + 1 < tokens.count ? tokens[index + 1] : nil)
    }
    reader.endClause(isSentence: true)
    return reader.reading
  }

  private mutating func take(_ token: Token, next: Token?) {
    guard let meaning = token.meaning else { return takeUnknown(token) }
    switch meaning {
    case .thing, .filler, .pigment, .scale: break
    default: unknown = nil
    }
    var names = false
    switch meaning {
    case .thing(let kind): takeThing(kind, isPlural: token.isPlural)
    case .clouds: takeClouds()
    case .part(let part): takePart(part)
    case .place(let place): takePlace(place)
    case .time(let time):
      dropCarriedVerb()
      if verb == .keep { note(.keep(meaning)) } else { note(.time(time)) }
    case .weather(let weather): takeWeather(weather)
    case .season(let season): note(.season(season))
    case .look(let look): note(.look(isNegative ? .plain : look))
    case .pigment(let pigment):
      if degree != 0 || part != nil && mentions.isEmpty { dropCarriedVerb() }
      adjectives.pigment = pigment
      names = true
      if part != nil { flush() }
    case .count(let count):
      if adjectives.count == nil || count > 1 { adjectives.count = count }
      names = true
    case .scale(let scale):
      adjectives.scale = scale
      names = scale == .big || scale == .small
    case .spot(let spot): takeSpot(spot)
    case .relation(let relation): takeRelation(relation)
    case .verb(let verb): takeVerb(verb, next: next)
    case .mood(let mood): takeMood(mood)
    case .degree(let degree):
      reading.hasEditWords = true
      dropCarriedVerb()
      self.degree = degree == .more ? 1 : -1
      names = true
    case .photo(let operation):
      reading.hasEditWords = true
      note(.photo(operation))
    case .joint(let joint):
      // A list of things goes on: `a windmill, cow and tulips`.
      names = (joint == .comma || joint == .and) && !mentions.isEmpty && verb != .change
      takeJoint(joint)
    case .reference: note(.photo(.overlay))
    case .picture: names = false
    case .filler: names = mayName && token.text == "the"
    }
    mayName = names || isAddingVerb(meaning)
  }

  private func isAddingVerb(_ meaning: Meaning) -> Bool {
    meaning == .verb(.add) || meaning == .verb(.paint) || meaning == .joint(.with)
      || meaning == .verb(.become)
  }

  private var isNegative: Bool { verb == .remove || verb == .without }

  private mutating func note(_ instruction: Instruction) {
    reading.instructions.append(instruction)
  }

  // MARK: Things

  private mutating func takeThing(_ kind: ObjectKind, isPlural: Bool) {
    // An unknown word right before a thing only describes it: `a fancy castle`.
    if let unknown { reading.unknown.removeAll { $0 == unknown } }
    unknown = nil
    if isNegative || verb == .keep {
      note(verb == .keep ? .keep(.thing(kind)) : .remove(kind))
      adjectives = Mention(.rock)
      // What is kept or removed can still be named by what follows: `remove the boat`.
      return
    }
    if relation != nil, !mentions.isEmpty, mentions[mentions.count - 1].anchor == nil,
      mentions[mentions.count - 1].kind != kind
    {
      mentions[mentions.count - 1].relation = relation
      mentions[mentions.count - 1].anchor = kind
      mentions[mentions.count - 1].anchorPigment = adjectives.pigment
      mentions[mentions.count - 1].anchorCount = isPlural ? adjectives.count ?? 3 : adjectives.count
      relation = nil
      adjectives = Mention(.rock)
      return
    }
    var mention = adjectives
    mention.kind = kind
    mention.isAdded = verb == .add
    mention.degree = degree
    if isPlural, mention.count ?? 1 == 1 {
      mention.count = kind == .birds ? 7 : kind == .stars || kind == .flowers ? 1 : 3
    }
    adjectives = Mention(.rock)
    degree = 0
    if isBecoming, let old = mentions.popLast() {
      note(.replace(old.kind, mention))
      isBecoming = false
      verb = nil
    } else {
      mentions.append(mention)
    }
  }

  private mutating func takeClouds() {
    unknown = nil
    if verb == .keep { return note(.keep(.clouds)) }
    if isNegative { return note(.clearWeather(.cloudy)) }
    note(.clouds(degree == 0 ? 1 : degree))
    if let pigment = adjectives.pigment { note(.tint(.sky, pigment)) }
    degree = 0
    adjectives = Mention(.rock)
  }

  private mutating func takePart(_ part: Meaning.Part) {
    if verb == .keep { return note(.keep(.part(part))) }
    if isCarried { dropCarriedVerb() }
    if part == .water { reading.speaksOfWater = true }
    // In the background is no thing to stand on.
    if part == .background { relation = nil }
    self.part = part
    if let pigment = adjectives.pigment {
      note(.tint(part, pigment))
      adjectives.pigment = nil
      degree = 0
    }
  }

  private mutating func takePlace(_ place: Place) {
    unknown = nil
    let isRelated = relation != nil
    relation = nil
    if verb == .keep { return note(.keep(.place(place))) }
    guard !isNegative else { return }
    note(
      .place(
        place,
        isDemanded: verb == .change || verb == .become || verb == .move || isBecoming,
        isAdded: verb == .add && mentions.isEmpty && !isRelated))
    adjectives.count = nil
    adjectives.scale = nil
  }

  private mutating func takeWeather(_ weather: Weather) {
    unknown = nil
    relation = nil
    if isCarried, verb == .keep { dropCarriedVerb() }
    if verb == .keep { return note(.keep(.weather(weather))) }
    if isNegative || degree < 0 { note(.clearWeather(weather)) } else { note(.weather(weather)) }
    degree = 0
    adjectives = Mention(.rock)
  }

  // MARK: What is said of them

  private mutating func takeSpot(_ spot: Meaning.Spot) {
    if spot == .bow || spot == .stern {
      adjectives.anchor = .boat
      adjectives.relation = .on
    }
    adjectives.spot = spot
    relation = nil
  }

  private mutating func takeRelation(_ relation: Meaning.Relation) {
    // 在 opens a place; the thing after it is the anchor only if one stood before.
    self.relation = relation
    // 船上, 房子旁边: the anchor stands before its relation.
    if let last = mentions.last, !last.isAdded, verb == nil, reading.isChinese, relation != .on {
      mentions.removeLast()
      adjectives.anchor = last.kind
      adjectives.relation = relation
      self.relation = nil
    }
  }

  private mutating func takeMood(_ mood: Meaning.Mood) {
    dropCarriedVerb()
    if verb == .keep { return }
    if isNegative || degree < 0 {
      note(.adjust(mood, -1))
    } else {
      note(.adjust(mood, 1))
    }
    if degree != 0 || verb == .change { reading.hasEditWords = true }
    degree = 0
  }

  // MARK: Verbs and joints

  private mutating func takeVerb(_ new: Meaning.Verb, next: Token?) {
    if new != .paint, new != .without { reading.hasEditWords = true }
    if new == .become {
      flush()
      isBecoming = !mentions.isEmpty
      verb = verb == .replace ? .replace : .become
      return
    }
    if new == .remove || new == .keep, !mentions.isEmpty, verb == nil || verb == .change {
      // 把船去掉, 小船不动, take the boat away: the thing stood before.
      for mention in mentions {
        note(new == .keep ? .keep(.thing(mention.kind)) : .remove(mention.kind))
      }
      mentions = []
      verb = nil
      return
    }
    if new == .keep, let part {
      note(.keep(.part(part)))
      self.part = nil
      return
    }
    if new == .add, verb == .change || verb == .move, !mentions.isEmpty { return }
    flush()
    // 房子旁边加一棵树: the anchor was named before the verb.
    if new == .add, reading.isChinese, let relation, let last = mentions.last {
      mentions.removeLast()
      adjectives.anchor = last.kind
      adjectives.relation = relation
      self.relation = nil
    } else if new != .move {
      emit()
    }
    verb = new
    isCarried = false
  }

  private mutating func takeJoint(_ joint: Meaning.Joint) {
    switch joint {
    case .and:
      if !mentions.isEmpty { flush() }
    case .with:
      if verb == .replace, !mentions.isEmpty { isBecoming = true }
      if !mentions.isEmpty { flush() }
      if isNegative, isCarried || verb == .without { verb = nil }
    case .to:
      if verb == .change || verb == .replace || verb == .become, !mentions.isEmpty {
        isBecoming = true
      } else if verb == .add, !mentions.isEmpty {
        relation = .on
      }
    case .comma: endClause(isSentence: false)
    case .stop: endClause(isSentence: true)
    }
  }

  /// A verb that came over a comma ends where something other than a thing follows.
  private mutating func dropCarriedVerb() {
    if isCarried, isNegative || verb == .keep {
      verb = nil
      isCarried = false
    }
  }

  private mutating func takeUnknown(_ token: Token) {
    let isName =
      token.text.last.map(Tokenizer.isHan) == true ? token.text.count >= 2 : token.text.count > 2
    guard isName, !isDescription(token.text),
      mayName || unknown != nil || (reading.isChinese && verb == .add)
    else { return }
    if mayName, !reading.isChinese { unknown = nil }
    if let unknown, !reading.isChinese {
      reading.unknown.removeAll { $0 == unknown }
      self.unknown = unknown + " " + token.text
    } else {
      unknown = token.text
    }
    if let unknown, reading.unknown.count < 4 { reading.unknown.append(unknown) }
    adjectives = Mention(.rock)
    mayName = false
  }

  /// Whether an unknown English word sounds like an adjective or adverb, which is no thing.
  private func isDescription(_ word: String) -> Bool {
    word.count > 4
      && ["ic", "ed", "ful", "ous", "al", "ly", "ing", "ish", "ive", "less", "est", "ary"].contains
      {
        word.hasSuffix($0)
      }
  }

  /// Gives what is left over to the last thing, or to the part of the scene spoken of.
  private mutating func flush() {
    if let part, let pigment = adjectives.pigment {
      note(.tint(part, pigment))
      self.part = nil
      adjectives.pigment = nil
    } else if !mentions.isEmpty {
      let last = mentions.count - 1
      mentions[last].pigment = adjectives.pigment ?? mentions[last].pigment
      mentions[last].scale = adjectives.scale ?? mentions[last].scale
      mentions[last].spot = adjectives.spot ?? mentions[last].spot
      mentions[last].relation = adjectives.relation ?? mentions[last].relation
      mentions[last].anchor = adjectives.anchor ?? mentions[last].anchor
      if let count = adjectives.count, count > 1 { mentions[last].count = count }
      if degree != 0 { mentions[last].degree = degree }
      adjectives = Mention(.rock)
    } else if let pigment = adjectives.pigment, verb == .change || verb == .become {
      // `make it redder`: the light of the whole picture.
      note(.tint(.sky, pigment))
      adjectives.pigment = nil
    }
    degree = 0
  }

  private mutating func emit() {
    for mention in mentions { note(.thing(mention)) }
    mentions = []
  }

  private mutating func endClause(isSentence: Bool) {
    flush()
    emit()
    adjectives = Mention(.rock)
    relation = nil
    part = nil
    unknown = nil
    isBecoming = false
    isCarried = verb != nil
    if isSentence || verb == .without || verb == .change || verb == .become || verb == .replace {
      verb = nil
    }
  }
}
