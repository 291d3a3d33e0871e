import Resilience

extension Failure {
  /// The failure without the key or token that was sent, should the answer quote it.
  ///
  /// A failure is shown, logged and kept, and a secret must be in none of these places.
  func redacted(_ authorization: Authorization?) -> Failure {
    // A secret of a few characters stands in many a word; none that is real is so short.
    guard let (secret, mask) = authorization?.secret, secret.utf8.count >= 8 else { return self }
    func clean(_ text: String) -> String { text.replacing(secret, with: mask) }
    var failure = self
    failure.message = clean(message)
    failure.rpcStatus = rpcStatus.map(clean)
    failure.finishReason = finishReason.map(clean)
    failure.safetyRatings = safetyRatings.map {
      SafetyRating(
        clean($0.category), probability: $0.probability.map(clean), isBlocked: $0.isBlocked)
    }
    failure.reason = reason.map(clean)
    failure.fieldViolations = fieldViolations.map(clean)
    failure.quotaID = quotaID.map(clean)
    failure.quotaValue = quotaValue.map(clean)
    failure.rawAnswer = rawAnswer.map(clean)
    return failure
  }
}
