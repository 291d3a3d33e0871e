import Conversation

extension Session {
  /// The title a first turn gives: the beginning of its prompt on one line, about 40 characters,
  /// else the name of the first picture handed over.
  static func title(from turn: Turn) -> String {
    let words = turn.promptText.split {
      $0.isWhitespace || $0.unicodeScalars.allSatisfy(\.isControl)
    }
    .joined(separator: " ")
    guard !words.isEmpty else { return turn.attachments.first?.name ?? "" }
    guard words.count > 40 else { return words }
    let start = words.prefix(40)
    // Chinese has no spaces to cut at; a very long word is cut as well.
    let cut = start.lastIndex(of: " ").map { start[..<$0] } ?? start
    return (cut.count >= 20 ? cut : start) + "…"
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool { properties.generalCategory == .control }
}
