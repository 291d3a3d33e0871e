import Conversation
import Screen

/// Keys while the wordings are open.
extension AppState {
  mutating func handle(_ key: KeyEvent, in wordings: RephraseState) -> [Effect] {
    var wordings = wordings
    switch (key.key, key.modifiers) {
    case (.down, []), (.tab, []), (.character("j"), []): wordings.move(by: 1)
    case (.up, []), (.character("k"), []): wordings.move(by: -1)
    case (.enter, []): return take(wordings)
    case (.character(let digit), []):
      if let number = digit.wholeNumberValue, wordings.choose(number) { return take(wordings) }
      guard let command = Keymap.standard.letter(key) else { return [] }
      sheet = nil
      return command == .rephrase ? [] : perform(command)
    default: return []
    }
    sheet = .rephrase(wordings)
    return []
  }

  /// Puts the chosen wording into the composer, as a branch from where the turn went on.
  private mutating func take(_ wordings: RephraseState) -> [Effect] {
    sheet = nil
    guard var changed = editor, let turn = changed.tree[wordings.turn] else { return [] }
    changed.edit(turn)
    changed.composer.buffer.replace(with: wordings.wordings[wordings.selection])
    editor = changed
    return []
  }
}
