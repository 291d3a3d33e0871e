import Conversation
import Foundation
import GeminiAPI
import Resilience
import Storage

/// One turn from its commit to its last event: carries out what ``TurnStateMachine`` decides.
actor TurnRun {
  /// What the run is told, by the user, the clock and the request.
  enum Message: Sendable {
    case input(TurnStateMachine.Input)
    case answer(AnswerEvent)
    case ended(Result<AnswerEnd, Failure>)
  }

  typealias Mailbox = AsyncStream<Message>.Continuation

  nonisolated let mailbox: Mailbox
  private let messages: AsyncStream<Message>
  let environment: EngineEnvironment
  let rules: EngineRules
  let events: AsyncStream<TurnEvent>.Continuation

  /// As it was last written to disk, and what has come since.
  var turn: Turn
  var machine: TurnStateMachine
  /// The turns from the root to the parent.
  var path: [Turn] = []
  /// Turns of the path that go along although they are not answered.
  var taking: Set<TurnID> = []
  /// What requests keep to at the host that is asked.
  var requestRules: RequestRules
  /// What the newest attempt sends.
  var plan: RequestPlan?
  /// The newest attempt.
  var attempt: Attempt?
  /// The attempt that has the turn's place and has not begun.
  var place: Attempt?
  /// Why the next attempt is not sent although it is made: a limit of the day is used up.
  var refusal: Failure?
  /// The limit that the next attempt brings near its end; told as it begins.
  var nearing: LimitUse?
  /// What the running attempt has put at the turn's stake.
  var stake = Money.zero
  /// Parts that came and could not be written yet, with their files in the spool.
  var unsaved: [(received: ReceivedPart, part: Part)] = []
  /// Parts that are not told yet, because the turn with them is not on disk.
  var untold: [Part] = []
  /// A picture of the running answer could not be decoded; told when the answer has ended.
  var badPicture: Failure?
  var request: Task<Void, Never>?
  var timer: Task<Void, Never>?
  /// Whether it has not been sent yet, because the user gave it a time.
  var isScheduled = false
  var progressToldAt = Date.distantPast
  /// When a picture that is arriving was last told of.
  var arrivingToldAt = Date.distantPast
  /// Counts of bytes are told four times a second at most: more cannot be read.
  static let progressInterval = 0.25

  var library: Library { environment.library }
  var clock: EngineClock { environment.clock }

  init(
    _ id: TurnID, environment: EngineEnvironment, rules: EngineRules,
    events: AsyncStream<TurnEvent>.Continuation
  ) {
    (messages, mailbox) = AsyncStream.makeStream()
    self.environment = environment
    var rules = rules
    rules.fallback.hosts = environment.others.map(\.endpoint.host)
    self.rules = rules
    // Of no host yet, so that they are adapted before they are used.
    requestRules = rules.requests
    requestRules.host = ""
    self.events = events
    // Stand in until the turn is made or read, for a failure that comes before.
    turn = Turn(
      id: id, session: SessionID(rawValue: ""), parent: nil, createdAt: environment.clock.now(),
      prompt: [], settings: GenerationSettings(model: ""))
    machine = TurnStateMachine(
      policy: rules.retry, fallback: rules.fallback, route: Route(model: "", host: ""),
      began: environment.clock.now())
  }

  /// Runs the turn to its end and answers the last event; all others have been told by then.
  func drive(_ beginning: Beginning) async -> TurnEvent {
    do {
      if let last = try await begin(beginning) { return last }
      for await message in messages {
        for output in try await take(message) {
          if let last = try await perform(output) { return last }
        }
      }
      return await breakDown(.stopped)
    } catch {
      return await breakDown(Failure(storage: error))
    }
  }

  /// Turns a message into the machine's input, after storing what came with it.
  private func take(_ message: Message) async throws -> [TurnStateMachine.Output] {
    switch message {
    case .input(let input):
      guard isScheduled, input != .stop else { return machine.handle(input) }
      try await leaveSchedule(input)
      return []
    case .answer(let event): return await take(event)
    case .ended(let result):
      request = nil
      let failure = await conclude(result)
      // A disk that refuses the lesson does not end the turn: the next refusal teaches it again.
      try? await learn(from: failure)
      return machine.handle(
        .requestEnded(
          failure, mend: failure.flatMap(repair), at: clock.now(), random: environment.random()))
    }
  }

  /// Ends a turn whose state cannot be written: nothing more is sent, what came is in the event.
  private func breakDown(_ failure: Failure) async -> TurnEvent {
    timer?.cancel()
    request?.cancel()
    await request?.value
    var failure = failure
    failure.isCommitted = hasResult
    // What is whole stays answered in the event, also where that cannot be written.
    if turn.state != .answered { turn.state = failure.isCommitted ? .partial : .failed }
    turn.waitsUntil = nil
    turn.finishedAt = clock.now()
    try? await library.update(turn)
    try? await leavePlace()
    return .storageFailed(turnWithUnsaved, failure)
  }
}
