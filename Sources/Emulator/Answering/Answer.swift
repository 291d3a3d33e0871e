/// An answer before it is laid out as one object or as a stream.
struct Answer: Sendable {
  /// How the last event of a stream looks; all have been captured.
  enum Closing: Sendable {
    /// The last part and the finish reason together.
    case together
    /// An event with an empty text and the finish reason.
    case emptyText
    /// An event without parts comes before the picture, then the picture and the finish reason.
    case partless
  }

  var thoughts: [AnswerPart] = []
  /// Makes the answer whole, where the thoughts were drawn before the picture is.
  var completion: (@Sendable () throws -> Answer)?
  var parts: [AnswerPart] = []
  var finishReason = "STOP"
  var finishMessage: String?
  /// What stands in place of parts when there are none.
  var shape = ContentShape.roleOnly
  /// Why the prompt was refused; then there is no candidate.
  var blockReason: String?
  /// What a filter said, of withheld words and prompts.
  var safetyRatings: JSON?
  var usage: Usage
  var closing = Closing.together
  var modelVersion: String
  var responseID: String
  /// Chooses how long it takes.
  var seed: UInt64
}

/// One part of an answer.
struct AnswerPart: Sendable {
  enum Body: Sendable {
    case text(String)
    /// A picture's type and its base64.
    case picture(mimeType: String, data: String)
  }

  var body: Body
  var isThought = false
  var signature: String?

  var isPicture: Bool {
    guard case .picture = body else { return false }
    return true
  }

  /// The part as it is sent: the body first, as in every capture.
  var json: JSON {
    var members: [JSON.Member] =
      switch body {
      case .text(let text): [.init("text", .string(text))]
      case .picture(let mimeType, let data):
        [.init("inlineData", ["mimeType": .string(mimeType), "data": .string(data)])]
      }
    if isThought { members.append(.init("thought", true)) }
    if let signature { members.append(.init("thoughtSignature", .string(signature))) }
    return .object(members)
  }
}
