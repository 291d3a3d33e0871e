import Conversation
import Foundation
import Resilience
import Storage
import Testing

/// Places within the limits: one count for all copies of a folder.
@Suite final class LimitTests: Sendable {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private let ten = RateLimits([.requestsPerMinute: 10])
  private let host = "generativelanguage.googleapis.com"

  private func attempt(
    _ number: Int = 1, model: String = pro.model, at time: Date = moment, host: String? = nil,
    tokens: Int = 0
  ) -> Attempt {
    Attempt(
      number: number, model: model, host: host ?? self.host, startedAt: time, inputTokens: tokens)
  }

  /// A committed turn of a session of its own.
  private func newTurn(in library: Library) async throws -> Turn {
    let session = Session(createdAt: moment, settings: pro)
    let turn = Turn(
      session: session.id, parent: nil, createdAt: moment, prompt: [.text("a boat")],
      settings: pro)
    try await library.commit(turn, session: session)
    return turn
  }

  private func admit(
    _ attempt: Attempt, in library: Library, within limits: RateLimits? = nil
  ) async throws -> (turn: Turn, admission: Admission) {
    let turn = try await newTurn(in: library)
    return (
      turn,
      try await library.admit(attempt, of: turn.id, within: limits ?? ten, attemptLimit: 6)
    )
  }

  private func seconds(_ admission: Admission) -> Double? {
    switch admission {
    case .go: 0
    case .wait(let notice, _): notice.until.timeIntervalSince(moment)
    case .usedUp: nil
    }
  }

  @Test func `what goes now counts for the next, which waits for its place`() async throws {
    let library = try await Library.open(in: folder.url)
    #expect(seconds(try await admit(attempt(), in: library).admission) == 0)
    let (turn, second) = try await admit(attempt(), in: library)
    guard case .wait(let notice, _) = second else {
      Issue.record("\(second)")
      return
    }
    #expect(abs(notice.delay - 6) < 1e-6)
    #expect(notice.nextAttempt == 1 && notice.attemptLimit == 6 && notice.isServerDelay)
    #expect(notice.hold?.reason == .spacing(.requestsPerMinute, limit: 10))
    // It is on disk as a waiting turn: a restart finds it with its time.
    let again = try await Library.open(in: folder.url)
    let stored = try #require(try await again.turn(turn.id))
    #expect(stored.state == .waiting && stored.waitsUntil == notice.until)
    #expect(try await again.notices(of: turn.session) == [turn.id: notice])
    #expect(try await again.attempts(of: turn.session).isEmpty)
  }

  @Test func `eight copies that start at one moment get eight places`() async throws {
    let folder = folder.url
    let admissions = try await withThrowingTaskGroup(of: Admission.self) { group in
      for _ in 1...8 {
        group.addTask {
          let library = try await Library.open(in: folder)
          return try await self.admit(self.attempt(), in: library).admission
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let times = admissions.compactMap(seconds).sorted()
    #expect(times.count == 8)
    for (place, time) in times.enumerated() { #expect(abs(time - Double(place) * 6) < 1e-3) }
  }

  @Test func `a stopped turn gives its place back, one that begins keeps it by its attempt`()
    async throws
  {
    let library = try await Library.inMemory()
    _ = try await admit(attempt(), in: library)
    var (second, _) = try await admit(attempt(), in: library)
    second.state = .cancelled
    try await library.update(second)
    var (third, admission) = try await admit(attempt(), in: library)
    #expect(try #require(seconds(admission)) < 6.001)
    // It goes: the notice is gone, and the attempt counts at once.
    third.state = .pending
    _ = try await library.begin(attempt(at: moment + 6), of: third)
    #expect(try await library.notices(of: third.session).isEmpty)
    let (_, next) = try await admit(attempt(at: moment + 6), in: library)
    #expect(abs(try #require(seconds(next)) - 12) < 1e-3)
  }

  @Test func `another model, another host and another day are not held up`() async throws {
    let library = try await Library.inMemory()
    _ = try await admit(attempt(), in: library)
    for other in [
      attempt(model: "gemini-nano-banana-2.1"), attempt(host: "127.0.0.1"),
      attempt(at: moment + 86400),
    ] {
      guard case .go = try await admit(other, in: library).admission else {
        Issue.record("\(other) waits")
        return
      }
    }
  }

  @Test func `a 503 has used its place, a 429 and what was never sent have not`() async throws {
    let library = try await Library.inMemory()
    func wait(after failure: Failure, sent: Int) async throws -> Double? {
      let turn = try await newTurn(in: library)
      var ended = attempt(model: "m\(UUID())")
      ended.finishedAt = moment
      ended.failure = failure
      ended.bytesSent = sent
      try await library.put(ended, of: turn.id)
      return seconds(try await admit(attempt(model: ended.model), in: library).admission)
    }
    let busy = Failure(.server, .overloaded, message: "", httpStatus: 503)
    let bare = Failure(.rateLimit, .sharedCapacity, message: "", httpStatus: 429)
    let offline = Failure(.network, .nameNotFound, message: "")
    #expect(try #require(try await wait(after: busy, sent: 900)) > 5.9)
    #expect(try await wait(after: bare, sent: 900) == 0)
    #expect(try await wait(after: offline, sent: 0) == 0)
  }

  @Test func `a refused request holds the others of its model as long as the service said`()
    async throws
  {
    let library = try await Library.inMemory()
    let turn = try await newTurn(in: library)
    var refused = attempt(at: moment - 4)
    refused.finishedAt = moment - 4
    refused.failure = Failure(
      .rateLimit, .perMinute, message: "", httpStatus: 429, serverDelay: 34)
    refused.bytesSent = 900
    try await library.put(refused, of: turn.id)
    let (_, admission) = try await admit(attempt(), in: library, within: RateLimits())
    #expect(abs(try #require(seconds(admission)) - 30) < 1e-3)
    let other = try await admit(
      attempt(model: "gemini-nano-banana-2.1"), in: library, within: RateLimits())
    #expect(seconds(other.admission) == 0)
  }

  @Test func `what was learned is known to all copies for a week`() async throws {
    let library = try await Library.open(in: folder.url)
    let lesson = LearnedLimit(.requestsPerMinute, 5)
    try await library.learn(lesson, of: pro.model, at: host, now: moment)
    try await library.learn(
      LearnedLimit(.requestsPerDay, 250), of: pro.model, at: host, now: moment)
    let other = try await Library.open(in: folder.url)
    #expect(
      try await other.learnedLimits(of: pro.model, at: host, now: moment + 60)
        == RateLimits([.requestsPerMinute: 5, .requestsPerDay: 250]))
    #expect(try await other.learnedLimits(of: "m", at: host, now: moment).isEmpty)
    #expect(
      try await other.learnedLimits(of: pro.model, at: host, now: moment + 8 * 86400).isEmpty)
    _ = try await admit(attempt(), in: other, within: RateLimits())
    let (_, next) = try await admit(attempt(), in: other, within: RateLimits())
    #expect(abs(try #require(seconds(next)) - 12) < 1e-3)
  }

  @Test func `the day's count takes the attempts of all sessions`() async throws {
    let library = try await Library.inMemory()
    let limits = RateLimits([.requestsPerDay: 2])
    _ = try await admit(attempt(at: moment - 200), in: library, within: limits)
    _ = try await admit(attempt(at: moment - 100), in: library, within: limits)
    let (turn, admission) = try await admit(attempt(), in: library, within: limits)
    guard case .usedUp(let use) = admission else {
      Issue.record("\(admission)")
      return
    }
    #expect(use.used == 2 && use.limit == 2)
    #expect(try await library.attempts(of: turn.session).isEmpty)
  }

  @Test func `the place of a copy that ended is free again after a minute`() async throws {
    let library = try await Library.inMemory()
    _ = try await admit(attempt(), in: library)
    _ = try await admit(attempt(), in: library)
    let late = moment + 6 + 61
    let (_, admission) = try await admit(attempt(at: late), in: library)
    #expect(admission == .go(nearing: nil))
  }

  @Test func `used and left are counted for all copies, places in the future not yet`() async throws
  {
    let library = try await Library.inMemory()
    let limits = RateLimits([.requestsPerMinute: 10, .requestsPerDay: 250])
    for _ in 1...3 { _ = try await admit(attempt(tokens: 700), in: library, within: limits) }
    let uses = try await library.uses(of: pro.model, at: host, within: limits, now: moment + 1)
    #expect(uses.map(\.used) == [1, 1])
    #expect(uses.map(\.left) == [9, 249])
    #expect(
      try await library.uses(of: "m", at: host, within: RateLimits(), now: moment).isEmpty)
  }

  @Test func `a clock that was set back does not hold anything for hours`() async throws {
    let library = try await Library.inMemory()
    _ = try await admit(attempt(at: moment + 7200), in: library)
    #expect(try await admit(attempt(), in: library).admission == .go(nearing: nil))
  }
}
