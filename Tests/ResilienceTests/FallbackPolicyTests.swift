import Resilience
import Testing

@Suite struct FallbackPolicyTests {
  private let chain = ["flash", "lite"]

  @Test func `only a service that is down calls for another model`() {
    for cause in FailureCause.allCases {
      let step = FallbackPolicy(.always, chain: chain).step(after: cause.failure(), tried: ["pro"])
      switch cause {
      case .modelNotFound: #expect(step == .offer("flash"))
      case _ where cause.category == .server: #expect(step == .take("flash"), "\(cause)")
      default: #expect(step == .none, "\(cause)")
      }
    }
  }

  @Test func `ask offers and never does nothing`() {
    let failure = FailureCause.overloaded.failure()
    #expect(FallbackPolicy(.ask, chain: chain).step(after: failure, tried: []) == .offer("flash"))
    #expect(FallbackPolicy(.never, chain: chain).step(after: failure, tried: []) == .none)
  }

  @Test func `each model of the chain is tried once`() {
    let policy = FallbackPolicy(.always, chain: chain)
    let failure = FailureCause.overloaded.failure()
    #expect(policy.step(after: failure, tried: ["pro", "flash"]) == .take("lite"))
    #expect(policy.step(after: failure, tried: ["pro", "flash", "lite"]) == .none)
  }

  @Test func `an answer that has begun is not given to another model`() {
    let failure = FailureCause.overloaded.failure(isCommitted: true)
    #expect(FallbackPolicy(.always, chain: chain).step(after: failure, tried: []) == .none)
  }
}
