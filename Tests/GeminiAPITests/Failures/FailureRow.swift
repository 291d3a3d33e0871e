import Testing

/// One row of the table: an answer as the service or a relay sends it, and what it is to be.
struct FailureRow: CustomTestStringConvertible, Sendable {
  var verdict: Verdict
  var reply: FailureReply

  var testDescription: String { reply.name }

  /// The rows of answers that are to be the same.
  static func rows(_ verdict: Verdict, _ replies: FailureReply...) -> [FailureRow] {
    replies.map { FailureRow(verdict: verdict, reply: $0) }
  }
}
