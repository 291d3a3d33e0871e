import Foundation

/// An error as the service writes it: `google.rpc.Status` as JSON.
///
/// ```json
/// {"error":{"code":429,"message":"…","status":"RESOURCE_EXHAUSTED","details":[
///   {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"34.07s"}]}}
/// ```
struct ServiceError {
  /// One passed quota of `QuotaFailure`.
  struct Violation {
    var quotaID: String?
    var quotaValue: String?
  }

  var code: Int?
  var status: String?
  var message: String?
  /// `ErrorInfo.reason`.
  var reason: String?
  /// `ErrorInfo.metadata`.
  var metadata: [String: String] = [:]
  /// `field: description` of `BadRequest`.
  var fieldViolations: [String] = []
  var quotas: [Violation] = []
  /// `DebugInfo.detail`, which may say what the message does not.
  var debug: String?
  /// `RetryInfo.retryDelay` in seconds.
  var retryDelay: Double?

  /// Reads a body; nil when it is not JSON.
  ///
  /// An array's first element counts. Relays write `{"error":"…"}`, `{"message":"…"}` and
  /// `{"detail":"…"}` as well.
  init?(_ body: some Sequence<UInt8>) {
    guard let json = JSONObject(parsing: body) else { return nil }
    let error = json.object("error") ?? json
    code = error.int("code")
    status = error.string("status")
    message = error.string("message") ?? json.string("error") ?? error.string("detail")
    for detail in error.objects("details") { read(detail) }
  }

  private mutating func read(_ detail: JSONObject) {
    let type = detail.string("@type") ?? ""
    switch type.split(separator: ".").last {
    case "ErrorInfo":
      reason = detail.string("reason") ?? reason
      for (key, value) in detail.object("metadata")?.fields ?? [:] {
        metadata[key] = value as? String
      }
    case "BadRequest":
      fieldViolations += detail.objects("fieldViolations").map {
        [$0.string("field"), $0.string("description")].compactMap(\.self).joined(separator: ": ")
      }
    case "QuotaFailure":
      quotas += detail.objects("violations").map {
        Violation(
          quotaID: $0.string("quotaId"),
          quotaValue: $0.string("quotaValue") ?? $0.int("quotaValue").map(String.init))
      }
    case "DebugInfo":
      debug = detail.string("detail") ?? debug
    case "RetryInfo":
      retryDelay = detail.string("retryDelay").flatMap(Self.seconds) ?? retryDelay
    default:
      break
    }
  }

  /// `34.074824224s` or `900.2ms` in seconds.
  static func seconds(_ text: some StringProtocol) -> Double? {
    let digits = text.prefix { $0.isNumber || $0 == "." }
    guard let value = Double(digits) else { return nil }
    switch text.dropFirst(digits.count) {
    case "s": return value
    case "ms": return value / 1000
    default: return nil
    }
  }

  /// The delay in seconds that a message asks for.
  ///
  /// `Please retry in 34.07s.`
  static func delay(in message: String) -> Double? {
    guard let words = message.range(of: "retry in ", options: .caseInsensitive) else { return nil }
    var word = message[words.upperBound...].prefix { !$0.isWhitespace && $0 != "," }
    while word.last == "." { word = word.dropLast() }
    return seconds(word)
  }

  /// The HTTP status that belongs to an RPC status; for errors that come within an answer.
  ///
  /// As in https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto.
  static func httpStatus(of status: String) -> Int? {
    switch status {
    case "INVALID_ARGUMENT", "FAILED_PRECONDITION", "OUT_OF_RANGE": 400
    case "UNAUTHENTICATED": 401
    case "PERMISSION_DENIED": 403
    case "NOT_FOUND": 404
    case "ABORTED", "ALREADY_EXISTS": 409
    case "RESOURCE_EXHAUSTED": 429
    case "CANCELLED": 499
    case "INTERNAL", "UNKNOWN", "DATA_LOSS": 500
    case "UNIMPLEMENTED": 501
    case "UNAVAILABLE": 503
    case "DEADLINE_EXCEEDED": 504
    default: nil
    }
  }
}
