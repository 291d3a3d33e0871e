/// What a request must keep to for the service in use, and what the user settled about it.
package struct RequestRules: Hashable, Sendable {
  /// How a picture goes back that the asked model did not sign.
  package enum UnsignedRoad: String, Hashable, Sendable, Codable, CaseIterable {
    /// As a picture of the user's, which is never checked.
    case asYours
    /// In its place, with the string that the service documents for such histories.
    case bypass
  }

  /// The most bytes a request may have.
  package var byteLimit: Int
  /// Attached pictures of more bytes are uploaded once and referred to; nil sends all of them along.
  package var uploadsAbove: Int?
  /// The host that requests go to.
  package var host: String
  /// Whether the service refuses a picture of the model's without its signature.
  package var enforcesSignatures: Bool
  package var unsignedRoad: UnsignedRoad

  /// 100 MB, and uploads above 4 MB.
  package init(
    byteLimit: Int = 100_000_000, uploadsAbove: Int? = 4_000_000, host: String = "",
    enforcesSignatures: Bool = true, unsignedRoad: UnsignedRoad = .asYours
  ) {
    self.byteLimit = byteLimit
    self.uploadsAbove = uploadsAbove
    self.host = host
    self.enforcesSignatures = enforcesSignatures
    self.unsignedRoad = unsignedRoad
  }

  /// Whether a picture on the user's side is referred to instead of sent along.
  package func isUploaded(_ picture: Picture) -> Bool {
    uploadsAbove.map { picture.byteCount > $0 } ?? false
  }
}
