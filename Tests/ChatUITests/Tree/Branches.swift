import ChatUI
import Conversation
import Foundation
import Resilience
import Screen

/// Sessions with branches, as the mock-up of the tree shows them.
enum Branches {
  /// Turns 1, 2, then four versions of the third: 3 with 4 below, 3b refused, 3c with 4b, and 3d.
  static func turns() -> [Turn] {
    let prompts: [(String, parent: Int?)] = [
      ("在画里加一轮落日，小船留在原处。", nil), ("make the sky more dramatic", 1),
      ("让天空更红，水面也要有倒影。", 2), ("加一只白鹭，站在船头", 3), ("the same again", 2),
      ("make it night", 2), ("add stars", 6), ("再加一轮月亮", 2),
    ]
    return prompts.enumerated().map { place, prompt in
      let number = place + 1
      if number == 5 { return refused(number, prompt.0, parent: 2) }
      var turn = Fixture.pending(
        number, prompt.0, parent: prompt.parent, attachments: number == 1 ? [Fixture.lake] : [],
        at: Fixture.now - 600 + 60 * Double(number))
      turn.state = .answered
      turn.answer = [
        Part(
          .picture(Fixture.drawn(number)),
          signature: Signature(blob: BlobID(rawValue: "sig"), characterCount: 1000))
      ]
      turn.cost = Money(dollars: 0.146)
      turn.answeredBy = number == 3 ? "gemini-nano-banana-2.1" : Fixture.settings.model
      turn.startedAt = turn.createdAt
      turn.finishedAt = turn.createdAt + 24
      turn.issuer = Issuer(model: Fixture.settings.model, host: "")
      return turn
    }
  }

  private static func refused(_ number: Int, _ prompt: String, parent: Int) -> Turn {
    var turn = Fixture.pending(
      number, prompt, parent: parent, at: Fixture.now - 600 + 60 * Double(number))
    turn.state = .blocked
    return turn
  }

  static let failure = Failure(
    .safety, .imageSafety, message: "", httpStatus: 200, finishReason: "IMAGE_SAFETY")

  /// The session on the screen: turn 1 has a star, the heron a label.
  static func state(
    _ columns: Int = 80, _ rows: Int = 24, language: Language = .english, ascii: Bool = false,
    draft: Draft = Draft()
  ) throws -> AppState {
    var state = try Fixture.state(
      columns, rows, turns: turns(),
      attempts: [Fixture.turnID(5): [Fixture.attempt(1, failure)]], draft: draft,
      title: "湖上黄昏", language: language, setup: Fixture.setup(ascii: ascii))
    for assignment in [
      Assignment.star(of: Fixture.turnID(1), true), .label(of: Fixture.turnID(4), "heron"),
    ] {
      let edit = Edit(
        session: Fixture.sessionID, steps: [Edit.Step(before: assignment, after: assignment)])
      _ = state.update(.edit(edit, .made))
    }
    return state
  }

  /// A tree of so many turns without pictures of their own, the same for the same seed.
  static func random(_ count: Int, seed: UInt64) -> [Turn] {
    var choices = ScriptedRandom(seed: seed)
    var turns: [Turn] = []
    for number in 0..<count {
      let parent: TurnID? =
        switch Int.random(in: 0..<12, using: &choices) {
        case 0: nil
        case 1...4: turns.randomElement(using: &choices)?.id
        default: turns.last?.id
        }
      var turn = Turn(
        id: TurnID(rawValue: "turn\(number)"), session: Fixture.sessionID, parent: parent,
        createdAt: Fixture.now + Double(number), prompt: [.text("prompt \(number)")],
        settings: Fixture.settings)
      turn.state = .answered
      turn.answer = [Part(.picture(Fixture.drawn(number)))]
      turns.append(turn)
    }
    return turns
  }
}
