package import Conversation

/// Runs turns: commits them, sends them, waits, and tells what happens.
///
/// Each turn has one task that reads one mailbox, so its events keep their order and it never has
/// two requests in flight. A turn runs on when nobody reads its events; it is stopped by ``stop(_:)``,
/// never by cancelling the reader, which would lose the last event.
package actor TurnEngine {
  private let environment: EngineEnvironment
  private var rules: EngineRules
  private var mailboxes: [TurnID: TurnRun.Mailbox] = [:]

  package init(_ environment: EngineEnvironment, rules: EngineRules = EngineRules()) {
    self.environment = environment
    self.rules = rules
  }

  /// Replaces the rules; turns that run keep the ones they began with.
  package func use(_ rules: EngineRules) {
    self.rules = rules
  }

  /// Whether a turn is in flight or waiting here.
  package func isRunning(_ turn: TurnID) -> Bool { mailboxes[turn] != nil }

  /// Commits a new turn to disk, then sends it: at once, or when its time comes.
  package func start(_ request: TurnRequest) -> AsyncStream<TurnEvent> {
    let now = environment.clock.now()
    var turn = Turn(
      session: request.session.id, parent: request.parent, createdAt: now, prompt: request.prompt,
      settings: request.settings, state: request.sendAt == nil ? .pending : .waiting)
    turn.waitsUntil = request.sendAt
    turn.passesCaps = request.passesCaps
    var session = request.session
    session.updatedAt = now
    return run(turn.id, .new(turn, session, request))
  }

  /// Sends a turn again that waits, was interrupted, stopped or failed; its attempts number on.
  ///
  /// One that waits goes now, which counts as a retry. One that has brought something is never
  /// overwritten: its last event is told again and nothing is sent. `model` sends it to another
  /// model than the one it asked for. The events of a turn that runs here already go to the reader
  /// they have: the answered stream is empty.
  package func resume(turn: TurnID, in session: SessionID, model: String? = nil)
    -> AsyncStream<TurnEvent>
  {
    if mailboxes[turn] != nil {
      if let model { switchModel(turn, to: model) } else { sendNow(turn) }
      return AsyncStream { $0.finish() }
    }
    return run(turn, .again(session, model: model))
  }

  /// Goes on with the wait of a turn that was found waiting, until the time it was given.
  ///
  /// A time that has passed meanwhile sends it at once.
  package func continueWaiting(turn: TurnID, in session: SessionID) -> AsyncStream<TurnEvent> {
    guard mailboxes[turn] == nil else { return AsyncStream { $0.finish() } }
    return run(turn, .waiting(session))
  }

  /// Ends a turn that was found waiting without sending it, also where its time is over.
  package func stopWaiting(turn: TurnID, in session: SessionID) -> AsyncStream<TurnEvent> {
    if mailboxes[turn] != nil {
      stop(turn)
      return AsyncStream { $0.finish() }
    }
    // The stop lies in the mailbox before the end of the wait can.
    return run(turn, .waiting(session), firstInput: .stop)
  }

  /// Cuts the wait of a turn short; nothing happens to one that does not wait.
  package func sendNow(_ turn: TurnID) {
    mailboxes[turn]?.yield(.input(.now))
  }

  /// Stops a turn: the request is broken off, what came is kept, nothing more is sent.
  package func stop(_ turn: TurnID) {
    mailboxes[turn]?.yield(.input(.stop))
  }

  /// Sends a waiting turn to another model now.
  package func switchModel(_ turn: TurnID, to model: String) {
    mailboxes[turn]?.yield(.input(.switchModel(model)))
  }

  private func run(
    _ turn: TurnID, _ beginning: TurnRun.Beginning, firstInput: TurnStateMachine.Input? = nil
  ) -> AsyncStream<TurnEvent> {
    let (events, continuation) = AsyncStream.makeStream(of: TurnEvent.self)
    let run = TurnRun(turn, environment: environment, rules: rules, events: continuation)
    mailboxes[turn] = run.mailbox
    if let firstInput { run.mailbox.yield(.input(firstInput)) }
    Task {
      let last = await run.drive(beginning)
      // Forgotten before the last event is told, so that its reader may send the turn again.
      mailboxes[turn] = nil
      continuation.yield(last)
      continuation.finish()
    }
    return events
  }
}
