import Conversation
import Screen

/// Keys while a session is played as a film.
extension AppState {
  mutating func handleInFilm(_ key: KeyEvent) -> [Effect] {
    guard var changed = editor, let film = changed.film else { return [] }
    switch (key.key, key.modifiers) {
    case (.character(" "), []): changed.film?.togglePlaying(at: now)
    case (.right, []), (.down, []), (.character("j"), []): changed.film?.step(by: 1)
    case (.left, []), (.up, []), (.character("k"), []): changed.film?.step(by: -1)
    case (.home, []): changed.film?.step(by: -film.entries.count)
    case (.end, []): changed.film?.step(by: film.entries.count)
    case (.character("q"), []): _ = changed.leaveView()
    case (.enter, []): changed.viewFilm()
    default:
      guard let command = Keymap.standard.letter(key) else { return [] }
      // What a key does is done to the picture that stands.
      changed.film?.step(by: 0)
      editor = changed
      return perform(command)
    }
    editor = changed
    return []
  }
}

extension EditorState {
  /// Looks at the picture of the film closely; Esc comes back.
  mutating func viewFilm() {
    guard let entry = film?.entry else { return }
    film?.step(by: 0)
    transcript.selection = entry.turn
    viewer = ViewerState(turn: entry.turn, picture: entry.picture)
  }
}
