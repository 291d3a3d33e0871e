import Foundation
import Resilience
import Testing

@testable import GeminiAPI

/// What is read of an answer with an error status besides its verdict.
@Suite struct StatusFailureTests {
  private func failure(
    _ status: Int, _ body: String, headers: [(name: String, value: String)] = []
  ) -> Failure {
    FailureClassifier.failure(
      head: HTTPHead(status: status, headers: headers), body: Array(body.utf8))
  }

  @Test(arguments: [
    ("Request payload size exceeds the limit: 20971520 bytes.", 20_971_520),
    ("request payload size exceeds the limit 104857600 bytes", 104_857_600),
    ("Request payload size exceeds the limit.", nil),
    ("Request payload size exceeds the limit: 99999999999999999999 bytes.", nil),
  ])
  func `the limit of a request's size is read where it is named`(message: String, limit: Int?) {
    let failure = failure(400, ErrorBody.plain(400, "INVALID_ARGUMENT", message))
    #expect(failure.cause == .payloadTooLarge)
    #expect(failure.payloadLimit == limit)
  }

  @Test func `the field that is wrong is named`() {
    let failure = failure(400, ErrorBody.unknownField)
    #expect(failure.fieldViolations.count == 1)
    #expect(failure.fieldViolations.first?.hasPrefix("generation_config: Invalid JSON") == true)
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func `the target of a redirect is named`(status: Int) {
    let headers = [(name: "Location", value: "https://elsewhere.example/v1beta/x?y=z")]
    #expect(failure(status, "", headers: headers).message.contains("elsewhere.example"))
  }

  @Test func `a web page is told by its title`() {
    let page = "<html><head><TITLE>\n502 Bad Gateway </TITLE></head></html>"
    #expect(failure(502, page).message == "HTTP 502, with a web page: 502 Bad Gateway")
    #expect(failure(413, "<html>413</html>").message == "HTTP 413, with a web page")
    #expect(failure(502, "").message == "HTTP 502")
  }

  @Test(arguments: [
    #"{"error":"m"}"#, #"{"message":"m"}"#, #"{"detail":"m"}"#, #"[{"error":{"message":"m"}}]"#,
  ])
  func `what relays write instead is read`(body: String) {
    #expect(failure(503, body).message == "m")
  }

  @Test func `only a deadline and a cancellation may have been charged`() {
    for status in 300...599 {
      let charge = failure(status, "").charge
      #expect(charge == ([499, 504].contains(status) ? .possible : .none))
    }
  }

  @Test func `the raw answer is kept, at most 64 KiB of it`() {
    let long = String(repeating: "x", count: 100_000)
    #expect(failure(500, long).rawAnswer?.utf8.count == 65_536)
    #expect(failure(500, "{}").rawAnswer == "{}")
    #expect(failure(500, "").rawAnswer == nil)
  }
}
