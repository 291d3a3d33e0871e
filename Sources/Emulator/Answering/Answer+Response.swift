/// The response object, in the order of keys that captures show.
extension Answer {
  /// A response object with these parts; what stands at the end of a candidate is in the last one.
  func response(parts: [JSON]?, isLast: Bool, usage: JSON) -> JSON {
    var members: [JSON.Member] = []
    if let reason = blockReason {
      var feedback: [JSON.Member] = [.init("blockReason", .string(reason))]
      if let ratings = safetyRatings { feedback.append(.init("safetyRatings", ratings)) }
      members.append(.init("promptFeedback", .object(feedback)))
    } else {
      members.append(.init("candidates", [candidate(parts: parts, isLast: isLast)]))
    }
    return .object(
      members + [
        .init("usageMetadata", usage), .init("modelVersion", .string(modelVersion)),
        .init("responseId", .string(responseID)),
      ])
  }

  private func candidate(parts: [JSON]?, isLast: Bool) -> JSON {
    var members: [JSON.Member] = []
    if let parts {
      members.append(.init("content", ["parts": .array(parts), "role": "model"]))
    } else if isLast, shape == .empty {
      members.append(.init("content", [:]))
    } else if !isLast || shape != .absent {
      members.append(.init("content", ["role": "model"]))
    }
    if isLast { members.append(.init("finishReason", .string(finishReason))) }
    members.append(.init("index", 0))
    if isLast, let message = finishMessage {
      members.append(.init("finishMessage", .string(message)))
    }
    if isLast, let ratings = safetyRatings {
      members.append(.init("safetyRatings", ratings))
    }
    return .object(members)
  }
}
