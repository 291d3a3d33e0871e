import Foundation
import Resilience
import Testing

@testable import GeminiAPI

/// Answers with an error status: what category and cause each documented body has.
@Suite struct StatusFailureTests {
  private func failure(
    _ status: Int, _ body: String, headers: [(name: String, value: String)] = []
  ) -> Failure {
    FailureClassifier.failure(
      head: HTTPHead(status: status, headers: headers), body: Array(body.utf8))
  }

  @Test(arguments: [
    (ErrorBody.keyInvalid, FailureCategory.access, FailureCause.keyInvalid),
    (ErrorBody.unknownField, .request, .unknownField),
    ("", .request, .invalidArgument),
    ("<html>", .request, .invalidArgument),
  ])
  func `a 400 with details is told by its reason`(
    body: String, category: FailureCategory, cause: FailureCause
  ) {
    #expect(failure(400, body).category == category)
    #expect(failure(400, body).cause == cause)
  }

  @Test(arguments: [
    (400, "API key expired. Please renew the API key.", FailureCause.keyInvalid),
    (
      400, "Image part is missing a thought_signature in content position 2, part position 1.",
      .missingSignature
    ),
    (
      400, "Text part is missing a thought_signature in content position 2, part position 1.",
      .missingSignature
    ),
    (400, "Function call is missing a thought_signature in functionCall parts.", .missingSignature),
    (400, "Corrupted thought signature.", .corruptedSignature),
    (
      400,
      "Unable to submit request because Thought signature is not valid.. Learn more: https://x",
      .corruptedSignature
    ),
    (
      400,
      "Invalid value at 'contents[1].parts[0].thought_signature' (TYPE_BYTES), Base64 decoding failed for x",
      .corruptedSignature
    ),
    (400, "Request payload size exceeds the limit: 20971520 bytes.", .payloadTooLarge),
    (
      400, "The input token count (70000) exceeds the maximum number of tokens allowed (65536).",
      .tooManyTokens
    ),
    (400, "Unsupported MIME type: image/tiff", .unsupportedMedia),
    (400, "Unable to process input image. Please retry or report", .unsupportedMedia),
    (
      400, "Invalid value at 'generation_config.thinking_config.thinking_level' (x), y",
      .unsupportedOption
    ),
    (400, "thinking_level is not supported", .unsupportedOption),
    (400, "Request contains an invalid argument.", .invalidArgument),
    (400, "Words nobody knows.", .invalidArgument),
    (401, "Request had invalid authentication credentials.", .keyInvalid),
    (401, "Request is missing required authentication credential.", .keyMissing),
    (
      401,
      "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.",
      .tokenInvalid
    ),
    (
      401,
      "API keys are not supported by this API. Expected OAuth2 access token or other authentication credentials that assert a principal.",
      .keyRestricted
    ),
    (402, ErrorBody.prepaidGone, .prepaidGone),
    (402, "Payment required", .prepaidGone),
    (
      403,
      "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
      .keyMissing
    ),
    (403, "Your API key was reported as leaked. Please use another API key.", .keyLeaked),
    (403, "Requests from referer <empty> are blocked.", .keyRestricted),
    (
      403, "Requests to this API generativelanguage.googleapis.com method x are blocked.",
      .keyRestricted
    ),
    (403, "Your project has been denied access. Please contact support.", .projectDenied),
    (
      403, "You do not have permission to access the File abc123 or it may not exist.",
      .fileNotFound
    ),
    (403, "The caller does not have permission", .permissionDenied),
    (
      404,
      "models/X is not found for API version v1beta, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods.",
      .modelNotFound
    ),
    (
      404, "This model models/gemini-2.5-flash is no longer available to new users.", .modelNotFound
    ),
    (404, "Requested entity was not found.", .modelNotFound),
    (404, "File files/x not found.", .fileNotFound),
    (
      404,
      "Publisher Model `projects/p/locations/global/publishers/google/models/m` was not found or your project does not have access to it. Please ensure you are using a valid model version.",
      .modelNotFound
    ),
    (
      400,
      "Unable to submit request because it has an empty text parameter. Add a value to the parameter and try again.",
      .invalidArgument
    ),
    (
      400,
      "Unable to submit request because the input token count is 40000 but model only supports up to 32768.",
      .tooManyTokens
    ),
    (
      400,
      "Unable to submit request because it has a mimeType parameter with value image/tiff, which is not supported.",
      .unsupportedMedia
    ),
    (
      403,
      "Permission 'aiplatform.endpoints.predict' denied on resource '//aiplatform.googleapis.com/projects/p/locations/global/publishers/google/models/m' (or it may not exist).",
      .permissionDenied
    ),
    (405, "no", .unknownRequest), (409, "no", .unknownRequest), (413, "no", .payloadTooLarge),
    (415, "no", .unsupportedMedia), (418, "no", .unknownRequest), (501, "no", .notImplemented),
    (408, "no", .requestTimeout), (499, "The operation was cancelled.", .serverCancelled),
    (500, "An internal error has occurred. Please retry", .internalError),
    (502, "no", .badGateway), (503, "The model is overloaded.", .overloaded),
    (503, "This model is currently experiencing high demand.", .overloaded),
    (504, "Deadline expired before operation could complete.", .deadlineExceeded),
    (507, "no", .unknownServer), (529, "no", .unknownServer), (599, "no", .unknownServer),
  ])
  func `a message is told by its status and words`(
    status: Int, message: String, cause: FailureCause
  ) {
    let failure = failure(status, ErrorBody.plain(status, "X", message))
    #expect(failure.cause == cause)
    #expect(failure.category == Self.category(of: cause))
    #expect(failure.message == message)
    #expect(failure.httpStatus == status)
    #expect(failure.rpcStatus == "X")
  }

  /// The category of a cause, as `error-guide.md` has it; written out here once more on purpose.
  private static func category(of cause: FailureCause) -> FailureCategory {
    switch cause {
    case .keyInvalid, .keyMissing, .keyLeaked, .keyRestricted, .projectDenied, .permissionDenied,
      .tokenInvalid:
      .access
    case .prepaidGone: .quota
    case .requestTimeout: .network
    case .serverCancelled, .internalError, .badGateway, .overloaded, .deadlineExceeded,
      .unknownServer:
      .server
    default: .request
    }
  }

  @Test(arguments: [
    ("User location is not supported for the API use.", FailureCause.location),
    ("Billing account is not active.", .billing), ("Something else.", .permissionDenied),
  ])
  func `a failed precondition is a matter of the account`(message: String, cause: FailureCause) {
    let failure = failure(400, ErrorBody.plain(400, "FAILED_PRECONDITION", message))
    #expect(failure.category == .access)
    #expect(failure.cause == cause)
  }

  @Test(arguments: [
    ("SERVICE_DISABLED", FailureCause.apiDisabled),
    ("API_KEY_HTTP_REFERRER_BLOCKED", .keyRestricted), ("API_KEY_SERVICE_BLOCKED", .keyRestricted),
    ("BILLING_DISABLED", .billing), ("CONSUMER_SUSPENDED", .projectDenied),
    ("IAM_PERMISSION_DENIED", .permissionDenied),
    ("ACCESS_TOKEN_SCOPE_INSUFFICIENT", .permissionDenied),
  ])
  func `a reason for machines goes before words`(reason: String, cause: FailureCause) {
    let body = """
      {"error":{"code":403,"message":"Requests are blocked.","status":"PERMISSION_DENIED",
      "details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"\(reason)"}]}}
      """
    #expect(failure(403, body).cause == cause)
    #expect(failure(403, body).reason == reason)
  }

  @Test(arguments: ["ACCESS_TOKEN_EXPIRED", "ACCESS_TOKEN_TYPE_UNSUPPORTED"])
  func `a token that is not taken is told apart from a key`(reason: String) {
    let failure = failure(401, ErrorBody.token(reason))
    #expect(failure.category == .access)
    #expect(failure.cause == .tokenInvalid)
    #expect(failure.reason == reason)
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

  @Test func `a disabled API is told apart from other refusals`() {
    let failure = failure(403, ErrorBody.disabled)
    #expect(failure.cause == .apiDisabled)
    #expect(failure.reason == "SERVICE_DISABLED")
    #expect(failure.message.hasPrefix("Generative Language API has not been used"))
  }

  @Test func `the field that is wrong is named`() {
    let failure = failure(400, ErrorBody.unknownField)
    #expect(failure.fieldViolations.count == 1)
    #expect(failure.fieldViolations.first?.hasPrefix("generation_config: Invalid JSON") == true)
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func `a redirect is refused and its target named`(status: Int) {
    let headers = [(name: "Location", value: "https://elsewhere.example/v1beta/x?y=z")]
    let failure = failure(status, "", headers: headers)
    #expect(failure.category == .request)
    #expect(failure.cause == .redirected)
    #expect(failure.message.contains("elsewhere.example"))
  }

  @Test func `a web page is told by its title`() {
    let page = "<html><head><TITLE>\n502 Bad Gateway </TITLE></head></html>"
    #expect(failure(502, page).message == "HTTP 502, with a web page: 502 Bad Gateway")
    #expect(failure(413, "<html>413</html>").cause == .payloadTooLarge)
  }

  @Test func `a page that is not there is the address, not the model`() {
    #expect(failure(404, "<html>Not Found</html>").cause == .unknownRequest)
  }

  @Test func `an error in an array is read`() {
    let body = "[" + ErrorBody.plain(503, "UNAVAILABLE", "m") + "]"
    #expect(failure(503, body).message == "m")
  }

  @Test(arguments: [#"{"error":"m"}"#, #"{"message":"m"}"#, #"{"detail":"m"}"#])
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

  @Test func `the guide's 503 is an overloaded server`() {
    let failure = failure(503, ErrorBody.guideOverloaded)
    #expect(failure.category == .server)
    #expect(failure.cause == .overloaded)
    #expect(failure.rpcStatus == "UNAVAILABLE")
  }
}
