import Conversation
import Foundation
import Resilience

/// The object `ask --json` prints, in success and in failure; `show --json` prints one a turn.
nonisolated struct TurnReport: Encodable, Sendable {
  struct Model: Encodable, Sendable {
    let asked: String
    let answered: Nullable<String>
  }

  struct Image: Encodable, Sendable {
    let path: String
    let mimeType: String
    let width: Int
    let height: Int
    let bytes: Int
    let sha256: String
  }

  /// A thought: a picture's entry, or one with `text` alone.
  struct Thought: Encodable, Sendable {
    let image: Image?
    let text: String?

    func encode(to encoder: any Encoder) throws {
      if let image { try image.encode(to: encoder) }
      if let text {
        var container = encoder.container(keyedBy: TextKey.self)
        try container.encode(text, forKey: .text)
      }
    }

    enum TextKey: String, CodingKey {
      case text
    }
  }

  struct Cost: Encodable, Sendable {
    var currency = "USD"
    let amount: Double
    /// What requests may have taken besides whose outcome nobody knows.
    let possible: Double
    /// The date of the prices.
    let pricesOf: Nullable<String>
  }

  struct AttemptReport: Encodable, Sendable {
    let number: Int
    let model: String
    let host: String
    let category: Nullable<String>
    let httpStatus: Nullable<Int>
    let rpcStatus: Nullable<String>
    let message: Nullable<String>
    let serverDelaySeconds: Nullable<Double>
    let waitedSeconds: Nullable<Double>
  }

  let session: String
  let turn: String
  let model: Model
  let finishReason: Nullable<String>
  let category: Nullable<String>
  let message: Nullable<String>
  let text: String
  let images: [Image]
  let thoughts: [Thought]
  let usage: Nullable<Usage>
  let cost: Cost
  let attempts: [AttemptReport]

  /// The report of a turn; `path` says where the bytes of a picture stand.
  init(turn: Turn, attempts: [Attempt], failure: Failure?, path: (Picture) -> String) {
    func image(_ picture: Picture) -> Image {
      Image(
        path: path(picture), mimeType: picture.mimeType, width: picture.width,
        height: picture.height, bytes: picture.byteCount, sha256: picture.blob.rawValue)
    }
    session = turn.session.rawValue
    self.turn = turn.id.rawValue
    model = Model(asked: turn.settings.model, answered: Nullable(turn.answeredBy))
    finishReason = Nullable(turn.finishReason?.rawValue ?? failure?.finishReason)
    category = Nullable(failure?.category.rawValue)
    message = Nullable(failure?.message)
    text = turn.answerText
    images = (turn.resultPictures).map(image)
    thoughts = turn.answer.filter(\.isThought).map { part in
      Thought(image: part.picture.map(image), text: part.text)
    }
    usage = Nullable(turn.usage)
    cost = Cost(
      amount: turn.cost?.dollars ?? 0, possible: turn.atStake.dollars,
      pricesOf: Nullable(turn.pricesOf))
    self.attempts = attempts.map { attempt in
      AttemptReport(
        number: attempt.number, model: attempt.model, host: attempt.host,
        category: Nullable(attempt.failure?.category.rawValue),
        httpStatus: Nullable(attempt.failure?.httpStatus),
        rpcStatus: Nullable(attempt.failure?.rpcStatus),
        message: Nullable(attempt.failure?.message),
        serverDelaySeconds: Nullable(attempt.failure?.serverDelay),
        waitedSeconds: Nullable(attempt.waitedAfter))
    }
  }
}
