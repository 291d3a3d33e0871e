/// Decides whether a turn may go another way once its own has been given up.
///
/// The asked model is tried at the other hosts first, then other models at the first host. Another
/// host is taken whatever the mode is, because it was named for that; the mode is for models.
package struct FallbackPolicy: Hashable, Sendable {
  /// What may be done.
  package enum Step: Hashable, Sendable {
    /// Nothing: another way would not help, or is not wanted.
    case none
    /// The user may send the turn to this model with one key.
    case offer(String)
    /// The turn goes this way by itself, visibly.
    case take(Route)
  }

  package var mode: FallbackMode
  /// Models to turn to, in this order.
  package var chain: [String]
  /// Hosts to turn to, in this order, without the first choice's.
  package var hosts: [String]

  package init(_ mode: FallbackMode = .ask, chain: [String] = [], hosts: [String] = []) {
    self.mode = mode
    self.chain = chain
    self.hosts = hosts
  }

  /// What may be done after a failure that is not retried any more.
  ///
  /// Only a service that is down calls for another model. A model that is gone has one offered and
  /// never taken, since its replacement is the user's choice. A refusal (safety, policy) is an
  /// answer: neither another model nor another host is asked to overrule it.
  ///
  /// What another host than the first lacks, a right or the model, says nothing of the hosts after
  /// it, and no other host's failure says anything of the models at the first.
  ///
  /// - Parameters:
  ///   - failure: What the newest attempt ended with.
  ///   - route: Where that attempt went.
  ///   - asked: The model that was asked for, at the first host.
  ///   - tried: Where the turn has been sent.
  ///   - cause: What the turn first left the asked route for; nil while it has not.
  /// - Returns: the step, which the machine takes or the screen offers.
  package func step(
    after failure: Failure, at route: Route, asked: Route, tried: Set<Route>,
    since cause: Failure? = nil
  ) -> Step {
    guard !failure.isCommitted else { return .none }
    let isElsewhere = route.host != asked.host
    let isOfHost = failure.mayBeOfHostAlone(isFirst: !isElsewhere)
    if isOfHost {
      let routes = hosts.map { Route(model: asked.model, host: $0) }
      if let next = routes.first(where: { !tried.contains($0) }) { return .take(next) }
    }
    guard isOfHost || !isElsewhere else { return .none }
    return model(after: isElsewhere ? cause ?? failure : failure, at: asked.host, tried: tried)
  }

  /// The next model at the first host, if the mode and what happened there call for one.
  private func model(after failure: Failure, at host: String, tried: Set<Route>) -> Step {
    let routes = chain.map { Route(model: $0, host: host) }
    guard mode != .never, let next = routes.first(where: { !tried.contains($0) }) else {
      return .none
    }
    if failure.cause == .modelNotFound { return .offer(next.model) }
    guard failure.category == .server else { return .none }
    return mode == .always ? .take(next) : .offer(next.model)
  }
}

extension Failure {
  /// Whether the same request may fare better at another host.
  fileprivate func mayBeOfHostAlone(isFirst: Bool) -> Bool {
    switch category {
    case .server, .rateLimit, .network: true
    case .quota: cause != .capReached  // Our own caps hold everywhere.
    case .access: !isFirst
    case .request: !isFirst && cause == .modelNotFound
    case .safety, .policy, .noImage, .storage, .cancelled: false
    }
  }
}
