/// What one filter said of a prompt or a drawing, as received; values nobody knows are kept.
package struct SafetyRating: Hashable, Sendable, Codable {
  /// `HARM_CATEGORY_SEXUALLY_EXPLICIT`.
  package var category: String
  /// `NEGLIGIBLE`, `LOW`, `MEDIUM` or `HIGH`; nil where the service names none.
  package var probability: String?
  /// Whether this is what the answer was kept back for.
  package var isBlocked: Bool

  package init(_ category: String, probability: String? = nil, isBlocked: Bool = false) {
    self.category = category
    self.probability = probability
    self.isBlocked = isBlocked
  }
}
