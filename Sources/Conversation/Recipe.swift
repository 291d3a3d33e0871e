import Foundation

/// How a picture came about: what a saved file can tell of it, so that its turn is found again.
///
/// As JSON `{"aspect":"16:9","model":"…","plantain":1,"prompts":["…"],"session":"…","turn":"…"}`.
package struct Recipe: Hashable, Sendable {
  /// The words of every turn that led to the picture, the first one first.
  package var prompts: [String]
  /// The model that drew it.
  package var model: String
  package var size: String?
  package var aspect: String?
  package var session: SessionID
  package var turn: TurnID

  /// The recipe of a turn's pictures.
  package init(of turn: Turn, in tree: TurnTree) {
    prompts = tree.path(to: turn.id).map(\.promptText)
    model = turn.answeredBy ?? turn.settings.model
    size = turn.settings.size
    aspect = turn.settings.aspect
    session = turn.session
    self.turn = turn.id
  }

  /// Reads what ``json`` wrote; nil for anything else, since a file can say whatever it likes.
  package init?(json: String) {
    guard let read = try? JSONDecoder().decode(Recipe.self, from: Data(json.utf8)),
      read.session.isWellFormed, read.turn.isWellFormed
    else { return nil }
    self = read
  }

  /// The recipe in one line.
  package var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Strings and numbers can always be written.
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

extension Recipe: Codable {
  private enum CodingKeys: String, CodingKey {
    case version = "plantain"
    case prompts, model, size, aspect, session, turn
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    guard try values.decode(Int.self, forKey: .version) == 1 else {
      throw DecodingError.dataCorruptedError(
        forKey: .version, in: values, debugDescription: "another version")
    }
    prompts = try values.decode([String].self, forKey: .prompts)
    model = try values.decode(String.self, forKey: .model)
    size = try values.decodeIfPresent(String.self, forKey: .size)
    aspect = try values.decodeIfPresent(String.self, forKey: .aspect)
    session = try values.decode(SessionID.self, forKey: .session)
    turn = try values.decode(TurnID.self, forKey: .turn)
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(1, forKey: .version)
    try values.encode(prompts, forKey: .prompts)
    try values.encode(model, forKey: .model)
    try values.encodeIfPresent(size, forKey: .size)
    try values.encodeIfPresent(aspect, forKey: .aspect)
    try values.encode(session, forKey: .session)
    try values.encode(turn, forKey: .turn)
  }
}
