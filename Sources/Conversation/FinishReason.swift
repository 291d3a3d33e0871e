/// Why the service stopped, as it says it; an open set, since new reasons come without notice.
package struct FinishReason: RawRepresentable, Hashable, Sendable, Codable {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  package static let stop = FinishReason(rawValue: "STOP")
  package static let maxTokens = FinishReason(rawValue: "MAX_TOKENS")
}
