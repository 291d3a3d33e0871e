import Resilience
import Testing

@Suite struct FallbackPolicyTests {
  private let chain = ["flash", "lite"]
  private let asked = Route(model: "pro", host: "first")

  private func step(
    _ policy: FallbackPolicy, after failure: Failure, tried models: [String] = ["pro"]
  ) -> FallbackPolicy.Step {
    policy.step(
      after: failure, at: asked, asked: asked,
      tried: Set(models.map { Route(model: $0, host: "first") }))
  }

  private func taken(_ model: String, at host: String = "first") -> FallbackPolicy.Step {
    .take(Route(model: model, host: host))
  }

  @Test func `only a service that is down calls for another model`() {
    for cause in FailureCause.allCases {
      let step = step(FallbackPolicy(.always, chain: chain), after: cause.failure())
      switch cause {
      case .modelNotFound: #expect(step == .offer("flash"))
      case _ where cause.category == .server: #expect(step == taken("flash"), "\(cause)")
      default: #expect(step == .none, "\(cause)")
      }
    }
  }

  @Test func `ask offers and never does nothing`() {
    let failure = FailureCause.overloaded.failure()
    #expect(step(FallbackPolicy(.ask, chain: chain), after: failure) == .offer("flash"))
    #expect(step(FallbackPolicy(.never, chain: chain), after: failure) == .none)
  }

  @Test func `each model of the chain is tried once`() {
    let policy = FallbackPolicy(.always, chain: chain)
    let failure = FailureCause.overloaded.failure()
    #expect(step(policy, after: failure, tried: ["pro", "flash"]) == taken("lite"))
    #expect(step(policy, after: failure, tried: ["pro", "flash", "lite"]) == .none)
  }

  @Test func `an answer that has begun is not given to another model`() {
    let failure = FailureCause.overloaded.failure(isCommitted: true)
    #expect(step(FallbackPolicy(.always, chain: chain), after: failure) == .none)
    #expect(step(FallbackPolicy(.always, hosts: ["second"]), after: failure) == .none)
  }

  /// Every cause, written out, with whether the same request goes to another host after it.
  @Test(arguments: FallbackMode.allCases)
  func `what another place may not have calls for another host, whatever the mode`(
    mode: FallbackMode
  ) {
    let policy = FallbackPolicy(mode, chain: chain, hosts: ["second", "third"])
    for cause in FailureCause.allCases {
      let isFollowed =
        switch cause {
        case .overloaded, .internalError, .badGateway, .deadlineExceeded, .serverCancelled,
          .unknownServer, .perMinute, .sharedCapacity, .perDay, .perMonth, .limitZero, .spendLimit,
          .longDelay, .prepaidGone, .offline, .nameNotFound, .connectionRefused, .connectionLost,
          .tlsHandshake, .certificate, .connectTimeout, .answerTimeout, .cutMidStream, .notJSON,
          .badBase64, .badPicture, .requestTimeout:
          true
        case .capReached, .invalidArgument, .unknownField, .unsupportedOption, .missingSignature,
          .corruptedSignature, .payloadTooLarge, .tooManyTokens, .unsupportedMedia, .modelNotFound,
          .fileNotFound, .redirected, .notImplemented, .unknownRequest, .keyMissing, .keyInvalid,
          .keyLeaked, .keyRestricted, .apiDisabled, .location, .billing, .projectDenied,
          .permissionDenied, .untrustedHost, .tokenUnavailable, .tokenInvalid, .imageSafety,
          .promptSafety, .recitation, .personalData, .blocklist, .prohibitedContent, .wordsOnly,
          .noImage, .imageOther, .maxTokens, .otherReason, .diskFull, .diskBroken, .stopped:
          false
        }
      for charge in [Failure.Charge.none, .possible] {
        let step = step(policy, after: cause.failure(charge: charge))
        if isFollowed {
          #expect(step == taken("pro", at: "second"), "\(cause)")
        } else if cause == .modelNotFound, mode != .never {
          #expect(step == .offer("flash"))
        } else {
          #expect(step == .none, "\(cause)")
        }
      }
    }
  }

  @Test func `what another host lacks leads on to the next, what it refuses does not`() {
    let policy = FallbackPolicy(.always, chain: chain, hosts: ["second", "third"])
    let second = Route(model: "pro", host: "second")
    for cause in FailureCause.allCases {
      let isFollowed =
        switch cause.category {
        case .server, .rateLimit, .network, .access: true
        case .quota: cause != .capReached
        case .request: cause == .modelNotFound
        case .safety, .policy, .noImage, .storage, .cancelled: false
        }
      let step = policy.step(
        after: cause.failure(), at: second, asked: asked, tried: [asked, second],
        since: FailureCause.overloaded.failure())
      #expect(step == (isFollowed ? taken("pro", at: "third") : .none), "\(cause)")
    }
  }

  @Test func `after the hosts come the models at the first, by the mode and by what failed there`()
  {
    let second = Route(model: "pro", host: "second")
    func step(
      _ mode: FallbackMode, after cause: FailureCause, since first: FailureCause
    ) -> FallbackPolicy.Step {
      FallbackPolicy(mode, chain: chain, hosts: ["second"]).step(
        after: cause.failure(), at: second, asked: asked, tried: [asked, second],
        since: first.failure())
    }
    for cause in [FailureCause.overloaded, .keyInvalid, .modelNotFound, .perDay, .offline] {
      #expect(step(.always, after: cause, since: .overloaded) == taken("flash"), "\(cause)")
      #expect(step(.ask, after: cause, since: .overloaded) == .offer("flash"), "\(cause)")
      #expect(step(.never, after: cause, since: .overloaded) == .none, "\(cause)")
      #expect(step(.always, after: cause, since: .perDay) == .none, "\(cause)")
    }
    #expect(step(.always, after: .imageSafety, since: .overloaded) == .none)
  }
}
