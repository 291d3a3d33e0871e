import Conversation
import Foundation

/// A tree as a user could have made it: every turn goes on from one that is there, or from none.
struct RandomTree {
  static let model = "gemini-3-pro-image"
  static let host = "generativelanguage.googleapis.com"

  private let session = SessionID(rawValue: "00000000000000aa")
  private(set) var turns: [Turn] = []
  var choices: SplitMix64

  /// A tree of so many turns, some of them unanswered.
  init(_ count: Int, seed: UInt64) {
    choices = SplitMix64(seed: seed)
    for _ in 0..<count { grow() }
  }

  var tree: TurnTree { TurnTree(turns) }

  /// Adds a turn: mostly to the newest, now and then to any other, seldom to none.
  mutating func grow() {
    let number = turns.count
    let parent: TurnID? =
      switch Int.random(in: 0..<10, using: &choices) {
      case 0: nil
      case 1...4: turns.randomElement(using: &choices)?.id
      default: turns.last?.id
      }
    let states: [TurnState] = [.answered, .answered, .answered, .failed, .blocked, .partial]
    var turn = Turn(
      id: TurnID(rawValue: "turn\(number)"), session: session, parent: parent,
      createdAt: Date(timeIntervalSince1970: Double(number)), prompt: [.text("prompt \(number)")],
      settings: GenerationSettings(model: Self.model),
      state: states.randomElement(using: &choices) ?? .answered)
    let picture = Picture(
      blob: BlobID(rawValue: "picture\(number)"), mimeType: "image/jpeg", width: 4, height: 3,
      byteCount: 9)
    turn.answer = [
      Part(
        .picture(picture),
        signature: Signature(blob: BlobID(rawValue: "signature\(number)"), characterCount: 8)),
      .text("words \(number)"),
    ]
    turn.issuer = Issuer(model: Self.model, host: Self.host)
    turns.append(turn)
  }
}
