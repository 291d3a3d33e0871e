import Foundation
import Resilience
import Testing

/// What refusals teach, and what the configuration says.
@Suite struct LearnedLimitTests {
  @Test(
    arguments: [
      ("GenerateRequestsPerMinutePerProjectPerModel-FreeTier", "10", .requestsPerMinute, 10),
      ("GenerateRequestsPerDayPerProjectPerModel-FreeTier", "20", .requestsPerDay, 20),
      ("GenerateContentInputTokensPerModelPerMinute-FreeTier", "250000", .tokensPerMinute, 250_000),
      (
        "GenerateContentPaidTierInputTokensPerModelPerMinute", "1000000", .tokensPerMinute,
        1_000_000
      ),
      ("GenerateImagesPerMinutePerProjectPerModel", "5", .imagesPerMinute, 5),
    ] as [(String, String, RateLimits.Kind, Int)])
  func `a refusal teaches the limit it names`(
    id: String, value: String, kind: RateLimits.Kind, limit: Int
  ) {
    let failure = Failure(
      .rateLimit, .perMinute, message: "", httpStatus: 429, quotaID: id, quotaValue: value)
    #expect(LearnedLimit(from: failure) == LearnedLimit(kind, limit))
  }

  @Test(
    arguments: [
      (nil, nil, 429), (nil, "10", 429), ("RequestsPerMinute", nil, 429),
      ("RequestsPerMinute", "0", 429), ("RequestsPerMinute", "many", 429),
      ("InputTokensPerDay", "10", 429), ("SpendPerMonth", "10", 429),
      ("RequestsPerMinute", "10", 503),
    ] as [(String?, String?, Int)])
  func `a bare refusal, and one of another kind, teaches nothing`(
    id: String?, value: String?, status: Int
  ) {
    let failure = Failure(
      .rateLimit, .sharedCapacity, message: "", httpStatus: status, quotaID: id, quotaValue: value)
    #expect(LearnedLimit(from: failure) == nil)
  }

  @Test func `what the user says goes before what was learned`() {
    let own = RateLimits([.requestsPerMinute: 5])
    let learned = RateLimits([.requestsPerMinute: 10, .requestsPerDay: 250])
    #expect(
      own.completed(by: learned) == RateLimits([.requestsPerMinute: 5, .requestsPerDay: 250]))
  }

  @Test func `limits are read by their names, and a mistake is named`() throws {
    func decoded(_ json: String) throws -> RateLimits {
      try JSONDecoder().decode(RateLimits.self, from: Data(json.utf8))
    }
    let limits = try decoded(#"{"requestsPerMinute": 10, "requestsPerDay": 250}"#)
    #expect(limits == RateLimits([.requestsPerMinute: 10, .requestsPerDay: 250]))
    #expect(throws: DecodingError.self) { try decoded(#"{"requestsPerMinute": 0}"#) }
    #expect(throws: DecodingError.self) { try decoded(#"{"requestsPerHour": 10}"#) }
    #expect(try decoded("{}").isEmpty)
  }
}
