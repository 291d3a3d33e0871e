import Conversation
import Foundation
import GeminiAPI
import Resilience
import Storage

extension TurnRun {
  /// Carries out one output of the machine; answers the last event if it ends the turn.
  ///
  /// Throws when the store refuses: then nothing may be sent any more.
  func perform(_ output: TurnStateMachine.Output) async throws -> TurnEvent? {
    switch output {
    case .send(let number, let limit, let route):
      try await send(number, of: limit, to: route.model)
    case .abort:
      request?.cancel()
    case .wait(let notice):
      try await wait(notice)
    case .cancelWait:
      timer?.cancel()
      let now = clock.now()
      try await recordWait(attempt?.finishedAt.map { now.timeIntervalSince($0) })
    case .fallBack(let route, let failure):
      closeAttempt(failure)
      try await recordWait(0)
      events.yield(.fellBack(to: route, after: failure))
    case .mend(let repair, let failure):
      closeAttempt(failure)
      try await recordWait(0)
      try await mend(repair, after: failure)
    case .finish: return try await finish()
    case .fail(let told, let last): return try await fail(told, last)
    }
    return nil
  }

  private func send(_ number: Int, of limit: Int, to model: String) async throws {
    try checkRoom()
    try await adaptRules()
    let plan = plan(for: model)
    let attempt = newAttempt(number, to: model, plan)
    self.attempt = attempt
    badPicture = nil
    // Only thoughts can be here: nothing is sent again once anything else has come.
    turn.answer = []
    turn.usage = nil
    turn.state = .pending
    turn.waitsUntil = nil
    turn.startedAt = attempt.startedAt
    turn.issuer = Issuer(model: model, host: attempt.host)
    turn.request = plan.summary
    self.plan = plan
    var refusal = refusal ?? (plan.fits ? nil : tooLarge(plan))
    self.refusal = nil
    let cost = refusal == nil ? ceiling(of: plan, to: model) : .zero
    let begun = try await begin(attempt, costing: cost)
    refusal = begun.overrun.map(Failure.init) ?? refusal
    place = nil
    events.yield(.started(attempt, of: limit))
    if let use = nearing { events.yield(.nearing(use)) }
    if let use = begun.nearing { events.yield(.nearingCap(use)) }
    nearing = nil

    if let refusal {
      mailbox.yield(.ended(.failure(refusal)))
      return
    }
    request = Task { [mailbox, sending = sending(plan, to: model)] in
      await sending.run { mailbox.yield($0) }
    }
  }

  private func wait(_ notice: RetryNotice) async throws {
    closeAttempt(notice.failure)
    try await recordWait(notice.delay)
    turn.state = .waiting
    turn.waitsUntil = notice.until
    try await library.update(turn)
    try await library.setNotice(notice, of: turn.id)
    events.yield(.retrying(notice))
    startTimer(until: notice.until, .wake(attempt: notice.nextAttempt))
  }

  /// Puts an input in when a time has come.
  func startTimer(until: Date, _ input: TurnStateMachine.Input) {
    timer = Task { [clock, mailbox] in
      do {
        try await clock.sleep(until)
        mailbox.yield(.input(input))
      } catch {
        // Cancelled: the user did not wait.
      }
    }
  }

  private func finish() async throws -> TurnEvent {
    turn.state = .answered
    // Signed words without a picture can be replied to, but they are not what was asked for.
    let words: Failure? =
      turn.resultPictures.isEmpty
      ? Failure(
        .noImage, .wordsOnly, message: turn.finishMessage ?? "The model answered in words only.",
        httpStatus: 200, finishReason: turn.finishReason?.rawValue, charge: .thinking)
      : nil
    try await end(words)
    return words.map { .failed(turn, $0) } ?? .finished(turn)
  }

  private func fail(_ told: Failure, _ last: Failure) async throws -> TurnEvent {
    turn.state = told.endState
    try await end(last)
    return told.category == .storage ? .storageFailed(turnWithUnsaved, told) : .failed(turn, told)
  }

  /// Records the end of the turn and of its last attempt.
  ///
  /// A disk that refuses is tried twice, since what came was paid for.
  private func end(_ failure: Failure?) async throws {
    timer?.cancel()
    closeAttempt(failure)
    attempt?.waitedAfter = nil  // A wait that was stopped leads to no attempt.
    turn.waitsUntil = nil
    turn.finishedAt = clock.now()
    do {
      try await writeEnd()
    } catch {
      try await writeEnd()
    }
  }

  private func writeEnd() async throws {
    try await library.update(turn)
    try await leavePlace()
    if let attempt { try await library.put(attempt, of: turn.id) }
  }

  private func closeAttempt(_ failure: Failure?) {
    guard attempt != nil, attempt?.finishedAt == nil else { return }
    settle(after: failure)
    attempt?.finishedAt = clock.now()
    attempt?.failure = failure
    attempt?.answeredBy = failure == nil ? turn.answeredBy : nil
    if let tokens = turn.usage?.promptTokenCount { attempt?.inputTokens = tokens }
    attempt?.images = max(1, turn.resultPictures.count)
  }

  /// Records the seconds that are or were waited between the newest attempt and the next.
  private func recordWait(_ seconds: Double?) async throws {
    attempt?.waitedAfter = seconds
    if let attempt { try await library.put(attempt, of: turn.id) }
  }
}

extension Failure {
  /// The state of a turn that ends with this failure.
  var endState: TurnState {
    switch category {
    case .cancelled: .cancelled
    case .safety, .policy, .noImage: .blocked
    default: isCommitted ? .partial : .failed
    }
  }
}
