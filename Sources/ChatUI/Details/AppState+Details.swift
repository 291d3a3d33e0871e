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
    if key == KeyEvent(.enter) {
      details.isRawOpen.toggle()
    } else if !details.scroll.take(key, page: size.rows - 4) {
      guard let command = Keymap.standard.letter(key) else { return [] }
      sheet = nil
      return command == .details ? [] : perform(command)
    }
    sheet = .details(details)
    return []
  }
}
