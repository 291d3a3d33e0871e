import Conversation

/// Drafts and final pictures with one key.
extension AppState {
  mutating func draftOrFinal(_ editor: inout EditorState) -> [Effect] {
    guard editor.run == nil else {
      show(words["notice.running"])
      return []
    }
    switch editor.draftStep(setup.models) {
    case .draft(let settings):
      let files = editor.composer.attachFinishedWords()
      guard editor.composer.attaching.isEmpty else {
        show(words["notice.draft.attaching"])
        return files
      }
      return mayBeSent(editor) ? editor.send(at: now, with: settings) : []
    case .final(let turn, let settings): return editor.resend(turn, settings: settings, at: now)
    case nil:
      show(words["notice.nothingToDraft"])
      return []
    }
  }
}
