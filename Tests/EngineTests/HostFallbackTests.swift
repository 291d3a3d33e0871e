import Conversation
import Emulator
import Engine
import Foundation
import Resilience
import Storage
import Testing

/// A second endpoint that stands in for the first, both of them real services.
@Suite struct HostFallbackTests {
  private let first = TwoHosts.first
  private let second = TwoHosts.second

  @Test func `a second host answers what the first has failed at`() async throws {
    let hosts = try await TwoHosts(first: [.fault("503"), .fault("503")])
    defer { hosts.close() }
    let events = await hosts.run([.text("a red boat")])
    let turn = try #require(events.lastTurn)
    #expect(turn.state == .answered)
    #expect(try await hosts.hosts(of: turn.id) == [first, first, second])
    #expect(hosts.asked == [2, 1])
    let stored = try #require(try await hosts.library.turn(turn.id))
    #expect(stored.issuer == Issuer(model: "gemini-3-pro-image", host: second))
    let routes = events.compactMap { if case .fellBack(let route, _) = $0 { route } else { nil } }
    #expect(routes == [Route(model: "gemini-3-pro-image", host: second)])

    // The next turn begins at the first host, which did not sign the picture of the other.
    let next = await hosts.run([.text("make it night")], parent: turn.id)
    let last = try #require(next.lastTurn)
    #expect(last.state == .answered)
    #expect(try await hosts.hosts(of: last.id) == [first])
    #expect(last.issuer?.host == first && last.request?.asYours == [turn.id])
    #expect(!next.words.contains { $0.hasPrefix("mended") }, "\(next.words)")
    #expect(hosts.asked == [3, 1])
  }

  @Test func `a day's quota that is used up goes to the second host at once`() async throws {
    let hosts = try await TwoHosts(first: [.fault("429-day")])
    defer { hosts.close() }
    let turn = try #require(await hosts.run([.text("a red boat")]).lastTurn)
    #expect(turn.state == .answered)
    #expect(try await hosts.hosts(of: turn.id) == [first, second])
    #expect(hosts.clock.waits.isEmpty)
    let attempts = try await hosts.library.attempts(of: hosts.session.id)[turn.id]
    #expect(attempts?.first?.failure?.cause == .perDay && attempts?.first?.waitedAfter == 0)
  }

  @Test func `a request that is wrong stays wrong elsewhere`() async throws {
    let hosts = try await TwoHosts(first: [.fault("400-invalid")])
    defer { hosts.close() }
    let turn = try #require(await hosts.run([.text("a red boat")]).lastTurn)
    #expect(turn.state == .failed)
    #expect(hosts.asked == [1, 0])
  }

  @Test func `after the second host another model is asked at the first, if the mode allows it`()
    async throws
  {
    let other = "gemini-nano-banana-2.1"
    let hosts = try await TwoHosts(
      first: [.fault("503")], second: [.fault("400-key")],
      fallback: FallbackPolicy(.always, chain: [other]), maxRetries: 0)
    defer { hosts.close() }
    let turn = try #require(await hosts.run([.text("a red boat")]).lastTurn)
    #expect(turn.state == .answered && turn.issuer == Issuer(model: other, host: first))
    #expect(try await hosts.hosts(of: turn.id) == [first, second, first])
  }

  @Test func `an attachment is uploaded to the host that is asked`() async throws {
    let hosts = try await TwoHosts(
      first: [.ok, .fault("503")], requests: RequestRules(uploadsAbove: 1_000), maxRetries: 0)
    defer { hosts.close() }
    let drawn = try #require(await hosts.run([.text("a red boat")]).lastTurn?.primaryPicture)
    let turn = try #require(
      await hosts.run([.picture(drawn), .text("make it night")]).lastTurn)
    #expect(turn.state == .answered)
    #expect(try await hosts.hosts(of: turn.id) == [first, second])
    for host in [first, second] {
      let uploads = try await hosts.library.uploads(
        of: [drawn.blob], at: host, livingAt: hosts.clock.now)
      #expect(uploads.count == 1, "\(host)")
    }
  }

  @Test func `each host has the size it once refused`() async throws {
    let hosts = try await TwoHosts(first: [.fault("503")], maxRetries: 0)
    defer { hosts.close() }
    try await hosts.library.learn(requestLimit: 10, of: second, now: hosts.clock.now)
    let events = await hosts.run([.text("a red boat")])
    let turn = try #require(events.lastTurn)
    let attempts = try await hosts.library.attempts(of: hosts.session.id)[turn.id]
    #expect(attempts?.map(\.failure?.cause) == [.overloaded, .payloadTooLarge])
    // What the user has to know is why the endpoint of the first choice failed.
    #expect(events.lastFailure?.cause == .overloaded)
    #expect(hosts.asked == [1, 0])
  }

  @Test func `a wait at the second host goes on there`() async throws {
    let hosts = try await TwoHosts(first: [])
    defer { hosts.close() }
    let now = hosts.clock.now
    let busy = Failure(.server, .overloaded, message: "busy", httpStatus: 503)
    var turn = Turn(
      session: hosts.session.id, parent: nil, createdAt: now, prompt: [.text("a boat")],
      settings: hosts.session.settings, state: .waiting)
    turn.waitsUntil = now + 17
    try await hosts.library.commit(turn, session: hosts.session)
    let quota = Failure(.quota, .perDay, message: "used up", httpStatus: 429)
    for (number, host, failure, wait) in [(1, first, quota, 0.0), (2, second, busy, 30)] {
      try await hosts.library.put(
        Attempt(
          number: number, model: turn.settings.model, host: host, startedAt: now, finishedAt: now,
          failure: failure, waitedAfter: wait), of: turn.id)
    }
    try await hosts.library.setNotice(
      RetryNotice(
        failure: busy, nextAttempt: 3, attemptLimit: 3, until: now + 17, delay: 30,
        isServerDelay: false), of: turn.id)
    let events = await hosts.read(
      await hosts.engine.continueWaiting(turn: turn.id, in: hosts.session.id))
    #expect(events.lastTurn?.state == .answered && events.lastTurn?.issuer?.host == second)
    #expect(try await hosts.hosts(of: turn.id) == [first, second, second])
    #expect(hosts.asked == [0, 1])
  }
}
