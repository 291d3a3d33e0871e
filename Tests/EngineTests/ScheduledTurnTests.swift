import Conversation
import Engine
import Foundation
import Resilience
import Storage
import Testing

private typealias Answer = ScriptedTransport.Answer

/// Turns that were given a time, and turns that go round an overloaded model.
@Suite struct ScheduledTurnTests {
  private func request(_ bench: Bench, in seconds: Double) -> TurnRequest {
    var request = bench.request()
    request.sendAt = bench.clock.now + seconds
    return request
  }

  /// A turn on disk whose time comes in so many seconds; nobody drives it.
  private func stored(in bench: Bench, after seconds: Double) async throws -> Turn {
    var turn = Turn(
      session: bench.session.id, parent: nil, createdAt: bench.clock.now,
      prompt: [.text("a boat")], settings: bench.session.settings, state: .waiting)
    turn.waitsUntil = bench.clock.now + seconds
    try await bench.library.commit(turn, session: bench.session)
    return turn
  }

  @Test func `a turn is on disk with its time before it goes, and goes at that time`() async throws
  {
    let bench = try await Bench([.stream([Answer.picture("final")])])
    defer { bench.remove() }
    var committed: Turn?
    let due = bench.clock.now + 7200
    let events = await bench.read(await bench.engine.start(request(bench, in: 7200))) { event, _ in
      if case .committed(let turn) = event { committed = turn }
    }
    #expect(committed?.isScheduled == true && committed?.waitsUntil == due)
    #expect(bench.clock.waits == [7200])
    #expect(events.words == ["committed", "started 1/6 pro", "part", "finished"])
    let turn = try #require(try await bench.storedTurn())
    #expect(turn.startedAt == due && turn.waitsUntil == nil)
  }

  @Test func `nothing is sent before, and a stop brings it to an end`() async throws {
    let bench = try await Bench([], clock: TestClock(isHolding: true))
    defer { bench.remove() }
    let events = await bench.read(await bench.engine.start(request(bench, in: 7200))) {
      event, engine in
      if case .committed(let turn) = event { await engine.stop(turn.id) }
    }
    #expect(events.words == ["committed", "failed stopped"])
    #expect(events.lastFailure?.charge == Failure.Charge.none)
    #expect(bench.transport.requests.isEmpty)
    let turn = try #require(try await bench.storedTurn())
    #expect(turn.state == .cancelled && turn.waitsUntil == nil)
  }

  @Test func `now sends it at once`() async throws {
    let bench = try await Bench(
      [.stream([Answer.picture("final")])], clock: TestClock(isHolding: true))
    defer { bench.remove() }
    let events = await bench.read(await bench.engine.start(request(bench, in: 7200))) {
      event, engine in
      if case .committed(let turn) = event { await engine.sendNow(turn.id) }
    }
    #expect(events.words == ["committed", "started 1/6 pro", "part", "finished"])
  }

  @Test func `another turn of the session goes while it waits`() async throws {
    let bench = try await Bench(
      [.stream([Answer.picture("final")])], clock: TestClock(isHolding: true))
    defer { bench.remove() }
    var other: [TurnEvent] = []
    let events = await bench.read(await bench.engine.start(request(bench, in: 7200))) {
      event, engine in
      guard case .committed(let turn) = event else { return }
      other = await bench.read(await engine.start(bench.request("a red boat")))
      await engine.stop(turn.id)
    }
    #expect(other.words == ["committed", "started 1/6 pro", "part", "finished"])
    #expect(events.words == ["committed", "failed stopped"])
    let states = try await bench.library.turns(of: bench.session.id).map(\.state)
    #expect(states == [.cancelled, .answered])
  }

  @Test func `another model may be chosen for it while it waits`() async throws {
    let bench = try await Bench(
      [.stream([Answer.picture("final")])], clock: TestClock(isHolding: true))
    defer { bench.remove() }
    let events = await bench.read(await bench.engine.start(request(bench, in: 7200))) {
      event, engine in
      if case .committed(let turn) = event { await engine.switchModel(turn.id, to: "flash") }
    }
    #expect(events.words == ["committed", "started 1/6 flash", "part", "finished"])
    #expect(events.lastTurn?.settings.model == "pro")
  }

  @Test func `hours of waiting for its time are not counted as hours of retrying`() async throws {
    let bench = try await Bench([.busy, .stream([Answer.picture("final")])])
    defer { bench.remove() }
    await bench.engine.use(EngineRules(retry: RetryPolicy(RetrySettings(.brisk))))
    let events = await bench.read(await bench.engine.start(request(bench, in: 7200)))
    #expect(events.words.last == "finished")
    #expect(bench.transport.requests.count == 2)
  }

  @Test func `after a restart it goes on waiting for the time it was given`() async throws {
    let bench = try await Bench([.stream([Answer.picture("final")])])
    defer { bench.remove() }
    let turn = try await stored(in: bench, after: 600)
    let events = await bench.read(
      await bench.engine.continueWaiting(turn: turn.id, in: bench.session.id))
    #expect(bench.clock.waits == [600])
    #expect(events.words == ["committed", "started 1/6 pro", "part", "finished"])
  }

  @Test func `after a restart it goes at once when it is sent on`() async throws {
    let bench = try await Bench([.stream([Answer.picture("final")])])
    defer { bench.remove() }
    let turn = try await stored(in: bench, after: 600)
    let events = await bench.read(
      await bench.engine.resume(turn: turn.id, in: bench.session.id))
    #expect(bench.clock.waits.isEmpty)
    #expect(events.words == ["committed", "started 1/6 pro", "part", "finished"])
  }

  @Test(arguments: [600.0, -600])
  func `what is stopped after a restart is not sent, whether its time has come or not`(
    seconds: Double
  ) async throws {
    let bench = try await Bench([.stream([Answer.picture("final")])])
    defer { bench.remove() }
    let turn = try await stored(in: bench, after: seconds)
    let events = await bench.read(
      await bench.engine.stopWaiting(turn: turn.id, in: bench.session.id))
    #expect(events.words == ["committed", "failed stopped"])
    #expect(bench.transport.requests.isEmpty)
    #expect(try await bench.storedTurn()?.state == .cancelled)
  }

  @Test func `a turn goes to the stand-in and keeps what it asked for`() async throws {
    let bench = try await Bench([.stream([Answer.picture("final")])])
    defer { bench.remove() }
    var request = bench.request()
    request.standIn = "flash"
    let events = await bench.read(await bench.engine.start(request))
    #expect(events.words == ["committed", "started 1/6 flash", "part", "finished"])
    let turn = try #require(try await bench.storedTurn())
    #expect(turn.settings.model == "pro")
    #expect(try await bench.storedAttempts().map(\.model) == ["flash"])
    #expect(bench.transport.requests.allSatisfy { "\($0)".contains("flash") })
  }
}
