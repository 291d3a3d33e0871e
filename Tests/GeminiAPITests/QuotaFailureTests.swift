import Foundation
import Resilience
import Testing

@testable import GeminiAPI

/// What a 429 can be, and how long it asks to wait.
@Suite struct QuotaFailureTests {
  private func failure(
    _ body: String, headers: [(name: String, value: String)] = [], status: Int = 429
  ) -> Failure {
    FailureClassifier.failure(
      head: HTTPHead(status: status, headers: headers), body: Array(body.utf8))
  }

  private let minute = "GenerateRequestsPerMinutePerProjectPerModel-FreeTier"
  private let day = "GenerateRequestsPerDayPerProjectPerModel-FreeTier"

  @Test func `a limit of 0 goes before the delay that comes with it`() {
    let failure = failure(ErrorBody.limitZero)
    #expect(failure.category == .quota)
    #expect(failure.cause == .limitZero)
    #expect(failure.quotaID == minute)
    #expect(failure.quotaValue == nil)
    #expect(failure.serverDelay == 7)
  }

  @Test func `a day's quota goes before the delay that comes with it`() {
    let failure = failure(ErrorBody.quota(day, value: "20", delay: "56s"))
    #expect(failure.category == .quota)
    #expect(failure.cause == .perDay)
    #expect(failure.quotaID == day)
    #expect(failure.quotaValue == "20")
    #expect(failure.serverDelay == 56)
  }

  @Test(arguments: [
    "GenerateRequestsPerDayPerProjectPerModel", "DailyImages", "RequestsPerMonthPerProject",
  ])
  func `a day's or month's quota is known by its name`(id: String) {
    #expect(failure(ErrorBody.quota(id, value: "5", delay: "1s")).cause == .perDay)
  }

  @Test(arguments: [
    "GenerateRequestsPerMinutePerProjectPerModel",
    "GenerateContentInputTokensPerModelPerMinute-FreeTier",
    "GenerateContentPaidTierInputTokensPerModelPerMinute",
  ])
  func `a minute's quota is a rate limit`(id: String) {
    let failure = failure(ErrorBody.quota(id, value: "10", delay: "34.074824224s"))
    #expect(failure.category == .rateLimit)
    #expect(failure.cause == .perMinute)
    #expect(failure.serverDelay == 34.074824224)
  }

  @Test func `a limit that begins with 0 or ends with it is not a limit of 0`() {
    for value in ["10", "1000000", "0.5"] {
      #expect(failure(ErrorBody.quota(minute, value: value, delay: "1s")).cause == .perMinute)
    }
  }

  @Test func `a bare 429 is shared capacity`() {
    let failure = failure(ErrorBody.bare429)
    #expect(failure.category == .rateLimit)
    #expect(failure.cause == .sharedCapacity)
    #expect(failure.serverDelay == nil)
  }

  @Test(arguments: [
    ("Resource exhausted. Please try again later.", FailureCause.sharedCapacity),
    (
      "Quota exceeded for aiplatform.googleapis.com/generate_content_requests_per_minute_per_project_per_base_model with base model: gemini-3-pro-image. Please submit a quota increase request.",
      .perMinute
    ),
  ])
  func `Vertex AI names a quota in its message, or shares its capacity`(
    message: String, cause: FailureCause
  ) {
    let failure = failure(ErrorBody.plain(429, "RESOURCE_EXHAUSTED", message))
    #expect(failure.category == .rateLimit)
    #expect(failure.cause == cause)
  }

  @Test func `the guide's 429 is a rate limit of 36 seconds`() {
    let failure = failure(ErrorBody.guideExhausted)
    #expect(failure.category == .rateLimit)
    #expect(failure.cause == .perMinute)
    #expect(failure.serverDelay == 36)
  }

  @Test func `the older form names its quota in the metadata`() {
    let perMinute = failure(ErrorBody.oldQuota)
    #expect(perMinute.cause == .perMinute)
    #expect(perMinute.quotaID == "GenerateContentRequestsPerMinutePerProjectPerRegion")
    #expect(perMinute.quotaValue == "60")
    let zero = ErrorBody.oldQuota.replacing(#""60""#, with: #""0""#)
    #expect(failure(zero).cause == .limitZero)
    let perDay = ErrorBody.oldQuota.replacing("RequestsPerMinute", with: "RequestsPerDay")
    #expect(failure(perDay).cause == .perDay)
  }

  @Test func `a spend limit and spent credit are told apart`() {
    let spend = ErrorBody.plain(429, "RESOURCE_EXHAUSTED", "Your project exceeded its spend limit")
    #expect(failure(spend).cause == .spendLimit)
    let prepaid = ErrorBody.plain(429, "RESOURCE_EXHAUSTED", ErrorBody.prepaidGone)
    #expect(failure(prepaid).cause == .prepaidGone)
    #expect(failure(prepaid).category == .quota)
  }

  @Test(arguments: [
    ("300s", FailureCause.perMinute), ("300.5s", .longDelay), ("3600s", .longDelay),
  ])
  func `a delay that nobody waits for is a quota`(delay: String, cause: FailureCause) {
    #expect(failure(ErrorBody.quota(minute, value: "10", delay: delay)).cause == cause)
  }

  @Test(arguments: [
    ("Please retry in 34.07s.", 34.07), ("Please retry in 900.2ms.", 0.9002),
    ("please retry in 5s", 5.0), ("Please retry in 12s, or later.", 12.0),
  ])
  func `the delay may stand in the message only`(words: String, seconds: Double) {
    let failure = failure(ErrorBody.plain(429, "RESOURCE_EXHAUSTED", words))
    #expect(abs((failure.serverDelay ?? -1) - seconds) < 1e-9)
  }

  @Test(arguments: ["Please retry in a while.", "Please retry in 5 minutes.", "Retry in -3s.", ""])
  func `words that name no delay give none`(words: String) {
    #expect(failure(ErrorBody.plain(429, "X", words)).serverDelay == nil)
  }

  @Test func `details go before the message, the message before the header`() {
    let header = [(name: "Retry-After", value: "9")]
    let words = "Please retry in 8s."
    let all = ErrorBody.quota(minute, value: "10", delay: "7s", words: words)
    #expect(failure(all, headers: header).serverDelay == 7)
    #expect(failure(ErrorBody.plain(429, "X", words), headers: header).serverDelay == 8)
    #expect(failure(ErrorBody.bare429, headers: header).serverDelay == 9)
  }

  @Test func `a date to wait for is counted from the server's own clock`() {
    let headers = [
      (name: "date", value: "Mon, 23 Nov 2026 20:00:00 GMT"),
      (name: "retry-after", value: "Mon, 23 Nov 2026 20:01:30 GMT"),
    ]
    #expect(failure("", headers: headers, status: 503).serverDelay == 90)
  }

  @Test(arguments: ["inf", "1e308", String(repeating: "9", count: 400)])
  func `a delay without bounds is bounded`(value: String) throws {
    let delay = failure("", headers: [("Retry-After", value)]).serverDelay
    #expect(try #require(delay) == 315_360_000)
    let body = ErrorBody.quota(minute, value: "10", delay: "\(value)s")
    #expect((failure(body).serverDelay ?? 0) <= 315_360_000)
  }

  @Test(arguments: ["soon", "-5", "", "nan"])
  func `a header that says nothing gives no delay`(value: String) {
    #expect(failure("", headers: [("Retry-After", value)], status: 503).serverDelay == nil)
  }
}
