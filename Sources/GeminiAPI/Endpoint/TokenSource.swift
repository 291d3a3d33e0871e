/// The access token of an endpoint: in memory only, and fetched anew before it is too old.
actor TokenSource {
  /// Ten minutes less than a token lives, for a request takes up to six.
  private static let lifetime = Duration.seconds(50 * 60)

  private let command: SecretCommand
  private let now: @Sendable () -> ContinuousClock.Instant
  private var held: (token: AccessToken, since: ContinuousClock.Instant)?

  init(
    _ command: SecretCommand,
    now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
  ) {
    self.command = command
    self.now = now
  }

  /// The token to send, and not the one that the service has refused.
  ///
  /// Two requests that find none at the same time both run the command, which does no harm.
  ///
  /// - Throws: `SecretCommand.Problem`, or `CancellationError`.
  func token(insteadOf refused: AccessToken? = nil) async throws -> AccessToken {
    if let held, held.token != refused, now() < held.since + Self.lifetime { return held.token }
    let token = AccessToken(try await command.firstLine())
    held = (token, now())
    return token
  }
}
