/// Where a turn stands; what it shows after a restart.
///
/// Valid transitions are: pending -> waiting, answered, partial, blocked, failed, cancelled,
/// interrupted; waiting -> the same and pending; interrupted and waiting are the two that a
/// restart finds. A turn is never sent again by changing its state: sending again makes a sibling,
/// except for waiting and interrupted turns, which the user may send on.
package enum TurnState: String, Hashable, Sendable, Codable, CaseIterable {
  /// Committed to disk; a request is being written or its answer read.
  case pending
  /// Between two attempts or before the first, until ``Turn/waitsUntil``.
  case waiting
  /// The service answered with a picture, or with signed words that can be replied to.
  case answered
  /// The answer broke off after a part that is not a thought; what came is kept.
  case partial
  /// The service refused, by safety or policy, or finished without a picture or signed words.
  case blocked
  /// Gave up after an error.
  case failed
  /// Stopped by the user.
  case cancelled
  /// Was pending when the program ended; the outcome is unknown.
  case interrupted
}
