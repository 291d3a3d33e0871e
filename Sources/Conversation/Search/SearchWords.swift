/// The words of a search line: at spaces, but for what stands in quotation marks.
///
/// `"red boat" tag:"big client" lake` are a phrase, a key with a phrase, and a word.
struct SearchWords: Sequence, IteratorProtocol {
  struct Word: Hashable {
    /// What stands before a colon, in lower case: `model`.
    var key: String?
    var text: String
    var isQuoted: Bool
  }

  private var rest: Substring
  /// Each opening mark with what closes it.
  private static let marks: [Character: Character] = [
    "\"": "\"", "“": "”", "”": "”", "「": "」", "『": "』", "«": "»",
  ]

  init(_ line: String) {
    rest = line[...]
  }

  mutating func next() -> Word? {
    rest = rest.drop(while: \.isWhitespace)
    guard let first = rest.first else { return nil }
    if let closing = Self.marks[first] { return quoted(key: nil, until: closing) }
    let end = rest.firstIndex { $0.isWhitespace || Self.marks[$0] != nil } ?? rest.endIndex
    let word = rest[..<end]
    rest = rest[end...]
    guard let colon = word.firstIndex(where: { $0 == ":" || $0 == "：" }), colon > word.startIndex
    else { return Word(key: nil, text: String(word), isQuoted: false) }
    let key = word[..<colon].lowercased()
    let value = word[word.index(after: colon)...]
    if value.isEmpty, let mark = rest.first, let closing = Self.marks[mark] {
      return quoted(key: key, until: closing)
    }
    return Word(key: key, text: String(value), isQuoted: false)
  }

  /// What stands in quotation marks, to the end of the line where they are not closed yet.
  private mutating func quoted(key: String?, until closing: Character) -> Word {
    rest = rest.dropFirst()
    let end = rest.firstIndex(of: closing) ?? rest.endIndex
    let text = String(rest[..<end])
    rest = rest[end...].dropFirst()
    return Word(key: key, text: text, isQuoted: true)
  }
}
