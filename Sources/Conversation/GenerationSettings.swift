/// What is asked of the service besides the words: model, size, aspect, thoughts.
package struct GenerationSettings: Hashable, Sendable, Codable {
  /// A model's id, `gemini-3-pro-image`.
  package var model: String
  /// `512`, `1K`, `2K` or `4K` as the service spells it; nil leaves it to the service.
  package var size: String?
  /// `16:9` and the like; nil follows the newest picture, else square.
  package var aspect: String?
  /// Whether thoughts and thought pictures are asked for.
  package var includesThoughts: Bool

  package init(
    model: String, size: String? = nil, aspect: String? = nil, includesThoughts: Bool = true
  ) {
    self.model = model
    self.size = size
    self.aspect = aspect
    self.includesThoughts = includesThoughts
  }
}
