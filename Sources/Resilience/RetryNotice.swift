package import Foundation

/// A wait before an attempt: what the countdown, the card and the transcript show.
package struct RetryNotice: Hashable, Sendable, Codable {
  /// Why the attempt before failed; of a request that is held back what a refusal would say.
  package var failure: Failure
  /// The attempt that comes next, 2 for the first retry.
  package var nextAttempt: Int
  /// How many attempts there may be in all, for this kind of failure.
  package var attemptLimit: Int
  /// When it goes.
  package var until: Date
  /// Seconds of this wait.
  package var delay: Double
  /// Whether the service set the delay, so that asking earlier would only be refused.
  package var isServerDelay: Bool
  /// What holds a request back that was not refused; nil between two attempts.
  package var hold: PacingHold?

  package init(
    failure: Failure, nextAttempt: Int, attemptLimit: Int, until: Date, delay: Double,
    isServerDelay: Bool, hold: PacingHold? = nil
  ) {
    self.failure = failure
    self.nextAttempt = nextAttempt
    self.attemptLimit = attemptLimit
    self.until = until
    self.delay = delay
    self.isServerDelay = isServerDelay
    self.hold = hold
  }
}
