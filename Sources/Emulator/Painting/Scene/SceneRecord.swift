/// What a picture was drawn from: small enough to travel inside a signature.
package enum SceneRecord: Codable, Sendable, Hashable {
  /// A scene of the artist's own, which can be drawn again with changes.
  case scene(Scene)
  /// A picture that was handed over; only its pixels can be edited.
  case photo
}
