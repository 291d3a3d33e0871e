package import Conversation
package import Resilience

/// Three other wordings of a prompt, from templates of our own: nothing is sent for them or paid.
package struct RephraseState: Sendable, Equatable {
  package let turn: TurnID
  /// The prompt, which ends as a sentence, so that another can follow it.
  let prompt: String
  private let templates: [String]
  package private(set) var selection = 0

  /// The wordings for a turn, in the language of its prompt.
  package init(_ turn: Turn, after failure: Failure?) {
    self.turn = turn.id
    let text = turn.promptText.trimming(while: \.isWhitespace)
    let words = Words(text.isChinese ? .chinese : .english)
    let isOpen = text.last.map { !".!?。！？…".contains($0) } ?? false
    prompt = text + (isOpen ? words["rephrase.stop"] : "")
    let kind = failure?.category == .noImage ? "picture" : "safety"
    templates = (1...3).map { words["rephrase.\(kind).\($0)"] }
  }

  /// The wordings, one for each template.
  package var wordings: [String] { wordings(of: prompt) }

  /// The wordings with a shorter form of the prompt, where there is little room.
  func wordings(of prompt: String) -> [String] {
    templates.map { $0.replacing("{0}", with: prompt) }
  }

  /// Chooses the wording beside; the first and the last are the ends.
  package mutating func move(by step: Int) {
    selection = max(0, min(templates.count - 1, selection + step))
  }

  /// Chooses a wording by its number, 1 for the first; answers whether there is one.
  package mutating func choose(_ number: Int) -> Bool {
    guard templates.indices.contains(number - 1) else { return false }
    selection = number - 1
    return true
  }
}

extension String {
  /// Whether it has Chinese characters.
  fileprivate var isChinese: Bool {
    unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }
}
