package import Foundation
package import Resilience

/// Decides what a turn does next; ``TurnEngine`` asks it and carries out what it answers.
///
/// Pure: times and random numbers come with the inputs. Never more than one request is in flight,
/// because a request only goes out after the end of the one before was put in.
package struct TurnStateMachine: Sendable {
  /// Where the turn stands.
  ///
  /// Valid transitions are: queued -> requesting, waiting, failed; requesting -> receiving, waiting,
  /// requesting (another way), stopping, finished, failed; receiving -> the same;
  /// waiting -> requesting, failed; stopping -> finished, failed. Finished and failed are final:
  /// every input is ignored.
  package enum State: Hashable, Sendable {
    case queued
    case requesting(attempt: Int)
    /// Committed once a part that is not a thought has come: from then on nothing is retried.
    case receiving(attempt: Int, isCommitted: Bool)
    /// The user stopped it: the request is being broken off, its end has not come yet.
    case stopping(attempt: Int, isCommitted: Bool)
    case waiting(RetryNotice)
    case finished
    case failed
  }

  /// What happens to the turn.
  package enum Input: Hashable, Sendable {
    case start
    /// A limit holds the first request back: it has a place later.
    case hold(RetryNotice)
    /// The whole body of the request has gone out, so that a picture may be charged.
    case bodySent
    /// A part came and is stored.
    case part(isThought: Bool)
    /// The request ended: nil when the answer is whole. `mend` is what another request would be
    /// changed by so that it is not refused again; a random number in 0..<1 spreads the wait.
    case requestEnded(Failure?, mend: Repair? = nil, at: Date, random: Double)
    /// The wait before an attempt is over; a late one for another attempt is ignored.
    case wake(attempt: Int)
    /// The user does not want to wait; it counts as a retry.
    case now
    /// The user sends a waiting turn to another model at the same host; it counts as a retry.
    case switchModel(String)
    case stop
  }

  /// What is to be done, in order.
  package enum Output: Hashable, Sendable {
    case send(attempt: Int, of: Int, route: Route)
    /// Break the running request off, then put its end in.
    case abort
    case wait(RetryNotice)
    case cancelWait
    /// The next `send` goes to another host or model, by the rule.
    case fallBack(to: Route, after: Failure)
    /// The next `send` goes with another request.
    case mend(Repair, after: Failure)
    case finish
    /// The turn ends. What is told may be another failure than the one the last attempt had.
    case fail(Failure, lastAttempt: Failure)
  }

  package private(set) var state: State
  /// Where the newest attempt went, or the next will go.
  package private(set) var route: Route
  /// The model that was asked for last, by the turn or by the user, at the first host.
  private var asked: Route
  private let policy: RetryPolicy
  private let fallback: FallbackPolicy
  /// When the present run of attempts began; a run ends when the turn does.
  private let began: Date
  private var retries: RetryTally
  /// The number of the newest attempt.
  private var attempt: Int
  private var attemptLimit: Int
  private var tried: Set<Route>
  /// The repairs this run of attempts has had at the present host: each is made once.
  private var repairs: Set<Repair> = []
  /// The failure of the way that was asked for, once the rule has taken another.
  private var firstFailure: Failure?
  /// Whether something that went out before may have been charged.
  private var mayBeCharged = false
  private var isBodySent = false

  /// A turn that has not been sent in this run of attempts.
  ///
  /// `attempts` is the number of those that were made before, so that numbers go on; they do not
  /// count against the policy, because sending a turn that has ended again is the user's decision.
  package init(
    policy: RetryPolicy, fallback: FallbackPolicy, route: Route, began: Date, attempts: Int = 0
  ) {
    state = .queued
    self.policy = policy
    self.fallback = fallback
    self.route = route
    asked = route
    self.began = began
    retries = RetryTally()
    attempt = attempts
    attemptLimit = attempts + 1 + policy.settings.maxRetries
    tried = [route]
  }

  /// A turn that was left waiting: goes on where its recorded attempts and its notice end.
  ///
  /// `first` is where a turn goes today that has no attempts. A host that is not asked any more, or
  /// that was the first choice and is not now, gives way to the first one.
  package init(
    policy: RetryPolicy, fallback: FallbackPolicy, first: Route, attempts: [Attempt],
    waiting notice: RetryNotice
  ) {
    // A turn that is held back has not begun its run yet.
    let run = notice.hold == nil ? attempts.latestRun : []
    let asked = Route(model: run.first?.model ?? first.model, host: first.host)
    self.init(
      policy: policy, fallback: fallback, route: asked,
      began: run.first?.startedAt ?? notice.until, attempts: notice.nextAttempt - 1)
    attemptLimit = notice.attemptLimit
    state = .waiting(notice)
    tried.formUnion(run.map(\.route))
    for (before, after) in zip(run, run.dropFirst()) { follow(before, by: after) }
    if let last = run.last {
      let isAsked = run.first?.host == first.host && fallback.hosts.contains(last.host)
      route = Route(model: last.model, host: isAsked ? last.host : first.host)
      tried.insert(route)
    }
    mayBeCharged = run.contains { $0.failure?.charge == .possible }
  }

  /// Counts a recorded step from one attempt to the next.
  private mutating func follow(_ before: Attempt, by after: Attempt) {
    guard let failure = before.failure else { return }
    if before.waitedAfter == 0, before.route != after.route {
      firstFailure = firstFailure ?? failure
      if before.host != after.host { repairs = [] }
    } else if before.waitedAfter == 0, let repair = Repair(after: failure) {
      repairs.insert(repair)
    } else {
      retries.count(failure)
      if before.model != after.model { asked.model = after.model }
    }
  }

  /// Takes an input and answers what is to be done, in order; nothing where it does not apply.
  package mutating func handle(_ input: Input) -> [Output] {
    switch (state, input) {
    case (.queued, .start): return [send()]
    case (.queued, .hold(let notice)):
      state = .waiting(notice)
      return [.wait(notice)]

    case (.requesting, .bodySent), (.receiving, .bodySent), (.stopping, .bodySent):
      isBodySent = true
      return []

    case (.requesting(let attempt), .part(let isThought)):
      state = .receiving(attempt: attempt, isCommitted: !isThought)
      return []
    case (.receiving(let attempt, let isCommitted), .part(let isThought)):
      state = .receiving(attempt: attempt, isCommitted: isCommitted || !isThought)
      return []
    case (.stopping(let attempt, let isCommitted), .part(let isThought)):
      state = .stopping(attempt: attempt, isCommitted: isCommitted || !isThought)
      return []

    case (.requesting(let attempt), .stop):
      state = .stopping(attempt: attempt, isCommitted: false)
      return [.abort]
    case (.receiving(let attempt, let isCommitted), .stop):
      state = .stopping(attempt: attempt, isCommitted: isCommitted)
      return [.abort]
    case (.queued, .stop): return giveUp(after: .stopped)
    case (.waiting, .stop): return [.cancelWait] + giveUp(after: .stopped)

    case (.requesting, .requestEnded(nil, _, _, _)), (.receiving, .requestEnded(nil, _, _, _)),
      (.stopping, .requestEnded(nil, _, _, _)):
      state = .finished  // Also where the answer was whole before the stop reached it.
      return [.finish]
    case (.requesting, .requestEnded(let failure?, let mend, let time, let random)),
      (.receiving, .requestEnded(let failure?, let mend, let time, let random)):
      return ended(failure, mend: mend, at: time, random: random)
    case (.stopping, .requestEnded(let failure?, _, let time, let random)):
      return ended(
        failure.category == .storage ? failure : .stopped, mend: nil, at: time, random: random)

    case (.waiting(let notice), .wake(let attempt)) where attempt == notice.nextAttempt:
      count(notice)
      return [send()]
    case (.waiting(let notice), .now):
      count(notice)
      return [.cancelWait, send()]
    case (.waiting(let notice), .switchModel(let model)):
      count(notice)
      route.model = model
      asked.model = model
      tried.insert(route)
      return [.cancelWait, send()]

    default: return []
    }
  }

  private var isCommitted: Bool {
    switch state {
    case .receiving(_, let isCommitted), .stopping(_, let isCommitted): isCommitted
    case .queued, .requesting, .waiting, .finished, .failed: false
    }
  }

  /// Counts what comes after a wait as a retry, unless nothing went before it.
  private mutating func count(_ notice: RetryNotice) {
    if notice.hold == nil { retries.count(notice.failure) }
  }

  private mutating func send() -> Output {
    attempt += 1
    attemptLimit = max(attemptLimit, attempt)
    isBodySent = false
    state = .requesting(attempt: attempt)
    return .send(attempt: attempt, of: attemptLimit, route: route)
  }

  private mutating func ended(
    _ failure: Failure, mend: Repair?, at time: Date, random: Double
  ) -> [Output] {
    var failure = failure
    failure.isCommitted = failure.isCommitted || isCommitted
    if failure.cause == .stopped, isBodySent { failure.charge = .possible }
    mayBeCharged = mayBeCharged || failure.charge == .possible

    let decision = policy.decision(
      after: failure, retries: retries, elapsed: time.timeIntervalSince(began), random: random)
    if case .retry(let delay, let isServerDelay) = decision {
      let limit = policy.attemptLimit(for: failure, retries: retries)
      attemptLimit = attempt + limit - retries.all - 1
      let notice = RetryNotice(
        failure: failure, nextAttempt: attempt + 1, attemptLimit: attemptLimit,
        until: time.addingTimeInterval(delay), delay: delay, isServerDelay: isServerDelay)
      state = .waiting(notice)
      return [.wait(notice)]
    }
    if let repair = mend, !failure.isCommitted, repairs.insert(repair).inserted {
      return [.mend(repair, after: failure), send()]
    }
    let step = fallback.step(
      after: failure, at: route, asked: asked, tried: tried, since: firstFailure)
    if case .take(let next) = step {
      firstFailure = firstFailure ?? failure
      if next.host != route.host { repairs = [] }
      route = next
      tried.insert(next)
      return [.fallBack(to: next, after: failure), send()]
    }
    return giveUp(after: failure)
  }

  private mutating func giveUp(after failure: Failure) -> [Output] {
    state = .failed
    // The user's stop, our own disk, a kept partial and the asked model's refusal, wherever it was
    // asked, are told as they are; else the failure of the way that was asked for is the one the
    // user has to know.
    let isItself =
      switch failure.category {
      case .cancelled, .storage: true
      case .safety, .policy, .noImage: route.model == asked.model
      case .server, .rateLimit, .quota, .request, .access, .network: false
      }
    var told = failure
    if !isItself, !failure.isCommitted, let firstFailure { told = firstFailure }
    if mayBeCharged, told.charge == .none { told.charge = .possible }
    return [.fail(told, lastAttempt: failure)]
  }
}

extension Failure {
  /// The user's stop, before it is known whether anything had gone out.
  static let stopped = Failure(.cancelled, .stopped, message: "Stopped by the user.")
}

extension Attempt {
  fileprivate var route: Route { Route(model: model, host: host) }
}

extension [Attempt] {
  /// The attempts since the user last sent the turn: those before ended with no wait after them.
  fileprivate var latestRun: ArraySlice<Attempt> {
    let lastManual = dropLast().lastIndex { $0.waitedAfter == nil }
    return self[(lastManual.map { $0 + 1 } ?? startIndex)...]
  }
}
