package import Conversation

/// What an answer says of itself besides its parts.
package struct AnswerEnd: Hashable, Sendable {
  /// Why the service stopped; nil when the answer broke off or the prompt was blocked.
  package var finishReason: FinishReason?
  /// The service's own words about it.
  package var finishMessage: String?
  /// Why the prompt was blocked, `PROHIBITED_CONTENT`.
  package var blockReason: String?
  /// The last safety ratings as a JSON array, as received.
  package var safetyRatings: String?
  package var usage: Usage?
  package var modelVersion: String?
  package var responseID: String?
  /// The newest 64 KiB of the JSON, with lengths in the place of pictures and signatures.
  package var rawAnswer: String

  package init(
    finishReason: FinishReason? = nil, finishMessage: String? = nil, blockReason: String? = nil,
    safetyRatings: String? = nil, usage: Usage? = nil, modelVersion: String? = nil,
    responseID: String? = nil, rawAnswer: String = ""
  ) {
    self.finishReason = finishReason
    self.finishMessage = finishMessage
    self.blockReason = blockReason
    self.safetyRatings = safetyRatings
    self.usage = usage
    self.modelVersion = modelVersion
    self.responseID = responseID
    self.rawAnswer = rawAnswer
  }
}
