/// What stands in a session's composer, saved as it is typed.
package struct Draft: Hashable, Sendable, Codable {
  package var text: String
  package var attachments: [Picture]

  package init(text: String = "", attachments: [Picture] = []) {
    self.text = text
    self.attachments = attachments
  }

  package var isEmpty: Bool { text.isEmpty && attachments.isEmpty }
}
