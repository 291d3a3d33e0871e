/// One change that was made to a scene or a picture.
enum Note: Hashable, Sendable {
  case place(Place)
  case background(Place)
  case time(Daytime)
  case weather(Weather)
  case cleared(Weather)
  case clouds(Int)
  case season(Season)
  case look(Look)
  case tint(Meaning.Part, Pigment)
  case adjusted(Meaning.Mood, Int)
  case added(SceneObject)
  case removed(ObjectKind)
  case replaced(ObjectKind, ObjectKind)
  case recoloured(ObjectKind, Pigment)
  case recounted(ObjectKind, Int)
  case resized(ObjectKind, Bool)
  case moved(ObjectKind, Meaning.Spot?)
  case mirrored
  case photo(Meaning.PhotoVerb)
}
