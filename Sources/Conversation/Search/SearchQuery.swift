package import Foundation

/// What somebody looks for, read from the line that was typed.
///
/// Words are found by their beginnings, and all of them must be there. `"a phrase"` is found as it
/// stands, Chinese and Japanese as parts of words. Beside them: `model:lite`, `tag:client`, `★`,
/// `failed`, `waiting`, `trash`, `>$1`, `turns>5`, `after:2026-10-01`, `before:2026-11`, `like:@3`.
/// Any text is a query; what is half typed asks for nothing yet.
package struct SearchQuery: Hashable, Sendable {
  /// A word or a phrase.
  package struct Term: Hashable, Sendable {
    /// As it was typed, its Chinese, Japanese and Korean characters apart.
    package let text: String
    /// Whether its last word may go on.
    package let isPrefix: Bool

    /// Answers nil for what holds no letter and no figure.
    init?(_ typed: String, isPhrase: Bool = false) {
      let scalars = typed.unicodeScalars.filter { $0 != "\"" && $0.value >= 0x20 }
      let split = SearchText.split(String(String.UnicodeScalarView(scalars.prefix(200))))
      guard !SearchText.words(split).isEmpty else { return nil }
      text = split
      let last = split.unicodeScalars.last { $0 != " " }
      isPrefix = !isPhrase && last.map { !SearchText.isWord($0) } == true
    }
  }

  /// What the words must be among.
  package private(set) var terms: [Term] = []
  package private(set) var models: [Term] = []
  package private(set) var tags: [Term] = []
  package private(set) var isStarred = false
  package private(set) var isFailed = false
  package private(set) var isWaiting = false
  /// Whether it asks for what is in the trash.
  package private(set) var isTrash = false
  package private(set) var costsOver: Money?
  package private(set) var costsUnder: Money?
  package private(set) var turnsOver: Int?
  package private(set) var turnsUnder: Int?
  /// The first moment that counts.
  package private(set) var since: Date?
  /// The first moment that does not count any more.
  package private(set) var until: Date?
  /// The picture that others shall look like: `@3`.
  package private(set) var like: String?

  /// As many words as anybody types; the rest is not looked for.
  private static let termLimit = 32

  /// Reads a line; days begin at midnight of a time zone.
  package init(_ line: String, zone: TimeZone = .current) {
    for word in SearchWords(line).prefix(Self.termLimit) {
      if word.isQuoted {
        if let key = word.key { take(key, word.text, isPhrase: true, zone) } else { add(word) }
      } else if let key = word.key {
        if !take(key, word.text, isPhrase: false, zone) { add(word) }
      } else if !takeFlag(word.text), !takeFigure(word.text) {
        add(word)
      }
    }
  }

  /// Whether it asks for anything at all.
  package var isEmpty: Bool { self == SearchQuery("") }

  private mutating func add(_ word: SearchWords.Word) {
    let text = word.key.map { "\($0):\(word.text)" } ?? word.text
    if let term = Term(text, isPhrase: word.isQuoted) { terms.append(term) }
  }

  /// Takes `key:value`; false for a key that means nothing.
  @discardableResult
  private mutating func take(
    _ key: String, _ value: String, isPhrase: Bool, _ zone: TimeZone
  ) -> Bool {
    switch key {
    case "model", "模型": if let term = Term(value, isPhrase: isPhrase) { models.append(term) }
    case "tag", "标签": if let term = Term(value, isPhrase: isPhrase) { tags.append(term) }
    case "after", "since": since = SearchDay(value)?.start(in: zone)
    case "before": until = SearchDay(value)?.start(in: zone)
    case "on": (since, until) = SearchDay(value)?.span(in: zone) ?? (nil, nil)
    case "like": like = value.isEmpty ? nil : value
    default: return false
    }
    return true
  }

  private mutating func takeFlag(_ word: String) -> Bool {
    switch word.lowercased() {
    case "★", "starred", "星标": isStarred = true
    case "failed", "失败": isFailed = true
    case "waiting", "等待": isWaiting = true
    case "trash", "回收站": isTrash = true
    default: return false
    }
    return true
  }

  /// Takes `>$1`, `<$0.5`, `turns>5`, `turns<3`.
  private mutating func takeFigure(_ word: String) -> Bool {
    if word.hasPrefix(">$") || word.hasPrefix("<$") {
      guard let figure = Double(word.dropFirst(2)), figure.isFinite, figure < 1_000_000 else {
        return word.count == 2
      }
      if word.hasPrefix(">") {
        costsOver = Money(dollars: figure)
      } else {
        costsUnder = Money(dollars: figure)
      }
      return true
    }
    let lower = word.lowercased()
    guard lower.hasPrefix("turns>") || lower.hasPrefix("turns<") else { return false }
    let figure = Int(lower.dropFirst(6)).map { min(max($0, -1), 1_000_000) }
    if lower.hasPrefix("turns>") { turnsOver = figure } else { turnsUnder = figure }
    return true
  }
}
