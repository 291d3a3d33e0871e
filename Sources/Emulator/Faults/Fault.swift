/// Something that can go wrong, to be rehearsed: one for every row of the failure tables.
package struct Fault: Sendable {
  /// The name a script uses, `429-minute` or `IMAGE_SAFETY`.
  package let name: String
  /// What happens, in one sentence.
  package let summary: String
  /// The row of the failure tables it rehearses: `server`, `rate limit`, `quota`, `request`,
  /// `access`, `safety`, `policy`, `no image`, `network`, or `success` for unusual good answers.
  package let category: String
  let effect: FaultEffect

  init(_ name: String, _ category: String, _ summary: String, _ effect: FaultEffect) {
    self.name = name
    self.summary = summary
    self.category = category
    self.effect = effect
  }

  /// Every fault there is, in the order of the tables.
  package static let all: [Fault] = refusals + quotas + verdicts + disturbances

  private static let byName = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// The fault of a name.
  package static func named(_ name: String) -> Fault? { byName[name] }
}

/// What a fault does to an answer.
enum FaultEffect: Sendable {
  /// An error in the service's envelope.
  case refusal(@Sendable (FaultContext) -> ServiceError)
  /// An answer that is not the service's own: a proxy's page, a redirect.
  case foreign(HTTPReply)
  /// The request is accepted and the picture withheld.
  case verdict(Verdict)
  /// The picture is drawn, and something happens to the answer.
  case disturbance(Disturbance)
}

/// What a fault's text may speak of.
struct FaultContext: Sendable {
  var model: String
  var method: String
  var payloadLimit: Int
  var step: ScriptStep
}

/// Why there is no picture in an answer with HTTP 200.
enum Verdict: Sendable, Hashable {
  /// The candidate ends with this reason; the shape says what stands in its place. Rated, it says
  /// what each filter found.
  case stopped(finishReason: String, message: String?, content: ContentShape, isRated: Bool)
  /// The prompt was refused: there is no candidate.
  case promptBlocked(reason: String)
}

/// How `content` looks where there are no parts: all of these have been captured.
enum ContentShape: Sendable, Hashable {
  /// `"content": {}`
  case empty
  /// `"content": {"role": "model"}`
  case roleOnly
  /// No `content` at all.
  case absent
  /// Signed words.
  case words
}

/// What happens to an answer that was good.
enum Disturbance: Sendable, Hashable {
  case asksBack, stopsWithoutPicture, thoughtsOnly, unflaggedDrafts, emptyParts
  case badBase64, badPicture, emptyAnswer, notJSON
  case cutBeforeAnswer, cutAfterThoughts, cutAfterPicture, endsWithoutFinish
  case errorMidStream(ServiceError), errorMidStreamData(ServiceError)
  case slowFirstByte
}

extension FaultEffect {
  /// The verdict of a fault that is one.
  var verdict: Verdict? {
    guard case .verdict(let verdict) = self else { return nil }
    return verdict
  }

  /// The disturbance of a fault that is one.
  var disturbance: Disturbance? {
    guard case .disturbance(let disturbance) = self else { return nil }
    return disturbance
  }

  /// The error of a fault that is one.
  func refusal(_ context: @autoclosure () -> FaultContext) -> ServiceError? {
    guard case .refusal(let make) = self else { return nil }
    return make(context())
  }
}
