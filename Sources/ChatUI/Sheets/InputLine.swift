package import Screen

/// A single line of typing on the composer's row: palette, help, browser, names.
package struct InputLine: Sendable, Equatable {
  package private(set) var buffer: TextBuffer

  package init(_ text: String = "") {
    buffer = TextBuffer(text)
  }

  package var text: String { buffer.text }
  package var isEmpty: Bool { buffer.isEmpty }

  /// Types or edits; false where the key means nothing to a line.
  package mutating func handle(_ key: KeyEvent) -> Bool {
    if case .character(let character) = key.key, key.modifiers.isEmpty {
      buffer.apply(.insert(String(character)))
      return true
    }
    guard let edit = TextBuffer.Edit(key), edit != .up, edit != .down else { return false }
    buffer.apply(edit)
    return true
  }

  /// Takes pasted text as one line.
  package mutating func paste(_ text: String) {
    buffer.apply(.insert(SafeText.visible(text, singleLine: true)))
  }

  /// Empties the line.
  package mutating func clear() { buffer.replace(with: "") }

}

extension TextBuffer.Edit {
  /// The edit a key means in a composer or an input line.
  package init?(_ key: KeyEvent) {
    switch (key.key, key.modifiers) {
    case (.character("a"), .control): self = .lineStart
    case (.character("e"), .control): self = .lineEnd
    case (.character("b"), .control), (.left, []): self = .left
    case (.character("f"), .control), (.right, []): self = .right
    case (.character("b"), .alt), (.left, .control), (.left, .alt): self = .wordLeft
    case (.character("f"), .alt), (.right, .control), (.right, .alt): self = .wordRight
    case (.home, []): self = .lineStart
    case (.end, []): self = .lineEnd
    case (.home, .control): self = .textStart
    case (.end, .control): self = .textEnd
    case (.up, []): self = .up
    case (.down, []): self = .down
    case (.character("h"), .control), (.backspace, []), (.backspace, .shift): self = .backspace
    case (.character("d"), .control), (.delete, []): self = .delete
    case (.character("w"), .control), (.backspace, .alt), (.backspace, .control):
      self = .killWordBack
    case (.character("d"), .alt): self = .killWordForward
    case (.character("k"), .control): self = .killToLineEnd
    case (.character("u"), .control): self = .killToLineStart
    case (.character("y"), .control): self = .yank
    case (.character("t"), .control): self = .transpose
    default: return nil
    }
  }
}
