/// A part of an answer, exactly as it came; its large strings stand in the spool.
package struct ReceivedPart: Hashable, Sendable {
  /// What a part holds.
  package enum Body: Hashable, Sendable {
    case text(String)
    /// The type is what the service says; the bytes may say otherwise.
    case picture(SpooledBlob, mimeType: String)
    /// A kind of part this version does not know: its JSON object without thought flag and
    /// signature.
    case other(json: String)
  }

  package var body: Body
  package var isThought: Bool
  package var signature: SpooledBlob?

  package init(_ body: Body, isThought: Bool = false, signature: SpooledBlob? = nil) {
    self.body = body
    self.isThought = isThought
    self.signature = signature
  }
}
