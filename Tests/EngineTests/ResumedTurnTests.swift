import Conversation
import Engine
import Foundation
import Resilience
import Storage
import Testing

private typealias Answer = ScriptedTransport.Answer

/// Turns that a start of the program finds.
@Suite struct ResumedTurnTests {
  private func stored(
    _ state: TurnState, in bench: Bench, answer: [Part] = []
  ) async throws -> Turn {
    var turn = Turn(
      session: bench.session.id, parent: nil, createdAt: bench.clock.now,
      prompt: [.text("a boat")], settings: bench.session.settings, state: state)
    turn.answer = answer
    try await bench.library.commit(turn, session: bench.session)
    return turn
  }

  private let busy = Failure(.server, .overloaded, message: "busy", httpStatus: 503)

  private func waiting(in bench: Bench) async throws -> Turn {
    var turn = try await stored(.pending, in: bench)
    let notice = RetryNotice(
      failure: busy, nextAttempt: 2, attemptLimit: 6, until: bench.clock.now + 17, delay: 30,
      isServerDelay: false)
    turn.state = .waiting
    turn.waitsUntil = notice.until
    try await bench.library.update(turn)
    try await bench.library.setNotice(notice, of: turn.id)
    try await bench.library.put(
      Attempt(
        number: 1, model: "pro", host: "h", startedAt: bench.clock.now,
        finishedAt: bench.clock.now, failure: busy, waitedAfter: 30), of: turn.id)
    return turn
  }

  @Test func `a wait goes on for the time that is left`() async throws {
    let bench = try await Bench([.stream([Answer.picture("final")])])
    defer { bench.remove() }
    let turn = try await waiting(in: bench)
    let stream = await bench.engine.continueWaiting(turn: turn.id, in: bench.session.id)
    let events = await bench.read(stream)
    #expect(
      events.words == ["committed", "retrying 2/6", "started 2/6 pro", "part", "finished"])
    #expect(bench.clock.waits == [17])
  }

  @Test func `a wait that is resumed goes at once`() async throws {
    let bench = try await Bench([.stream([Answer.picture("final")])])
    defer { bench.remove() }
    let turn = try await waiting(in: bench)
    let events = await bench.read(
      await bench.engine.resume(turn: turn.id, in: bench.session.id))
    #expect(events.words == ["committed", "started 2/6 pro", "part", "finished"])
    #expect(bench.clock.waits.isEmpty)
    #expect(try await bench.storedAttempts().map(\.number) == [1, 2])
  }

  @Test func `a failed turn is sent again with its attempts numbered on`() async throws {
    let bench = try await Bench(
      Array(repeating: .busy, count: 6) + [.stream([Answer.picture("final")])])
    defer { bench.remove() }
    let turn = try #require(await bench.run().lastTurn)
    #expect(turn.state == .failed)
    let events = await bench.read(
      await bench.engine.resume(turn: turn.id, in: bench.session.id))
    #expect(events.words == ["committed", "started 7/12 pro", "part", "finished"])
    #expect(try await bench.library.turns(of: bench.session.id).count == 1)
  }

  @Test func `what an interrupted turn has brought is never overwritten`() async throws {
    let bench = try await Bench([.stream([Answer.picture("final")])])
    defer { bench.remove() }
    let turn = try await stored(.interrupted, in: bench, answer: [.text("words that came")])
    let events = await bench.read(
      await bench.engine.resume(turn: turn.id, in: bench.session.id))
    #expect(events.words == ["failed cutMidStream"])
    #expect(bench.transport.requests.isEmpty)
    let kept = try #require(try await bench.storedTurn())
    #expect(kept.state == .partial && kept.answerText == "words that came")
  }

  @Test func `a turn in flight when the program ended is not sent by itself`() async throws {
    let bench = try await Bench([.stream([Answer.picture("final")])])
    defer { bench.remove() }
    let turn = try await stored(.interrupted, in: bench)
    let found = await bench.read(
      await bench.engine.continueWaiting(turn: turn.id, in: bench.session.id))
    #expect(found.words == ["failed cutMidStream"])
    #expect(found.lastFailure?.charge == .possible)
    #expect(bench.transport.requests.isEmpty)
    let sent = await bench.read(await bench.engine.resume(turn: turn.id, in: bench.session.id))
    #expect(sent.words.last == "finished")
  }

  @Test func `what is sent on follows the turns it continues`() async throws {
    let bench = try await Bench([
      .stream([Answer.picture("first")]), .stream([Answer.picture("second")]),
    ])
    defer { bench.remove() }
    let first = try #require(await bench.run().lastTurn)
    let second = await bench.read(
      await bench.engine.start(bench.request("make it red", parent: first.id)))
    #expect(second.words.last == "finished")
    let turns = try await bench.library.turns(of: bench.session.id)
    #expect(turns.map(\.parent) == [nil, first.id])
    let signed = Data("c2lnbmVk".utf8)
    let body = try #require(bench.transport.bodies.last)
    #expect(body.range(of: signed) != nil && body.range(of: Data("make it red".utf8)) != nil)
  }

  @Test func `a turn that is not there ends with one event`() async throws {
    let bench = try await Bench([])
    defer { bench.remove() }
    let events = await bench.read(
      await bench.engine.resume(turn: .random(), in: bench.session.id))
    #expect(events.words == ["storageFailed diskBroken"])
  }
}
