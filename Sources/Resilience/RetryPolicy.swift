/// Decides whether and when a failed attempt is retried: the guide's table "Retries" as a function.
package struct RetryPolicy: Hashable, Sendable {
  /// A longer delay than this is a quota, not a rate: it is told, not waited for.
  package static let longestServerDelay = 300.0
  /// The share by which a retry may be later than the service asked.
  private static let serverDelaySpread = 0.2

  package var settings: RetrySettings

  package init(_ settings: RetrySettings = RetrySettings()) {
    self.settings = settings
  }

  /// What to do after a failure, given the retries that the turn has had before.
  ///
  /// `elapsed` is the seconds since the turn began, `random` a random number in 0..<1: 0.5 gives
  /// the schedule without jitter.
  package func decision(
    after failure: Failure, retries: RetryTally, elapsed: Double, random: Double
  ) -> RetryDecision {
    let rule = failure.retryRule
    guard retries.all < settings.maxRetries, retries[rule] < rule.limit ?? .max else {
      return .giveUp
    }
    let serverDelay = failure.serverDelay.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
    if let serverDelay, serverDelay > Self.longestServerDelay { return .giveUp }

    let asked = serverDelay.map { $0 * (1 + Self.serverDelaySpread * random) }
    if rule == .paced {
      let own = settings.rateLimitDelaySeconds * (1 + Self.serverDelaySpread * random)
      return .retry(after: asked ?? own, isServerDelay: asked != nil)
    }
    var delay = settings.scheduledDelay(beforeRetry: retries.all)
    delay *= 1 + settings.jitter * (2 * random - 1)
    if rule == .spaced { delay = max(delay, settings.internalErrorDelaySeconds) }
    let isServerDelay = (asked ?? 0) > delay
    delay = max(delay, asked ?? 0)
    if let total = settings.totalSeconds, elapsed + delay > total { return .giveUp }
    return .retry(after: delay, isServerDelay: isServerDelay)
  }

  /// How many attempts a turn may have in all if it goes on failing like this: "attempt 3 of 6".
  ///
  /// `retries` are those that the turn has had before the failure.
  package func attemptLimit(for failure: Failure, retries: RetryTally = RetryTally()) -> Int {
    let rule = failure.retryRule
    let left = rule.limit.map { max(0, $0 - retries[rule]) } ?? .max
    return 1 + retries.all + max(0, min(left, settings.maxRetries - retries.all))
  }
}
