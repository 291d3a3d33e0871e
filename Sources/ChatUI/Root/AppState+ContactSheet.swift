import Conversation
import Screen

/// Keys while the contact sheet is open.
extension AppState {
  mutating func handleInContactSheet(_ key: KeyEvent) -> [Effect] {
    guard var changed = editor, changed.contactSheet != nil else { return [] }
    let perRow = ContactSheetView.Grid(size).perRow
    let entries = changed.livingEntries
    switch (key.key, key.modifiers) {
    case (.left, []), (.character("k"), []): changed.contactSheet?.move(by: -1, in: entries)
    case (.right, []), (.character("j"), []): changed.contactSheet?.move(by: 1, in: entries)
    case (.up, []): changed.contactSheet?.move(by: -perRow, in: entries)
    case (.down, []): changed.contactSheet?.move(by: perRow, in: entries)
    case (.home, []): changed.contactSheet?.chosen = entries.first?.number ?? 1
    case (.end, []): changed.contactSheet?.chosen = entries.last?.number ?? 1
    case (.character(" "), []):
      if changed.contactSheet?.toggleMark() == false {
        show(words("notice.markLimit", String(ContactSheetState.markLimit)))
      }
    case (.enter, []), (.character("@"), []):
      let effects = changed.useMarked()
      editor = changed
      return effects
    case (.character("q"), []): _ = changed.leaveView()
    default: return Keymap.standard.letter(key).map { perform($0) } ?? []
    }
    editor = changed
    return []
  }
}
