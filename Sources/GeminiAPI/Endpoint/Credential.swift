/// What an endpoint's requests are authorised with.
package enum Credential: Hashable, Sendable {
  /// A key, sent as it is.
  case key(APIKey)
  /// A command that prints an access token, which is fetched when it is needed.
  case command(SecretCommand)
}
