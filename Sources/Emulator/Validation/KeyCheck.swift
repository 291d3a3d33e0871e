/// Tells good keys from bad ones.
struct KeyCheck: Sendable {
  /// `nil`: every key but those that begin with `bad` and the word `invalid`.
  var accepted: Set<String>?

  /// The key, if it is good.
  func check(_ key: String?) throws(ServiceError) -> String {
    guard let key, !key.isEmpty else { throw .unregisteredCaller }
    let isGood = accepted?.contains(key) ?? !(key.hasPrefix("bad") || key == "invalid")
    guard isGood else { throw .invalidKey }
    return key
  }
}
