/// The set of glyphs that the chrome is drawn with: Unicode, or ASCII where a terminal draws
/// `·×…─` two columns wide or not at all (`screens.md`, section 4).
package struct Chrome: Hashable, Sendable {
  /// Whether only ASCII is used.
  package let isASCII: Bool

  package init(isASCII: Bool = false) {
    self.isASCII = isASCII
  }

  /// The glyph for a purpose, one column wide (``Glyph/ellipsis`` in ASCII: three).
  package subscript(glyph: Glyph) -> String {
    isASCII ? glyph.forms.ascii : glyph.forms.unicode
  }

  /// The five shades from empty to full.
  package var shades: [String] {
    isASCII ? [" ", ".", ":", "+", "#"] : [" ", "░", "▒", "▓", "█"]
  }

  /// Blocks that fill a cell from below by eighths: nothing, one eighth, and so on to the whole.
  package var eighths: [String] {
    isASCII
      ? [" ", ".", ".", ":", ":", ":", "+", "+", "#"]
      : [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  }

  /// A category's mark; nil for roles that are no category.
  package func mark(for role: Role) -> String? {
    Self.categoryGlyphs[role].map { self[$0] }
  }

  /// A sentence of the program's own in this set: `drafts · 3×2 …` becomes `drafts | 3x2 ...`.
  ///
  /// Only for chrome; what users and models wrote is never changed.
  package func rendered(_ words: String) -> String {
    guard isASCII, !words.utf8.allSatisfy({ $0 < 0x80 }) else { return words }
    return String(words.map { Self.transliteration[$0] ?? String($0) }.joined())
  }

  /// A text cut to a width in this set's ellipsis.
  package func truncated(_ text: String, to columns: Int) -> String {
    LineWrap.truncated(text, to: columns, ellipsis: self[.ellipsis])
  }

  private static let categoryGlyphs: [Role: Glyph] = [
    .server: .server, .rateLimit: .rateLimit, .quota: .quota, .request: .request,
    .access: .access, .safety: .safety, .policy: .policy, .noImage: .noImage,
    .network: .network, .storage: .storage, .cancelled: .cancelled,
  ]

  private static let transliteration: [Character: String] = Dictionary(
    Glyph.allCases.map { (Character($0.forms.unicode), $0.forms.ascii) },
    uniquingKeysWith: { first, _ in first })
}
