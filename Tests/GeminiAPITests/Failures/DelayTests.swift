import Foundation
import Resilience
import Testing

@testable import GeminiAPI

/// How long the service asks to wait, in all the ways it says so.
@Suite struct DelayTests {
  private let minute = "GenerateRequestsPerMinutePerProjectPerModel-FreeTier"

  private func failure(
    _ body: String, headers: [(name: String, value: String)] = [], status: Int = 429
  ) -> Failure {
    FailureClassifier.failure(
      head: HTTPHead(status: status, headers: headers), body: Array(body.utf8))
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
