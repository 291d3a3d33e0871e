import Conversation
import Screen

/// Opening a turn's details, and their keys.
extension AppState {
  mutating func openDetails() -> [Effect] {
    if let turn = editor?.current {
      sheet = .details(DetailsState(turn: turn.id))
    } else {
      show(words["notice.noTurn"])
    }
    return []
  }

  mutating func handle(_ key: KeyEvent, in details: DetailsState) -> [Effect] {
    var details = details
    let page = max(1, size.rows - 4)
    switch (key.key, key.modifiers) {
    case (.enter, []): details.isRawOpen.toggle()
    case (.down, []), (.character("j"), []): details.scroll += 1
    case (.up, []), (.character("k"), []): details.scroll = max(0, details.scroll - 1)
    case (.pageDown, []), (.character(" "), []): details.scroll += page
    case (.pageUp, []): details.scroll = max(0, details.scroll - page)
    case (.home, []): details.scroll = 0
    default:
      guard let command = Keymap.standard.letter(key) else { return [] }
      sheet = nil
      return command == .details ? [] : perform(command)
    }
    sheet = .details(details)
    return []
  }
}
