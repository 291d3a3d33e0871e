import Foundation
import Resilience
import Testing

/// Failures are kept as JSON, in libraries older than this program as well.
@Suite struct FailureTests {
  @Test func `a failure that was stored without a size limit is read`() throws {
    let stored = """
      {"category":"request","cause":"payloadTooLarge","message":"m","fieldViolations":[],
      "charge":"none","isCommitted":false}
      """
    let failure = try JSONDecoder().decode(Failure.self, from: Data(stored.utf8))
    #expect(failure == Failure(.request, .payloadTooLarge, message: "m"))
  }

  @Test func `a size limit is stored`() throws {
    let failure = Failure(.request, .payloadTooLarge, message: "m", payloadLimit: 20_971_520)
    let stored = try JSONEncoder().encode(failure)
    #expect(try JSONDecoder().decode(Failure.self, from: stored) == failure)
  }
}
