/// What a word of a prompt means to the artist.
enum Meaning: Hashable, Sendable {
  case thing(ObjectKind)
  case clouds
  case part(Part)
  case place(Place)
  case time(Daytime)
  case weather(Weather)
  case season(Season)
  case look(Look)
  case pigment(Pigment)
  case count(Int)
  case scale(Scale)
  case spot(Spot)
  case relation(Relation)
  case verb(Verb)
  case mood(Mood)
  case degree(Degree)
  case photo(PhotoVerb)
  /// `with`, `and`, a comma: what was said before belongs to what stood before.
  case joint(Joint)
  /// The picture as a whole, or a picture that was handed over.
  case picture
  case reference
  case filler

  /// What is not a thing but can be tinted or spoken of.
  enum Part: String, Sendable { case sky, water, ground, light, background }
  enum Scale: String, Sendable { case big, small, bigger, smaller }
  enum Spot: String, Sendable {
    case left, right, middle, top, bottom, near, far, bow, stern
    case higher, lower
  }
  enum Relation: String, Sendable { case on, beside, below, above, behind, before }
  enum Verb: String, Sendable {
    case add, remove, without, change, become, move, replace, keep, paint
  }
  enum Mood: String, Sendable {
    case bright, dark, warm, cool, dramatic, calm, reflection, contrast, soft
  }
  enum Degree: String, Sendable { case more, less }
  enum PhotoVerb: String, Sendable {
    case blur, sharpen, rotateLeft, rotateRight, rotateHalf, mirror, flip, crop, invert, overlay
  }
  enum Joint: String, Sendable { case and, with, to, comma, stop }
}
