/// One piece of a message, exactly as received and in the order received.
///
/// `{"text": "…"}`, `{"inlineData": …, "thoughtSignature": "…"}`, `{"text": "…", "thought": true}`.
package struct Part: Hashable, Sendable, Codable {
  /// What a part holds.
  package enum Body: Hashable, Sendable, Codable {
    case text(String)
    case picture(Picture)
    /// A kind of part this version does not know: its JSON object without thought flag and
    /// signature, as received, so that it can be sent back as it came.
    case other(json: String)
  }

  package var body: Body
  /// A temporary thought: shown apart, never sent back, never taken for the result.
  package var isThought: Bool
  /// The signature that came on this part.
  package var signature: Signature?
  /// Seconds from the start of the attempt to the part's arrival; nil for the user's own parts.
  package var arrivedAfter: Double?

  package init(
    _ body: Body, isThought: Bool = false, signature: Signature? = nil, arrivedAfter: Double? = nil
  ) {
    self.body = body
    self.isThought = isThought
    self.signature = signature
    self.arrivedAfter = arrivedAfter
  }

  /// A part with the user's words.
  package static func text(_ text: String) -> Part { Part(.text(text)) }

  /// A part with a picture of the user's.
  package static func picture(_ picture: Picture) -> Part { Part(.picture(picture)) }

  /// The words, if that is what the part holds.
  package var text: String? {
    if case .text(let text) = body { text } else { nil }
  }

  /// The picture, if that is what the part holds.
  package var picture: Picture? {
    if case .picture(let picture) = body { picture } else { nil }
  }
}
