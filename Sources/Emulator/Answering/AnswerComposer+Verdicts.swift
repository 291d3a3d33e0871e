/// Answers with HTTP 200 that hold no picture.
extension AnswerComposer {
  /// The answer a verdict leaves; the words of thought before it are still sent.
  func withheld(
    _ blank: Answer, _ verdict: Verdict, _ request: GenerateRequest, _ record: SceneRecord?
  ) throws -> Answer {
    var answer = blank
    answer.usage.isRefusal = true
    switch verdict {
    case .stopped(let reason, let message, let shape, let isRated):
      answer.finishReason = reason
      answer.finishMessage = message
      answer.shape = shape
      if isRated { answer.safetyRatings = Self.ratings }
      if shape == .words {
        answer.usage.isRefusal = false
        answer.usage.candidates = 120
        answer.parts = [AnswerPart(body: .text("A harbour in the morning, with"))]
        return try signed(answer, record: nil)
      }
      if reason.hasPrefix("IMAGE_"), thinksAloud(request) {
        answer.thoughts = try thoughts(try sketch(request, record))
      }
    case .promptBlocked(let reason):
      answer.blockReason = reason
      answer.usage.thoughts = nil
      if ["SAFETY", "PROHIBITED_CONTENT"].contains(reason) { answer.safetyRatings = Self.ratings }
    }
    return answer
  }

  private static let ratings: JSON = [
    ["category": "HARM_CATEGORY_HATE_SPEECH", "probability": "NEGLIGIBLE"],
    ["category": "HARM_CATEGORY_DANGEROUS_CONTENT", "probability": "HIGH", "blocked": true],
    ["category": "HARM_CATEGORY_HARASSMENT", "probability": "NEGLIGIBLE"],
    ["category": "HARM_CATEGORY_SEXUALLY_EXPLICIT", "probability": "LOW"],
  ]
}
