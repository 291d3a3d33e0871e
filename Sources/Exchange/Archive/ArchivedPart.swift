import Conversation

/// A part as the archive spells it: `{"text":"…","thought":true}`, with one of the first three.
struct ArchivedPart: Codable, Hashable {
  var text: String?
  var picture: Picture?
  /// The JSON object of a kind that this version does not know, as text.
  var other: String?
  var thought: Bool?
  var signature: Signature?
  var arrivedAfter: Double?

  init(_ part: Part) {
    switch part.body {
    case .text(let words): text = words
    case .picture(let stored): picture = stored
    case .other(let json): other = json
    }
    thought = part.isThought ? true : nil
    signature = part.signature
    arrivedAfter = part.arrivedAfter
  }

  /// The part; nil where it is not exactly one of the three.
  var part: Part? {
    let body: Part.Body
    switch (text, picture, other) {
    case (let words?, nil, nil): body = .text(words)
    case (nil, let stored?, nil): body = .picture(stored)
    case (nil, nil, let json?): body = .other(json: json)
    default: return nil
    }
    return Part(
      body, isThought: thought ?? false, signature: signature, arrivedAfter: arrivedAfter)
  }
}
