/// One entry of the history as the service takes it: who speaks, and the parts in order.
package struct Content: Hashable, Sendable {
  /// Who speaks.
  package enum Role: String, Hashable, Sendable {
    case user, model
  }

  /// Which signatures its parts go with.
  package enum Signing: Hashable, Sendable {
    /// The ones that came on them.
    case asReceived
    /// ``bypassSignature`` on every part that needs one.
    case bypass
    /// None.
    case omitted
  }

  /// What the service documents for parts that another model made; it draws less faithfully then.
  ///
  /// https://ai.google.dev/gemini-api/docs/thought-signatures, "FAQs".
  package static let bypassSignature = "skip_thought_signature_validator"

  package var role: Role
  package var parts: [Part]
  package var signing: Signing

  package init(role: Role, parts: [Part], signing: Signing = .asReceived) {
    self.role = role
    self.parts = parts
    self.signing = signing
  }

  /// Whether the part at a position is refused without a signature: every picture of the model's,
  /// and a text that comes first.
  package func needsSignature(at position: Int) -> Bool {
    role == .model
      && (parts[position].picture != nil || position == 0 && parts[position].text != nil)
  }
}
