/// What one request says of who sends it, to its own host only.
package enum Authorization: Hashable, Sendable {
  /// `x-goog-api-key`.
  case key(APIKey)
  /// `Authorization: Bearer`, with the project of Google Cloud that is charged, where one is named.
  case token(AccessToken, project: String?)

  /// The headers; an empty secret has none.
  var headers: [(name: String, value: String)] {
    switch self {
    case .key(let key):
      return key.isEmpty ? [] : [("x-goog-api-key", key.text)]
    case .token(let token, let project):
      let user = project.map { [(name: "x-goog-user-project", value: $0)] } ?? []
      return token.isEmpty ? [] : [("Authorization", "Bearer \(token.text)")] + user
    }
  }

  /// The secret's text, and what stands in its place where it must not be seen.
  var secret: (text: String, mask: String) {
    switch self {
    case .key(let key): (key.text, "[\(key)]")
    case .token(let token, _): (token.text, "[\(token)]")
    }
  }
}
