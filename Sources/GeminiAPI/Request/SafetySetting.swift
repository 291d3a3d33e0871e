/// How strictly the input filter judges one category; the output filter cannot be set.
package struct SafetySetting: Hashable, Sendable, Codable {
  /// `HARM_CATEGORY_HARASSMENT`, as the service spells it.
  package var category: String
  /// `BLOCK_ONLY_HIGH`, as the service spells it.
  package var threshold: String

  package init(category: String, threshold: String) {
    self.category = category
    self.threshold = threshold
  }
}
