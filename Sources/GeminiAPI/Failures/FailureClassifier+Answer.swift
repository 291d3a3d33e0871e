import Conversation
package import Resilience

extension FailureClassifier {
  /// Judges a whole answer with status 200; nil when it brought what was asked for.
  ///
  /// That is a picture, or signed words that can be replied to, or a thought picture alone, which
  /// may be promoted. A reason that is not known never passes for success.
  package static func failure(end: AnswerEnd, tally: PartTally) -> Failure? {
    guard let (category, cause, reason) = verdict(end, tally) else { return nil }
    let isCut = cause == .cutMidStream
    let isPromptBlock = end.finishReason == nil && end.blockReason != nil
    return Failure(
      category, cause,
      message: end.finishMessage ?? blockMessage(end) ?? words(cause, reason), httpStatus: 200,
      finishReason: reason, safetyRatings: ratings(end, isPromptFirst: isPromptBlock),
      charge: isCut ? .possible : isPromptBlock ? .none : .thinking,
      isCommitted: tally.finalParts > 0,
      rawAnswer: end.rawAnswer.isEmpty ? nil : end.rawAnswer)
  }

  /// The ratings of what was blocked, then those that the other has besides.
  private static func ratings(_ end: AnswerEnd, isPromptFirst: Bool) -> [SafetyRating] {
    let first = isPromptFirst ? end.promptRatings : end.safetyRatings
    let second = isPromptFirst ? end.safetyRatings : end.promptRatings
    return first + second.filter { !first.contains($0) }
  }

  private static func verdict(
    _ end: AnswerEnd, _ tally: PartTally
  ) -> (FailureCategory, FailureCause, String?)? {
    guard let reason = end.finishReason?.rawValue else {
      guard let block = end.blockReason else { return (.network, .cutMidStream, nil) }
      let (category, cause) = verdict(block: block)
      return (category, cause, block)
    }
    if reason == "STOP" || reason == "MAX_TOKENS" && tally.pictures > 0 {
      if tally.pictures > 0 || tally.hasWords && tally.isSigned { return nil }
      if tally.hasWords { return (.noImage, .wordsOnly, reason) }
      return tally.thoughtPictures > 0 ? nil : (.noImage, .noImage, reason)
    }
    let (category, cause) = verdict(finish: reason)
    return (category, cause, reason)
  }

  private static func verdict(finish reason: String) -> (FailureCategory, FailureCause) {
    switch reason {
    case "IMAGE_SAFETY", "SAFETY": (.safety, .imageSafety)
    case "RECITATION", "IMAGE_RECITATION": (.safety, .recitation)
    case "SPII": (.safety, .personalData)
    case "BLOCKLIST": (.safety, .blocklist)
    case "PROHIBITED_CONTENT", "IMAGE_PROHIBITED_CONTENT": (.policy, .prohibitedContent)
    case "NO_IMAGE": (.noImage, .noImage)
    case "IMAGE_OTHER": (.noImage, .imageOther)
    case "MAX_TOKENS": (.noImage, .maxTokens)
    case "MISSING_THOUGHT_SIGNATURE": (.request, .missingSignature)
    // Reasons that come without notice, by what their names say.
    case _ where reason.contains("PROHIBITED"): (.policy, .prohibitedContent)
    case _ where reason.contains("SAFETY"): (.safety, .imageSafety)
    case _ where reason.contains("RECITATION"): (.safety, .recitation)
    default: (.noImage, .otherReason)
    }
  }

  private static func verdict(block reason: String) -> (FailureCategory, FailureCause) {
    if reason.contains("PROHIBITED") { return (.policy, .prohibitedContent) }
    return (.safety, reason == "BLOCKLIST" ? .blocklist : .promptSafety)
  }

  /// Vertex AI's words about a blocked prompt: `promptFeedback.blockReasonMessage`.
  ///
  /// The raw answer is one object, or one a line where it came as a stream.
  private static func blockMessage(_ end: AnswerEnd) -> String? {
    guard end.blockReason != nil else { return nil }
    return ([Substring(end.rawAnswer)] + end.rawAnswer.split(whereSeparator: \.isNewline)).lazy
      .compactMap { JSONObject(parsing: $0.utf8)?.object("promptFeedback") }
      .compactMap { $0.string("blockReasonMessage") }.first
  }

  private static func words(_ cause: FailureCause, _ reason: String?) -> String {
    switch cause {
    case .cutMidStream: "The answer stopped before its end."
    case .wordsOnly: "The model answered in words, without a picture."
    case .noImage where reason == "STOP": "The answer holds neither a picture nor words."
    default: "The service stopped: \(reason ?? "it gave no reason")."
    }
  }
}
