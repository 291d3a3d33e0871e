import Conversation
import Screen

/// Emptying the trash: the one change that cannot be taken back, so there is a question first.
extension AppState {
  mutating func askAboutTrash(_ count: TrashCount) {
    guard count.sessions + count.turns > 0 else { return show(words["notice.trashIsEmpty"]) }
    sheet = .emptyTrash(count)
  }

  mutating func handle(_ key: KeyEvent, in count: TrashCount) -> [Effect] {
    switch (key.key, key.modifiers) {
    case (.character("y"), []):
      sheet = nil
      return [.emptyTrash]
    case (.character("n"), []), (.enter, []): sheet = nil
    default: break
    }
    return []
  }

  mutating func tellOfEmptying(_ count: TrashCount, _ byteCount: Int) -> [Effect] {
    var sentence = words(
      "notice.emptied", String(count.sessions), String(count.turns), words.megabytes(byteCount))
    if count.open > 0 { sentence += " " + words("notice.stayOpen", String(count.open)) }
    show(sentence)
    return scene == .browser ? browser.list() : []
  }
}
