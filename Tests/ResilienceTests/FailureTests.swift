import Foundation
import Resilience
import Testing

/// Failures are kept as JSON, in libraries older than this program as well.
@Suite struct FailureTests {
  @Test func `a failure that was stored without the later fields is read`() throws {
    let stored = """
      {"category":"request","cause":"payloadTooLarge","message":"m","fieldViolations":[],
      "charge":"none","isCommitted":false}
      """
    let failure = try JSONDecoder().decode(Failure.self, from: Data(stored.utf8))
    #expect(failure == Failure(.request, .payloadTooLarge, message: "m"))
  }

  @Test func `everything that a failure has is stored`() throws {
    let failure = Failure(
      .safety, .imageSafety, message: "m", httpStatus: 200, rpcStatus: "s", finishReason: "f",
      safetyRatings: [
        SafetyRating("HARM_CATEGORY_HATE_SPEECH", probability: "LOW"),
        SafetyRating("CATEGORY_NOBODY_KNOWS", isBlocked: true),
      ], reason: "r", fieldViolations: ["v"], quotaID: "q", quotaValue: "10", serverDelay: 1.5,
      charge: .thinking, isCommitted: true, payloadLimit: 20_971_520, rawAnswer: "{}")
    let stored = try JSONEncoder().encode(failure)
    #expect(try JSONDecoder().decode(Failure.self, from: stored) == failure)
    // A field that this test forgets would be lost without a word.
    let fields = try #require(JSONSerialization.jsonObject(with: stored) as? [String: Any])
    #expect(fields.count == Mirror(reflecting: failure).children.count)
  }
}
