import Resilience
import Testing

/// The guide's table "Retries", row by row: how many automatic retries each failure gets.
@Suite struct RetryPolicyTests {
  /// Retries a turn gets when every attempt fails the same way, and the delays before them.
  private func delays(
    of failure: Failure, _ settings: RetrySettings = RetrySettings(), random: Double = 0.5,
    attemptSeconds: Double = 0
  ) -> [Double] {
    let policy = RetryPolicy(settings)
    var retries = RetryTally()
    var elapsed = attemptSeconds
    var delays: [Double] = []
    while case .retry(let delay, _) = policy.decision(
      after: failure, retries: retries, elapsed: elapsed, random: random), delays.count < 50
    {
      delays.append(delay)
      retries.count(failure)
      elapsed += delay + attemptSeconds
    }
    return delays
  }

  private let rows: [(retries: Int, causes: [FailureCause])] = [
    (
      5,
      [
        .overloaded, .badGateway, .requestTimeout, .offline, .nameNotFound, .connectionRefused,
        .connectTimeout, .tlsHandshake, .connectionLost,
      ]
    ),
    (2, [.internalError]),
    (1, [.deadlineExceeded, .answerTimeout, .cutMidStream, .notJSON, .badBase64, .badPicture]),
    (5, [.perMinute, .sharedCapacity]),
    (
      0,
      [
        .perDay, .perMonth, .limitZero, .spendLimit, .longDelay, .prepaidGone, .capReached,
        .invalidArgument,
        .unknownField, .unsupportedOption, .missingSignature, .corruptedSignature,
        .payloadTooLarge, .tooManyTokens, .unsupportedMedia, .modelNotFound, .fileNotFound,
        .redirected, .notImplemented, .unknownRequest, .keyMissing, .keyInvalid, .keyLeaked,
        .keyRestricted, .apiDisabled, .location, .billing, .projectDenied, .permissionDenied,
        .untrustedHost, .tokenUnavailable, .tokenInvalid, .imageSafety, .promptSafety, .recitation,
        .personalData, .blocklist,
        .prohibitedContent, .wordsOnly, .noImage, .imageOther, .maxTokens, .otherReason,
        .certificate, .serverCancelled, .unknownServer, .diskFull, .diskBroken, .stopped,
      ]
    ),
  ]

  @Test func `every cause has its row of the table`() {
    #expect(Set(rows.flatMap(\.causes)) == Set(FailureCause.allCases))
    for (retries, causes) in rows {
      for cause in causes {
        #expect(delays(of: cause.failure()).count == retries, "\(cause)")
        #expect(
          RetryPolicy().attemptLimit(for: cause.failure()) == retries + 1, "\(cause)")
      }
    }
  }

  @Test func `nothing is retried once a part that is not a thought has come`() {
    for cause in FailureCause.allCases {
      #expect(delays(of: cause.failure(isCommitted: true)).isEmpty, "\(cause)")
    }
  }

  @Test func `what may have been charged is retried once at most`() {
    for cause in FailureCause.allCases {
      let free = delays(of: cause.failure()).count
      let charged = delays(of: cause.failure(charge: .possible)).count
      #expect(charged == min(free, 1), "\(cause)")
    }
  }

  @Test func `the guide's schedule is 30 60 120 240 300`() {
    #expect(delays(of: FailureCause.overloaded.failure()) == [30, 60, 120, 240, 300])
  }

  @Test func `the brisk schedule doubles from 2 to 30 and starts nothing after 180 s`() {
    let failure = FailureCause.overloaded.failure()
    #expect(delays(of: failure, RetrySettings(.brisk)) == [2, 4, 8, 16, 30, 30, 30, 30, 30])
    #expect(
      delays(of: failure, RetrySettings(.brisk), attemptSeconds: 2)
        == [2, 4, 8, 16, 30, 30, 30, 30])
  }

  @Test func `an internal error waits at least a minute in the guide's profile`() {
    let failure = FailureCause.internalError.failure()
    #expect(delays(of: failure) == [60, 60])
    #expect(delays(of: failure, random: 0) == [60, 60])
    #expect(delays(of: failure, RetrySettings(.brisk)) == [2, 4])
  }

  @Test func `all retries of a turn together stay within maxRetries`() {
    let policy = RetryPolicy()
    var retries = RetryTally()
    for cause in [FailureCause.overloaded, .perMinute, .deadlineExceeded, .internalError, .offline]
    {
      retries.count(cause.failure())
    }
    for cause in FailureCause.allCases {
      #expect(
        policy.decision(after: cause.failure(), retries: retries, elapsed: 0, random: 0) == .giveUp)
      #expect(policy.attemptLimit(for: cause.failure(), retries: retries) == 6)
    }
  }

  @Test func `two outcomes that may have been charged end the turn, whatever they were`() {
    var retries = RetryTally()
    retries.count(FailureCause.deadlineExceeded.failure())
    let decision = RetryPolicy().decision(
      after: FailureCause.cutMidStream.failure(), retries: retries, elapsed: 60, random: 0)
    #expect(decision == .giveUp)
  }

  @Test func `a rate limit without a delay waits for the configured one`() {
    var settings = RetrySettings()
    settings.rateLimitDelaySeconds = 40
    let decision = RetryPolicy(settings).decision(
      after: FailureCause.perMinute.failure(), retries: RetryTally(), elapsed: 0, random: 0)
    #expect(decision == .retry(after: 40, isServerDelay: false))
  }

  @Test func `a server's delay is never undercut, shortened, or passed by more than a fifth`() {
    var numbers = SplitMix64(seed: 1)
    var settings = RetrySettings(.brisk)
    settings.maxDelaySeconds = 5
    for _ in 0..<10_000 {
      let asked = Double.random(in: 0.001...300, using: &numbers)
      let decision = RetryPolicy(settings).decision(
        after: FailureCause.perMinute.failure(serverDelay: asked), retries: RetryTally(),
        elapsed: Double.random(in: 0...1000, using: &numbers), random: numbers.unit())
      guard case .retry(let delay, true) = decision else {
        Issue.record("\(decision) for \(asked)")
        return
      }
      #expect(delay >= asked && delay <= asked * 1.2)
    }
  }

  @Test func `delays that make no sense are not obeyed`() {
    for asked in [0, -3, .nan, .infinity, -Double.infinity] {
      let decision = RetryPolicy().decision(
        after: FailureCause.perMinute.failure(serverDelay: asked), retries: RetryTally(),
        elapsed: 0, random: 0)
      #expect(decision == .retry(after: 60, isServerDelay: false))
    }
    #expect(delays(of: FailureCause.perMinute.failure(serverDelay: 1e9)).isEmpty)
  }

  @Test func `a delay the service gives with a 503 is a floor under the schedule`() {
    func decision(_ asked: Double) -> RetryDecision {
      RetryPolicy().decision(
        after: FailureCause.overloaded.failure(serverDelay: asked), retries: RetryTally(),
        elapsed: 0, random: 0)
    }
    #expect(decision(10) == .retry(after: 24, isServerDelay: false))
    #expect(decision(100) == .retry(after: 100, isServerDelay: true))
  }

  @Test func `jitter stays within its share and uses all of it`() {
    var numbers = SplitMix64(seed: 2)
    var first: [Double] = []
    for _ in 0..<10_000 {
      let random = numbers.unit()
      for (delay, nominal) in zip(
        delays(of: FailureCause.overloaded.failure(), random: random), [30.0, 60, 120, 240, 300])
      {
        #expect(abs(delay - nominal) <= nominal * 0.2 + 1e-9)
        if nominal == 30 { first.append(delay) }
      }
    }
    #expect((first.min() ?? 30) < 24.1 && (first.max() ?? 30) > 35.9)
  }
}
