import Conversation

/// Pictures and words on their way out: saved, opened elsewhere, copied.
extension AppState {
  mutating func performOut(_ command: Command, _ editor: EditorState) -> [Effect] {
    if command == .copyWords { return copyWords(editor) }
    let marked = editor.markedPictures(setup)
    if command == .saveAs, marked.count > 1 {
      return [.saveAll(marked.map { PictureFile(picture: $0.picture, name: $0.name) })]
    }
    guard let chosen = editor.chosenPicture(setup) else {
      show(words["notice.noPicture"])
      return []
    }
    switch command {
    case .openOutside: return [.openOutside(chosen.picture, name: chosen.name)]
    case .copyPicture: return [.copyPicture(chosen.picture)]
    default:
      sheet = .line(LineSheetState(.save(chosen.picture, chosen.recipe), text: chosen.name))
    }
    return []
  }

  private mutating func copyWords(_ editor: EditorState) -> [Effect] {
    guard let turn = editor.current else { return [] }
    let text = turn.answerText.isEmpty ? turn.promptText : turn.answerText
    show(words["notice.copied"])
    return [.copy(text)]
  }
}
