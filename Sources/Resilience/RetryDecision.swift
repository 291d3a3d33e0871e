/// What to do by itself after a failed attempt.
package enum RetryDecision: Hashable, Sendable {
  /// Send the same again after so many seconds; a delay of the service's must not be hastened.
  case retry(after: Double, isServerDelay: Bool)
  /// Nothing more by itself.
  case giveUp
}
