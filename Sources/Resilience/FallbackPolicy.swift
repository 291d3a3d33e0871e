/// Decides whether a turn may go to another model once its own has been given up.
package struct FallbackPolicy: Hashable, Sendable {
  /// What may be done.
  package enum Step: Hashable, Sendable {
    /// Nothing: another model would not help, or is not wanted.
    case none
    /// The user may send the turn to this model with one key.
    case offer(String)
    /// The turn goes to this model by itself, visibly.
    case take(String)
  }

  package var mode: FallbackMode
  /// Models to turn to, in this order.
  package var chain: [String]

  package init(_ mode: FallbackMode = .ask, chain: [String] = []) {
    self.mode = mode
    self.chain = chain
  }

  /// What may be done after a failure that is not retried any more.
  ///
  /// Only a service that is down calls for another model. A model that is gone has one offered and
  /// never taken, since its replacement is the user's choice. A refusal (safety, policy) is an
  /// answer: another model is not asked to overrule it. `tried` are the models the turn has been
  /// sent to.
  package func step(after failure: Failure, tried: Set<String>) -> Step {
    guard mode != .never, !failure.isCommitted,
      let next = chain.first(where: { !tried.contains($0) })
    else { return .none }
    if failure.cause == .modelNotFound { return .offer(next) }
    guard failure.category == .server else { return .none }
    return mode == .always ? .take(next) : .offer(next)
  }
}
