import Foundation
import Resilience
import Testing

/// When the next request of a model may go.
@Suite struct RateLimiterTests {
  private let now = Date(timeIntervalSince1970: 1_795_000_000)

  /// Requests so many seconds from now, each with some tokens.
  private func requests(_ seconds: [Double], tokens: Int = 0, images: Int = 1) -> [CountedRequest] {
    seconds.map { CountedRequest(at: now + $0, tokens: tokens, images: images) }
  }

  /// Seconds that a request waits, and why; nil where it goes.
  private func wait(
    _ limits: RateLimits, after earlier: [CountedRequest], tokens: Int = 0, images: Int = 1,
    pausedFor pause: Double? = nil
  ) -> (seconds: Double, reason: PacingHold.Reason)? {
    let limiter = RateLimiter(limits, pausedUntil: pause.map { now + $0 })
    let request = CountedRequest(at: now, tokens: tokens, images: images)
    guard case .wait(let until, let hold, _) = limiter.verdict(on: request, after: earlier) else {
      return nil
    }
    return (until.timeIntervalSince(now), hold.reason)
  }

  private let ten = RateLimits([.requestsPerMinute: 10])

  @Test func `without limits nothing waits`() {
    let limiter = RateLimiter(RateLimits())
    let verdict = limiter.verdict(
      on: CountedRequest(at: now), after: requests(Array(repeating: 0, count: 500)))
    #expect(verdict == .go(nearing: nil))
    #expect(limiter.isOpen)
  }

  @Test func `ten a minute are one each six seconds`() throws {
    #expect(wait(ten, after: []) == nil)
    let held = try #require(wait(ten, after: requests([-2])))
    #expect(held.seconds == 4)
    #expect(held.reason == .spacing(.requestsPerMinute, limit: 10))
    #expect(wait(ten, after: requests([-6])) == nil)
  }

  @Test func `a batch goes evenly and never passes its limit in any minute`() {
    let limiter = RateLimiter(RateLimits([.requestsPerMinute: 7, .imagesPerMinute: 5]))
    var times: [CountedRequest] = []
    for _ in 0..<40 {
      switch limiter.verdict(on: CountedRequest(at: now), after: times) {
      case .go: times.append(CountedRequest(at: now))
      case .wait(let until, let hold, _):
        #expect(hold.ahead.count == times.count { $0.time > now })
        times.append(CountedRequest(at: until))
      case .usedUp(let use): Issue.record("\(use)")
      }
    }
    let gaps = zip(times, times.dropFirst()).map { $1.time.timeIntervalSince($0.time) }
    #expect(gaps.allSatisfy { abs($0 - 12) < 1e-6 })
  }

  @Test func `what burst before the limit was known fills its minute`() throws {
    // The minute began 50 s ago with the first of the ten.
    let burst = requests([-50, -49, -48, -40, -30, -29, -28, -27, -26, -25])
    let held = try #require(wait(ten, after: burst))
    #expect(held.seconds == 10)
    #expect(held.reason == .used(.requestsPerMinute, limit: 10))
    #expect(
      wait(ten, after: requests([-61] + burst.dropFirst().map { $0.time.timeIntervalSince(now) }))
        == nil)
  }

  @Test func `a minute runs from its first request, not from the last one`() {
    let two = RateLimits([.requestsPerMinute: 2])
    // Two windows: −100 to −40, then from −35; the second holds one request yet.
    #expect(wait(two, after: requests([-100, -70, -35])) == nil)
    #expect(wait(two, after: requests([-100, -38, -35]))?.seconds == 22)
  }

  @Test func `tokens are spaced by what the one before took`() throws {
    let limits = RateLimits([.tokensPerMinute: 1000])
    let held = try #require(wait(limits, after: requests([-10], tokens: 500), tokens: 100))
    #expect(held.seconds == 20)
    #expect(held.reason == .spacing(.tokensPerMinute, limit: 1000))
    let full = try #require(wait(limits, after: requests([-40], tokens: 500), tokens: 501))
    #expect(full.seconds == 20)
    #expect(full.reason == .used(.tokensPerMinute, limit: 1000))
  }

  @Test func `a request larger than the limit goes alone, and the next waits a minute at most`() {
    let limits = RateLimits([.tokensPerMinute: 1000])
    #expect(wait(limits, after: [], tokens: 5000) == nil)
    #expect(wait(limits, after: requests([0], tokens: 5000))?.seconds == 60)
  }

  @Test func `pictures count, not requests`() {
    let limits = RateLimits([.imagesPerMinute: 4])
    #expect(wait(limits, after: requests([-20], images: 2))?.seconds == 10)
    #expect(wait(limits, after: requests([-20], images: 1)) == nil)
  }

  @Test func `the tightest limit holds`() throws {
    let limits = RateLimits([.requestsPerMinute: 10, .imagesPerMinute: 2])
    let held = try #require(wait(limits, after: requests([-1])))
    #expect(held.seconds == 29)
    #expect(held.reason == .spacing(.imagesPerMinute, limit: 2))
  }

  @Test func `a refused request holds the others as long as the service said`() throws {
    let held = try #require(wait(RateLimits(), after: [], pausedFor: 34))
    #expect(held.seconds == 34)
    #expect(held.reason == .refused)
    #expect(wait(ten, after: requests([-1]), pausedFor: 2)?.seconds == 5)
  }

  @Test func `an earlier one that waits holds its place`() throws {
    let verdict = RateLimiter(ten).verdict(
      on: CountedRequest(at: now), after: requests([-3, 3, 9]))
    guard case .wait(let until, let hold, _) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(until == now + 15)
    #expect(hold.ahead == [now + 3, now + 9])
    let notice = RetryNotice(hold, nextAttempt: 1, attemptLimit: 6, until: until, from: now)
    #expect([0.0, 4, 10].map { notice.place(at: now + $0) } == [3, 2, 1])
    #expect(!notice.remedies.contains(.now))
  }

  @Test func `a day that is used up is not waited for`() throws {
    let limits = RateLimits([.requestsPerDay: 3, .requestsPerMinute: 1])
    let verdict = RateLimiter(limits).verdict(
      on: CountedRequest(at: now), after: requests([-300, -200, -1]))
    guard case .usedUp(let use) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(use.used == 3 && use.left == 0)
    #expect(use.resetsAt == PacificDay.nextMidnight(after: now))
  }

  @Test(arguments: [
    // The night the clocks go forward, the night they go back, and one like most.
    ("2026-03-08T07:59:00Z", "2026-03-08T08:00:00Z", "2026-03-09T07:00:00Z"),
    ("2026-11-01T06:59:00Z", "2026-11-01T07:00:00Z", "2026-11-02T08:00:00Z"),
    ("2026-11-23T07:59:00Z", "2026-11-23T08:00:00Z", "2026-11-24T08:00:00Z"),
  ])
  func `the day's count starts anew at midnight in Los Angeles`(
    before: String, midnight: String, next: String
  ) throws {
    let limiter = RateLimiter(RateLimits([.requestsPerDay: 2]))
    let before = try Date(before, strategy: .iso8601)
    let midnight = try Date(midnight, strategy: .iso8601)
    let next = try Date(next, strategy: .iso8601)
    let used = [CountedRequest(at: before - 10), CountedRequest(at: before)]
    func isUsedUp(_ time: Date, _ requests: [CountedRequest]) -> Bool {
      if case .usedUp = limiter.verdict(on: CountedRequest(at: time), after: requests) {
        true
      } else {
        false
      }
    }
    #expect(isUsedUp(midnight - 1, used))
    #expect(!isUsedUp(midnight, used))
    // That day has 23, 25 or 24 hours, all of them its own.
    let today = [CountedRequest(at: midnight), CountedRequest(at: midnight + 1)]
    #expect(isUsedUp(next - 1, used + today))
    #expect(!isUsedUp(next, used + today))
  }

  @Test func `used and left are told of each limit`() throws {
    let limits = RateLimits([.requestsPerMinute: 10, .tokensPerMinute: 9000, .requestsPerDay: 250])
    let limiter = RateLimiter(limits)
    let earlier = requests([-4000, -30, -10], tokens: 700)
    let minute = try #require(limiter.use(of: .requestsPerMinute, after: earlier, at: now))
    #expect(minute == LimitUse(.requestsPerMinute, used: 2, of: 10, resetsAt: now + 30))
    #expect(limiter.use(of: .tokensPerMinute, after: earlier, at: now)?.left == 7600)
    #expect(limiter.use(of: .requestsPerDay, after: earlier, at: now)?.used == 3)
    #expect(limiter.use(of: .imagesPerMinute, after: earlier, at: now) == nil)
  }

  @Test func `the request that passes 80 percent warns, and no other`() {
    let limiter = RateLimiter(RateLimits([.requestsPerDay: 10]))
    var warned: [Int] = []
    for count in 0..<10 {
      let earlier = requests((0..<count).map { Double($0 - count) * 100 })
      if case .go(let use?) = limiter.verdict(on: CountedRequest(at: now), after: earlier) {
        warned.append(use.used)
      }
    }
    #expect(warned == [8])
  }
}
