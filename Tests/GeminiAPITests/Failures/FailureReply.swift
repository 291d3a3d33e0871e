import Resilience

/// An answer, and what of it is to be shown as it was received.
struct FailureReply: Sendable {
  var name: String
  var status: Int
  var headers: [(name: String, value: String)] = []
  var body: String
  /// The status that is told; an error within an answer brings its own.
  var toldStatus: Int?
  /// The finish reason, the block reason or the RPC status.
  var says: String?
  /// `ErrorInfo.reason`.
  var reason: String?
  /// The quota and its value: `GenerateRequestsPerDay = 20`.
  var quota: String?
  /// The server's delay in seconds.
  var delay: Double?
  var isCommitted = false
  var ratings: [SafetyRating] = []

  /// An error in the service's envelope; the message and the details are JSON text.
  static func error(
    _ name: String, _ status: Int, _ rpcStatus: String, _ message: String, details: String = "",
    headers: [(name: String, value: String)] = [], reason: String? = nil, quota: String? = nil,
    delay: Double? = nil
  ) -> FailureReply {
    let details = details.isEmpty ? "" : #","details":[\#(details)]"#
    let error = #""code":\#(status),"message":"\#(message)","status":"\#(rpcStatus)"\#(details)"#
    return FailureReply(
      name: name, status: status, headers: headers, body: #"{"error":{\#(error)}}"#,
      says: rpcStatus, reason: reason, quota: quota, delay: delay)
  }

  /// What a relay or a front end writes instead.
  static func page(
    _ name: String, _ status: Int, _ body: String, headers: [(name: String, value: String)] = [],
    delay: Double? = nil
  ) -> FailureReply {
    FailureReply(name: name, status: status, headers: headers, body: body, delay: delay)
  }

  /// An answer with HTTP 200 as it is sent, JSON or an event stream.
  static func answer(
    _ name: String, _ says: String?, _ body: String, isCommitted: Bool = false,
    ratings: [SafetyRating] = []
  ) -> FailureReply {
    FailureReply(
      name: name, status: 200, body: body, says: says, isCommitted: isCommitted, ratings: ratings)
  }

  /// An error that comes after HTTP 200, where the answer was begun.
  static func midStream(
    _ name: String, _ toldStatus: Int, _ says: String?, _ body: String, isCommitted: Bool = false
  ) -> FailureReply {
    FailureReply(
      name: name, status: 200, body: body, toldStatus: toldStatus, says: says,
      isCommitted: isCommitted)
  }

  /// An `ErrorInfo` detail of the service.
  static func errorInfo(_ reason: String) -> String {
    #"{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"\#(reason)","domain":"googleapis.com","metadata":{"service":"generativelanguage.googleapis.com","consumer":"projects/12345678"}}"#
  }
}
