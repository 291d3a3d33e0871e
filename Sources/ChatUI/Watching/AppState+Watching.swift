import Conversation
import Screen

/// Watching a session that another copy drives, and driving it when that copy lets go.
extension AppState {
  /// Whether a command would change what another copy drives; if so, says why it does not.
  mutating func isRefused(_ command: Command) -> Bool {
    guard scene == .editor, let editor, editor.isWatching else { return false }
    switch command {
    case .failureCard, .drafts: return false
    case .nextRequest, .rename, .region: break
    default: guard command.group == .writing || command.group == .turn else { return false }
    }
    show(words["notice.watching"])
    return true
  }

  /// Whether typing is refused: the prompt is the other copy's, and nothing typed may be lost.
  mutating func refusesTyping() -> Bool {
    guard scene == .editor, editor?.isWatching == true else { return false }
    show(words["notice.watching"])
    return true
  }

  /// Drives the session from now on, where it was watched.
  mutating func takeOver(_ opened: OpenedSession) {
    guard let watched = editor, watched.session.id == opened.session.id, watched.isWatching else {
      return
    }
    var taken = EditorState(opened, now: now)
    taken.transcript = watched.transcript
    taken.pathTip = watched.pathTip
    taken.treeView = watched.treeView
    taken.film = watched.film
    taken.viewer = watched.viewer
    taken.contactSheet = watched.contactSheet
    taken.changes = watched.changes
    taken.changesAsked = watched.changesAsked
    taken.focus = watched.viewer == nil ? .writing : .pictures
    editor = taken
    show(words["notice.taken"])
  }
}
