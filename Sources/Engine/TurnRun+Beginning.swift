import Conversation
import Foundation
import GeminiAPI
import Resilience
import Storage

extension TurnRun {
  /// How a turn comes to run.
  enum Beginning: Sendable {
    case new(Turn, Session, TurnRequest)
    /// Send a stored turn again, to its own model or another; one that waits goes now.
    case again(SessionID, model: String?)
    /// Go on with a wait.
    case waiting(SessionID)
  }

  /// Puts the turn on disk or reads it from there, and gives the machine its first input.
  ///
  /// Answers the last event at once for a turn that must not be sent.
  func begin(_ beginning: Beginning) async throws -> TurnEvent? {
    switch beginning {
    case .new(let turn, let session, let request):
      self.turn = turn
      let model = request.standIn ?? turn.settings.model
      machine = fresh(model: model)
      try checkRoom()
      try await readHistory(of: session.id)
      taking = request.taking
      try await adaptRules()
      let plan = plan(for: model)
      guard plan.fits else { throw tooLarge(plan) }
      if let overrun = try await overrun(of: plan, to: model) {
        return .overCap(self.turn, overrun)
      }
      self.turn.request = plan.summary
      try await library.commit(self.turn, session: session)
      events.yield(.committed(self.turn))
      try await enterOrSchedule(model, attempts: 0)
      return nil
    case .again(let session, let model):
      return try await beginAgain(in: session, model: model, hastens: true)
    case .waiting(let session):
      return try await beginAgain(in: session, model: nil, hastens: false)
    }
  }

  private func beginAgain(in session: SessionID, model: String?, hastens: Bool) async throws
    -> TurnEvent?
  {
    guard let stored = try await library.turn(turn.id), stored.session == session else {
      throw LibraryError(.notFound, "The turn \(turn.id) is not in the library.")
    }
    turn = stored
    let attempts = try await library.attempts(of: session)[turn.id] ?? []
    let notice = try await library.notices(of: session)[turn.id]
    let isWaiting = turn.state == .waiting && notice != nil
    let mayBeSent = hastens || isWaiting || turn.isScheduled
    if let last = try await alreadyOver(attempts.last?.failure, mayBeSent: mayBeSent) {
      return last
    }
    if hastens { turn.waitsUntil = nil }

    try await readHistory(of: session)
    // Only answered turns become parents by themselves: a partial on the path was taken.
    taking = Set(path.filter { $0.state == .partial }.map(\.id))
    events.yield(.committed(turn))

    guard isWaiting, let notice, !isLate(notice) else {
      let count = attempts.last?.number ?? 0
      machine = fresh(model: model ?? turn.settings.model, attempts: count)
      try await enterOrSchedule(machine.route.model, attempts: count)
      return nil
    }
    attempt = attempts.last
    machine = TurnStateMachine(
      policy: rules.retry, fallback: rules.fallback, first: first(turn.settings.model),
      attempts: attempts, waiting: notice)
    if let model {
      mailbox.yield(.input(.switchModel(model)))
    } else if hastens {
      mailbox.yield(.input(.now))
    } else {
      events.yield(.retrying(notice))
      startTimer(until: notice.until, .wake(attempt: notice.nextAttempt))
    }
    return nil
  }

  /// The last event of a turn that must not be sent: one that has brought something, which sending
  /// again would overwrite, or one that does not wait although it was to go on waiting.
  private func alreadyOver(_ failure: Failure?, mayBeSent: Bool) async throws -> TurnEvent? {
    if turn.state == .answered { return .finished(turn) }
    if mayBeSent, !hasResult { return nil }
    if hasResult, turn.state == .interrupted || turn.state == .pending {
      turn.state = .partial
      try await library.update(turn)
    }
    return .failed(
      turn,
      failure
        ?? Failure(
          .network, .cutMidStream, message: "The answer broke off.", charge: .possible,
          isCommitted: hasResult))
  }

  /// Has a turn that was not sent yet wait for the time the user gave it, else for its place.
  private func enterOrSchedule(_ model: String, attempts: Int) async throws {
    guard turn.isScheduled, let until = turn.waitsUntil else {
      return try await enter(model, attempts: attempts)
    }
    isScheduled = true
    startTimer(until: until, .start)
  }

  /// A turn that waited for its time takes its place among the others, whatever ended that wait.
  ///
  /// The policy counts its time from here on, not from when the turn was made.
  func leaveSchedule(_ input: TurnStateMachine.Input) async throws {
    isScheduled = false
    timer?.cancel()
    var model = machine.route.model
    if case .switchModel(let other) = input { model = other }
    machine = fresh(model: model)
    try await enter(model, attempts: 0)
  }

  /// Whether a place that a turn was given has been passed over since.
  private func isLate(_ notice: RetryNotice) -> Bool {
    notice.hold != nil && clock.now().timeIntervalSince(notice.until) > RateLimiter.window
  }

  private func fresh(model: String, attempts: Int = 0) -> TurnStateMachine {
    TurnStateMachine(
      policy: rules.retry, fallback: rules.fallback, route: first(model), began: clock.now(),
      attempts: attempts)
  }

  /// Where a model is asked first.
  private func first(_ model: String) -> Route {
    Route(model: model, host: environment.client.endpoint.host)
  }

  /// Reads what the turn goes on from.
  private func readHistory(of session: SessionID) async throws {
    guard let parent = turn.parent else { return }
    path = TurnTree(try await library.turns(of: session)).path(to: parent)
  }

  /// Room that must be free before anything is paid for, in bytes: an answer's pictures and more.
  private static let room = 64 << 20

  /// Throws a failure if what is about to be paid for might not fit on the disk.
  func checkRoom() throws {
    let free = try environment.blobs.freeBytes()
    guard free >= Self.room else {
      throw Failure(
        .storage, .diskFull,
        message: "Only \(free >> 20) MiB are free on the disk, \(Self.room >> 20) are needed.")
    }
  }
}
