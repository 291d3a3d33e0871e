import Conversation
import Engine
import Foundation
import Resilience
import Storage
import Testing

private typealias Answer = ScriptedTransport.Answer

/// Turns that keep to the limits of their model.
@Suite struct PacedTurnTests {
  private let drawn = Answer.stream([Answer.picture("final")])
  private let ten = ["pro": RateLimits([.requestsPerMinute: 10])]

  /// A program that ends while its second turn waits: the events are read no further.
  private func endedWhileTheSecondWaits() async throws -> (Bench, Turn) {
    let bench = try await Bench([drawn], clock: TestClock(isHolding: true), limits: ten)
    _ = await bench.run()
    for await event in await bench.engine.start(bench.request()) {
      if case .retrying = event { break }
    }
    return (bench, try #require(try await bench.storedTurn()))
  }

  @Test func `the second turn waits for its place, then goes as its first attempt`() async throws {
    let bench = try await Bench([drawn, drawn], limits: ten)
    defer { bench.remove() }
    #expect(await bench.run().words == ["committed", "started 1/6 pro", "part", "finished"])
    let events = await bench.run()
    #expect(
      events.words == ["committed", "retrying 1/6", "started 1/6 pro", "part", "finished"])
    #expect(bench.clock.waits == [6])
    let attempts = try await bench.storedAttempts()
    #expect(attempts.map(\.number) == [1] && attempts.first?.waitedAfter == nil)
    #expect(try await bench.library.notices(of: bench.session.id).isEmpty)
  }

  @Test func `a wait for a place is no retry, and failures after it have all of theirs`()
    async throws
  {
    let bench = try await Bench([drawn] + Array(repeating: .busy, count: 6), limits: ten)
    defer { bench.remove() }
    _ = await bench.run()
    let events = await bench.run()
    #expect(events.words.last == "failed overloaded")
    #expect(bench.transport.requests.count == 7)
    // The retries keep to their schedule: limits pace turns, not retries.
    #expect(bench.clock.waits == [6, 30, 60, 120, 240, 300])
  }

  @Test func `a stop while it waits sends nothing and gives the place back`() async throws {
    let clock = TestClock(isHolding: true)
    let bench = try await Bench([drawn], clock: clock, limits: ten)
    defer { bench.remove() }
    _ = await bench.run()
    let stopped = await bench.run { event, engine in
      if case .retrying = event, let turn = try? await bench.storedTurn() {
        await engine.stop(turn.id)
      }
    }
    #expect(stopped.words == ["committed", "retrying 1/6", "failed stopped"])
    #expect(stopped.lastFailure?.charge == Failure.Charge.none)
    #expect(bench.transport.requests.count == 1)
    let turn = try #require(try await bench.storedTurn())
    #expect(turn.state == .cancelled && turn.waitsUntil == nil)
    #expect(try await bench.library.notices(of: bench.session.id).isEmpty)
  }

  @Test func `a wait for a place survives a restart`() async throws {
    let (bench, turn) = try await endedWhileTheSecondWaits()
    defer { bench.remove() }
    #expect(turn.state == .waiting && turn.waitsUntil == bench.clock.now + 6)
    let next = try await Bench([drawn], reopening: bench)
    let events = await next.read(
      await next.engine.continueWaiting(turn: turn.id, in: bench.session.id))
    #expect(
      events.words == ["committed", "retrying 1/6", "started 1/6 pro", "part", "finished"])
    #expect(next.clock.waits == [6])
  }

  @Test func `a place that was passed over by far is taken anew`() async throws {
    let (bench, turn) = try await endedWhileTheSecondWaits()
    defer { bench.remove() }
    let next = try await Bench([drawn, drawn], reopening: bench, after: 3600, limits: ten)
    _ = await next.run()
    let events = await next.read(
      await next.engine.resume(turn: turn.id, in: bench.session.id))
    #expect(
      events.words == ["committed", "retrying 1/6", "started 1/6 pro", "part", "finished"])
    #expect(next.clock.waits == [6])
  }

  @Test func `a day that is used up ends the turn at once, and says when it resets`() async throws {
    let bench = try await Bench([drawn], limits: ["pro": RateLimits([.requestsPerDay: 1])])
    defer { bench.remove() }
    _ = await bench.run()
    let events = await bench.run()
    #expect(events.words == ["committed", "started 1/6 pro", "failed perDay"])
    let failure = try #require(events.lastFailure)
    #expect(failure.category == .quota && failure.quotaValue == "1" && failure.httpStatus == nil)
    #expect(bench.transport.requests.count == 1)
    #expect(bench.clock.waits.isEmpty)
    // A restart still knows why.
    #expect(try await bench.storedAttempts().map(\.failure?.cause) == [.perDay])
  }

  @Test func `a refusal teaches the next turns, and not the retry of its own`() async throws {
    let refusal = Answer(
      status: 429,
      chunks: [
        """
        {"error":{"code":429,"message":"quota","status":"RESOURCE_EXHAUSTED","details":[
        {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaId":
        "GenerateRequestsPerMinutePerProjectPerModel","quotaValue":"2"}]},
        {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"10s"}]}}
        """
      ])
    let bench = try await Bench([refusal, drawn, drawn])
    defer { bench.remove() }
    #expect(await bench.run().words.last == "finished")
    #expect(bench.clock.waits == [11])
    let events = await bench.run()
    #expect(events.words.contains("retrying 1/6"))
    #expect(bench.clock.waits == [11, 30])
  }

  @Test func `another model is not held up, and the waiting turn can be sent to it`() async throws {
    let clock = TestClock(isHolding: true)
    let bench = try await Bench([drawn, drawn], clock: clock, limits: ten)
    defer { bench.remove() }
    _ = await bench.run()
    let events = await bench.run { event, engine in
      if case .retrying = event, let turn = try? await bench.storedTurn() {
        await engine.switchModel(turn.id, to: "lite")
      }
    }
    #expect(
      events.words == ["committed", "retrying 1/6", "started 1/6 lite", "part", "finished"])
  }

  @Test func `the request that leaves little of the day says so`() async throws {
    let bench = try await Bench(
      Array(repeating: drawn, count: 4), limits: ["pro": RateLimits([.requestsPerDay: 5])])
    defer { bench.remove() }
    var told: [String] = []
    for _ in 0..<4 { told += await bench.run().words.filter { $0.hasPrefix("nearing") } }
    #expect(told == ["nearing 4/5"])
  }

  @Test func `an attempt counts the tokens the service counted`() async throws {
    let bench = try await Bench([drawn])
    defer { bench.remove() }
    let events = await bench.run { event, _ in
      if case .started(let attempt, _) = event { #expect(attempt.inputTokens == 3) }
    }
    #expect(events.words.last == "finished")
    let attempt = try #require(try await bench.storedAttempts().first)
    #expect(attempt.inputTokens == 9 && attempt.images == 1)
  }

  @Test func `a turn stopped before it is sent leaves no place behind`() async throws {
    let ten = ["pro": RateLimits([.requestsPerMinute: 1000, .requestsPerDay: 1000])]
    let bench = try await Bench(Array(repeating: drawn, count: 40), limits: ten)
    defer { bench.remove() }
    for _ in 0..<40 {
      let events = await bench.run { event, engine in
        if case .committed(let turn) = event { await engine.stop(turn.id) }
      }
      #expect(events.words.last == "failed stopped" || events.words.last == "finished")
      #expect(try await bench.storedAttempts().allSatisfy { $0.finishedAt != nil })
    }
  }
}
