/// One thing a prompt asks for.
enum Instruction: Hashable, Sendable {
  /// A thing that is spoken of: added, or changed if it is there and the verb allows.
  case thing(Mention)
  case remove(ObjectKind)
  case replace(ObjectKind, Mention)
  case keep(Meaning)
  /// A place: `isDemanded` to play there, `isAdded` to be seen as well.
  case place(Place, isDemanded: Bool, isAdded: Bool)
  case time(Daytime)
  case weather(Weather)
  /// No clouds, or none of that weather.
  case clearWeather(Weather?)
  /// Steps of more or fewer clouds.
  case clouds(Int)
  case season(Season)
  case look(Look)
  case tint(Meaning.Part, Pigment)
  case adjust(Meaning.Mood, Int)
  case photo(Meaning.PhotoVerb)
}

/// A thing in a prompt with everything said of it.
struct Mention: Hashable, Sendable {
  var kind: ObjectKind
  var pigment: Pigment?
  var count: Int?
  var scale: Meaning.Scale?
  var spot: Meaning.Spot?
  var relation: Meaning.Relation?
  /// What the relation is to.
  var anchor: ObjectKind?
  var anchorPigment: Pigment?
  var anchorCount: Int?
  /// Whether the prompt says to add one, not to change the one that is there.
  var isAdded = false
  /// −1 for fewer, 1 for more.
  var degree = 0

  init(_ kind: ObjectKind) { self.kind = kind }

  /// Whether more is said than its name.
  var hasDetails: Bool {
    pigment != nil || count != nil || scale != nil || spot != nil || relation != nil || degree != 0
  }
}

/// What a prompt says, in its order.
struct Reading: Hashable, Sendable {
  var instructions: [Instruction] = []
  /// Words that stand where a thing would, and that the artist does not know.
  var unknown: [String] = []
  var isChinese = false
  /// Whether water is spoken of without saying which.
  var speaksOfWater = false
  /// Whether a word asks for a change rather than describes.
  var hasEditWords = false
}
