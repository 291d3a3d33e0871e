package import Conversation
package import Resilience

/// What an answer says of itself besides its parts.
package struct AnswerEnd: Hashable, Sendable {
  /// Why the service stopped; nil when the answer broke off or the prompt was blocked.
  package var finishReason: FinishReason?
  /// The service's own words about it.
  package var finishMessage: String?
  /// Why the prompt was blocked, `PROHIBITED_CONTENT`.
  package var blockReason: String?
  /// What the filters said of the answer, in the last event that has it.
  package var safetyRatings: [SafetyRating]
  /// What they said of the prompt.
  package var promptRatings: [SafetyRating]
  package var usage: Usage?
  package var modelVersion: String?
  package var responseID: String?
  /// The newest 64 KiB of the JSON, with lengths in the place of pictures and signatures.
  package var rawAnswer: String

  package init(
    finishReason: FinishReason? = nil, finishMessage: String? = nil, blockReason: String? = nil,
    safetyRatings: [SafetyRating] = [], promptRatings: [SafetyRating] = [], usage: Usage? = nil,
    modelVersion: String? = nil, responseID: String? = nil, rawAnswer: String = ""
  ) {
    self.finishReason = finishReason
    self.finishMessage = finishMessage
    self.blockReason = blockReason
    self.safetyRatings = safetyRatings
    self.promptRatings = promptRatings
    self.usage = usage
    self.modelVersion = modelVersion
    self.responseID = responseID
    self.rawAnswer = rawAnswer
  }
}
