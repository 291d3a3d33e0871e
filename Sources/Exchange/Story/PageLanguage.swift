package import Conversation
package import Resilience

/// The words of a page in one language; the screen's own, handed in by whoever has them.
package struct PageLanguage: Sendable {
  /// As HTML names it: `en`, `zh-Hans`.
  let tag: String
  private let word: @Sendable (String) -> String
  private let explain: @Sendable (Turn, Failure) -> String

  /// Takes the words by key, and what says in one sentence why a turn failed.
  package init(
    tag: String, word: @escaping @Sendable (String) -> String,
    explain: @escaping @Sendable (Turn, Failure) -> String
  ) {
    self.tag = tag
    self.word = word
    self.explain = explain
  }

  /// A sentence with its places filled.
  func callAsFunction(_ key: String, _ values: String...) -> String {
    var sentence = word(key)
    for (place, value) in values.enumerated() {
      sentence = sentence.replacing("{\(place)}", with: value)
    }
    return sentence
  }

  /// A sentence about one thing or several: `page.turn`, `page.turns`.
  func counted(_ key: String, _ count: Int) -> String {
    self(count == 1 ? key : key + "s", String(count))
  }

  /// Why a turn failed.
  func sentence(_ failure: Failure, of turn: Turn) -> String { explain(turn, failure) }
}
