/// Why an attempt did not bring a picture: the category, and everything the service said.
///
/// Texts are as received; the screen, standard output and standard error filter them (`SafeText`).
package struct Failure: Error, Hashable, Sendable, Codable {
  /// What the failed attempt may have cost.
  package enum Charge: String, Hashable, Sendable, Codable {
    /// A failed attempt is free, or nothing was sent.
    case none
    /// The outcome is unknown: the picture may have been drawn and charged.
    case possible
    /// No picture is charged, the thinking is.
    case thinking
  }

  package var category: FailureCategory
  package var cause: FailureCause
  /// 503; 200 for a blocked answer; nil when no answer came.
  package var httpStatus: Int?
  /// `UNAVAILABLE`, as the service names it.
  package var rpcStatus: String?
  /// The finish reason or block reason of a blocked answer, as received.
  package var finishReason: String?
  /// What the filters said, those of what was blocked first; none where they said nothing.
  package var safetyRatings: [SafetyRating]
  /// The service's own words, or ours where there was no answer.
  package var message: String
  /// `google.rpc.ErrorInfo.reason`: `API_KEY_INVALID`.
  package var reason: String?
  /// The field a `BadRequest` points at, and what it says of it.
  package var fieldViolations: [String]
  /// The quota that was passed: `GenerateRequestsPerMinutePerProjectPerModel-FreeTier`.
  package var quotaID: String?
  /// Its value, as received: `10`.
  package var quotaValue: String?
  /// The delay the service asks for, in seconds.
  package var serverDelay: Double?
  /// The size a request may have, in bytes, where the service names it: `20971520`.
  package var payloadLimit: Int?
  package var charge: Charge
  /// Whether a part that is not a thought had come: nothing is retried by itself after that.
  package var isCommitted: Bool
  /// The raw answer, at most 64 KiB of it.
  package var rawAnswer: String?

  package init(
    _ category: FailureCategory, _ cause: FailureCause, message: String, httpStatus: Int? = nil,
    rpcStatus: String? = nil, finishReason: String? = nil, safetyRatings: [SafetyRating] = [],
    reason: String? = nil,
    fieldViolations: [String] = [], quotaID: String? = nil, quotaValue: String? = nil,
    serverDelay: Double? = nil, charge: Charge = .none, isCommitted: Bool = false,
    payloadLimit: Int? = nil, rawAnswer: String? = nil
  ) {
    self.category = category
    self.cause = cause
    self.httpStatus = httpStatus
    self.rpcStatus = rpcStatus
    self.finishReason = finishReason
    self.safetyRatings = safetyRatings
    self.message = message
    self.reason = reason
    self.fieldViolations = fieldViolations
    self.quotaID = quotaID
    self.quotaValue = quotaValue
    self.serverDelay = serverDelay
    self.payloadLimit = payloadLimit
    self.charge = charge
    self.isCommitted = isCommitted
    self.rawAnswer = rawAnswer
  }
}

extension Failure {
  /// Decodes a stored failure; of the fields that came later it may lack all.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func value<Value: Decodable>(_ key: CodingKeys) throws -> Value {
      try container.decode(Value.self, forKey: key)
    }
    func optional<Value: Decodable>(_ key: CodingKeys) throws -> Value? {
      try container.decodeIfPresent(Value.self, forKey: key)
    }
    self.init(
      try value(.category), try value(.cause), message: try value(.message),
      httpStatus: try optional(.httpStatus), rpcStatus: try optional(.rpcStatus),
      finishReason: try optional(.finishReason),
      safetyRatings: try optional(.safetyRatings) ?? [], reason: try optional(.reason),
      fieldViolations: try value(.fieldViolations), quotaID: try optional(.quotaID),
      quotaValue: try optional(.quotaValue), serverDelay: try optional(.serverDelay),
      charge: try value(.charge), isCommitted: try value(.isCommitted),
      payloadLimit: try optional(.payloadLimit), rawAnswer: try optional(.rawAnswer))
  }
}
