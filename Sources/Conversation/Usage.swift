/// Tokens of one answer, as `usageMetadata` counts them.
///
/// Encodes with the service's own field names, which is what `ask --json` prints.
package struct Usage: Hashable, Sendable, Codable {
  /// Tokens of one modality: `{"modality": "IMAGE", "tokenCount": 1120}`.
  package struct ModalityCount: Hashable, Sendable, Codable {
    package var modality: String
    package var tokenCount: Int

    package init(modality: String, tokenCount: Int) {
      self.modality = modality
      self.tokenCount = tokenCount
    }
  }

  package var promptTokenCount: Int?
  package var candidatesTokenCount: Int?
  package var thoughtsTokenCount: Int?
  package var cachedContentTokenCount: Int?
  package var toolUsePromptTokenCount: Int?
  package var totalTokenCount: Int?
  package var promptTokensDetails: [ModalityCount]?
  package var candidatesTokensDetails: [ModalityCount]?

  package init() {}

  /// Tokens of drawn pictures.
  package var imageTokens: Int {
    (candidatesTokensDetails ?? []).filter { $0.modality.uppercased() == "IMAGE" }
      .reduce(0) { $0 + $1.tokenCount }
  }
}
