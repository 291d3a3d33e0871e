/// A model as the service lists it.
package struct ServiceModel: Hashable, Sendable {
  /// `gemini-3-pro-image`, without `models/`.
  package var id: String
  package var displayName: String?
  /// `generateContent`, `countTokens`.
  package var methods: [String]
  package var inputTokenLimit: Int?
  package var outputTokenLimit: Int?

  package init(
    id: String, displayName: String? = nil, methods: [String] = [], inputTokenLimit: Int? = nil,
    outputTokenLimit: Int? = nil
  ) {
    self.id = id
    self.displayName = displayName
    self.methods = methods
    self.inputTokenLimit = inputTokenLimit
    self.outputTokenLimit = outputTokenLimit
  }
}
