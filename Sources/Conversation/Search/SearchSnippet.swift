/// The piece of a text that shows what was found, on one line.
package struct SearchSnippet: Hashable, Sendable {
  /// The piece; `…` stands for what is left out before it.
  package let text: String
  /// Where the found words are.
  package let ranges: [Range<String.Index>]

  /// Takes a text of one line; of more than `lead` characters before the first found word the
  /// last are shown.
  package init(_ text: String, _ query: SearchQuery, lead: Int = 12, ellipsis: String = "…") {
    let first = query.ranges(in: text).first
    var shown = text
    if let first, text.distance(from: text.startIndex, to: first.lowerBound) > lead {
      let start = text.index(first.lowerBound, offsetBy: -lead)
      let words = text[start..<first.lowerBound]
      // A piece begins with a whole word, where there are words.
      let cut = words.firstIndex(of: " ").map { words.index(after: $0) } ?? start
      shown = ellipsis + text[cut...]
    }
    self.text = shown
    ranges = query.ranges(in: shown)
  }
}
