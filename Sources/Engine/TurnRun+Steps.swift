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
    case .send(let number, let limit, let model):
      try await send(number, of: limit, to: model)
    case .abort:
      request?.cancel()
    case .wait(let notice):
      try await wait(notice)
    case .cancelWait:
      timer?.cancel()
      let now = clock.now()
      try await recordWait(attempt?.finishedAt.map { now.timeIntervalSince($0) })
    case .fallBack(let model, let failure):
      try await endAttempt(failure, waits: 0)
      events.yield(.fellBack(to: model, after: failure))
    case .finish: return try await finish()
    case .fail(let told, let last): return try await fail(told, last)
    }
    return nil
  }

  private func send(_ number: Int, of limit: Int, to model: String) async throws {
    try checkRoom()
    let now = clock.now()
    let attempt = Attempt(
      number: number, model: model, host: environment.client.endpoint.host, startedAt: now)
    self.attempt = attempt
    badPicture = nil
    // Only thoughts can be here: nothing is sent again once anything else has come.
    turn.answer = []
    turn.usage = nil
    turn.state = .pending
    turn.waitsUntil = nil
    turn.startedAt = now
    try await library.update(turn)
    try await library.put(attempt, of: turn.id)
    events.yield(.started(attempt, of: limit))

    let blobs = environment.blobs
    let request = GenerateRequest(
      model: model, contents: contents, settings: environment.adapt(turn.settings, model),
      safety: rules.safety, blobURL: { blobs.url(for: $0) })
    self.request = Task { [client = environment.client, mailbox] in
      do {
        let end = try await client.generate(request) { mailbox.yield(.answer($0)) }
        mailbox.yield(.ended(.success(end)))
      } catch {
        mailbox.yield(.ended(.failure(error)))
      }
    }
  }

  private func wait(_ notice: RetryNotice) async throws {
    try await endAttempt(notice.failure, waits: notice.delay)
    turn.state = .waiting
    turn.waitsUntil = notice.until
    try await library.update(turn)
    try await library.setNotice(notice, of: turn.id)
    events.yield(.retrying(notice))
    startTimer(notice)
  }

  func startTimer(_ notice: RetryNotice) {
    timer = Task { [clock, mailbox] in
      do {
        try await clock.sleep(notice.until)
        mailbox.yield(.input(.wake(attempt: notice.nextAttempt)))
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
    try await endAttempt(words)
    try await endTurn()
    return words.map { .failed(turn, $0) } ?? .finished(turn)
  }

  private func fail(_ told: Failure, _ last: Failure) async throws -> TurnEvent {
    try await endAttempt(last)
    // A wait that was stopped leads to no attempt.
    try await recordWait(nil)
    turn.state = told.endState
    try await endTurn()
    return told.category == .storage ? .storageFailed(turnWithUnsaved, told) : .failed(turn, told)
  }

  private func endTurn() async throws {
    turn.waitsUntil = nil
    turn.finishedAt = clock.now()
    if let usage = turn.usage {
      let cost = environment.cost
      turn.cost =
        turn.answeredBy.flatMap { cost($0, usage) } ?? attempt.flatMap { cost($0.model, usage) }
    }
    try await library.update(turn)
  }

  /// Records how the running attempt ended, and the wait after it.
  private func endAttempt(_ failure: Failure?, waits: Double? = nil) async throws {
    guard attempt?.finishedAt == nil else { return }
    attempt?.finishedAt = clock.now()
    attempt?.failure = failure
    attempt?.answeredBy = failure == nil ? turn.answeredBy : nil
    try await recordWait(waits)
  }

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
