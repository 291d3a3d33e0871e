import Foundation
package import Resilience

/// Says what a failed attempt was: category, cause, and everything the service told.
///
/// Pure functions, one for each way an attempt can fail: an answer with an error status, an error
/// within an answer, an answer without a picture, and no answer. Rows as in `gemini-api.md` 3.
package enum FailureClassifier {
  private static let rawLimit = 64 << 10
  /// Ten years in seconds: whatever a server says, a date can be reckoned from it.
  private static let longestDelay = 3650.0 * 86400

  /// Judges an answer whose status is not 200.
  ///
  /// - Parameters:
  ///   - head: Its status and headers.
  ///   - body: What there is of its body; it need not be JSON.
  /// - Returns: The failure, with the charge that goes with it.
  package static func failure(head: HTTPHead, body: some Collection<UInt8>) -> Failure {
    failure(status: head.status, head: head, body: body)
  }

  /// Judges an error object that came where an answer was begun, after a 200.
  static func failure(inStream body: [UInt8]) -> Failure {
    let error = ServiceError(body)
    let code = error?.code.flatMap { 400...599 ~= $0 ? $0 : nil }
    let status = code ?? error?.status.flatMap(ServiceError.httpStatus) ?? 500
    var failure = failure(status: status, head: HTTPHead(status: status), body: body)
    failure.charge = .possible  // the request was accepted, so that a picture may have been drawn
    return failure
  }

  private static func failure(
    status: Int, head: HTTPHead, body: some Collection<UInt8>
  ) -> Failure {
    let error = ServiceError(body)
    let message = error?.message ?? ""
    let delay =
      (error?.retryDelay ?? ServiceError.delay(in: message)
      ?? RetryAfter.seconds(head["retry-after"], date: head["date"]))
      .map { min($0, longestDelay) }
    var (category, cause) = verdict(status, error, delay: delay)
    if error == nil, status == 404 { (category, cause) = (.request, .unknownRequest) }
    let quota = error.flatMap(QuotaVerdict.decisiveQuota)
    return Failure(
      category, cause,
      message: message.isEmpty ? words(status, cause, head, body) : message,
      httpStatus: status, rpcStatus: error?.status, reason: error?.reason,
      fieldViolations: error?.fieldViolations ?? [], quotaID: quota?.quotaID,
      quotaValue: quota?.quotaValue, serverDelay: delay,
      charge: mayHaveBeenDone(status, cause) ? .possible : .none,
      payloadLimit: cause == .payloadTooLarge ? payloadLimit(in: message) : nil,
      rawAnswer: body.isEmpty ? nil : String(decoding: body.prefix(rawLimit), as: UTF8.self))
  }

  /// Whether the service took the request: it was too slow, or its status says so.
  private static func mayHaveBeenDone(_ status: Int, _ cause: FailureCause) -> Bool {
    200...299 ~= status || cause == .deadlineExceeded || cause == .serverCancelled
  }

  /// The category and cause of a status and what was said with it.
  private static func verdict(
    _ status: Int, _ error: ServiceError?, delay: Double?
  ) -> (FailureCategory, FailureCause) {
    if status == 429 { return QuotaVerdict.verdict(error, delay: delay) }
    if let cause = error?.reason.flatMap({ accessReasons[$0] }), 400...403 ~= status {
      return (.access, cause)
    }
    let words = [error?.message, error?.debug].lazy.compactMap(\.self)
    if let known = words.compactMap({ KnownMessage.matching($0, status: status) }).first {
      return (known.category, known.cause)
    }
    switch status {
    case 300...399: return (.request, .redirected)
    case 400 where error?.status == "FAILED_PRECONDITION": return (.access, .permissionDenied)
    case 400: return (.request, .invalidArgument)
    case 401: return (.access, .keyInvalid)
    case 402: return (.quota, .prepaidGone)
    case 403: return (.access, .permissionDenied)
    case 404: return (.request, .modelNotFound)
    case 408: return (.network, .requestTimeout)
    case 413: return (.request, .payloadTooLarge)
    case 415: return (.request, .unsupportedMedia)
    case 499: return (.server, .serverCancelled)
    case 400...499: return (.request, .unknownRequest)
    case 500: return (.server, .internalError)
    case 501: return (.request, .notImplemented)
    case 502: return (.server, .badGateway)
    case 503: return (.server, .overloaded)
    case 504: return (.server, .deadlineExceeded)
    case 200...: return (.server, .unknownServer)
    default: return (.network, .notJSON)  // no status at all
    }
  }

  /// `ErrorInfo.reason`, which is meant for machines and so goes before any words.
  ///
  /// As in https://github.com/googleapis/googleapis/blob/master/google/api/error_reason.proto.
  private static let accessReasons: [String: FailureCause] = [
    "API_KEY_INVALID": .keyInvalid,
    "API_KEY_EXPIRED": .keyInvalid,
    "API_KEY_HTTP_REFERRER_BLOCKED": .keyRestricted,
    "API_KEY_SERVICE_BLOCKED": .keyRestricted,
    "API_KEY_IP_ADDRESS_BLOCKED": .keyRestricted,
    "API_KEY_ANDROID_APP_BLOCKED": .keyRestricted,
    "API_KEY_IOS_APP_BLOCKED": .keyRestricted,
    "ACCESS_TOKEN_EXPIRED": .tokenInvalid,
    "ACCESS_TOKEN_TYPE_UNSUPPORTED": .tokenInvalid,
    "ACCESS_TOKEN_SCOPE_INSUFFICIENT": .permissionDenied,
    "ACCOUNT_STATE_INVALID": .permissionDenied,
    "IAM_PERMISSION_DENIED": .permissionDenied,
    "SERVICE_DISABLED": .apiDisabled,
    "BILLING_DISABLED": .billing,
    "CONSUMER_INVALID": .projectDenied,
    "CONSUMER_SUSPENDED": .projectDenied,
    "USER_PROJECT_DENIED": .projectDenied,
    "LOCATION_POLICY_VIOLATED": .location,
    "LOCATION_TAX_POLICY_VIOLATED": .location,
  ]

  /// The number of bytes in `Request payload size exceeds the limit: 20971520 bytes`.
  private static func payloadLimit(in message: String) -> Int? {
    message.firstMatch(of: /(?i)exceeds the limit:? *(\d+) *bytes/).flatMap { Int($0.1) }
  }

  /// Our own words where the service has none.
  private static func words(
    _ status: Int, _ cause: FailureCause, _ head: HTTPHead, _ body: some Collection<UInt8>
  ) -> String {
    if cause == .redirected {
      let target = head["location"].flatMap { URL(string: $0)?.host() }
      return "The service sends elsewhere (HTTP \(status), to \(target ?? "an unnamed place")); "
        + "redirects are not followed, because the key must not go there."
    }
    let text = String(decoding: body.prefix(4096), as: UTF8.self)
    if let title = text.firstMatch(of: /(?i)<title[^>]*>\s*([^<]*?)\s*<\/title>/)?.1,
      !title.isEmpty
    {
      return "HTTP \(status), with a web page: \(title)"
    }
    return text.contains("<") ? "HTTP \(status), with a web page" : "HTTP \(status)"
  }
}
