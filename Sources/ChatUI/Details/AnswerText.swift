import Conversation
import Foundation

/// An answer as the service's JSON has it, with sizes in the place of pictures and signatures.
struct AnswerText {
  private let turn: Turn

  init(of turn: Turn) {
    self.turn = turn
  }

  /// One line a part: `{"inlineData":{"data":"1900000 bytes","mimeType":"image/jpeg"}}`.
  var lines: [String] { turn.answer.map(line) }

  private func line(_ part: Part) -> String {
    var object: [String: Any]
    switch part.body {
    case .text(let text): object = ["text": text]
    case .picture(let picture):
      let data = "\(picture.byteCount) bytes, \(picture.width)×\(picture.height)"
      object = ["inlineData": ["mimeType": picture.mimeType, "data": data]]
    case .other(let json):
      let parsed = try? JSONSerialization.jsonObject(with: Data(json.utf8))
      object = parsed as? [String: Any] ?? ["other": json]
    }
    if part.isThought { object["thought"] = true }
    if let signature = part.signature {
      object["thoughtSignature"] = "\(signature.characterCount) characters"
    }
    let data = try? JSONSerialization.data(
      withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
    return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
