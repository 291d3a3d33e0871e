import Conversation
import Resilience

/// A session that other copies write to as well.
extension EditorState {
  /// Takes what the library holds of the session by now.
  ///
  /// A session that is watched is the other copy's. One that is driven here gets nothing from
  /// elsewhere but what is said of it and its turns, and the shells of turns that the trash was
  /// emptied of.
  mutating func refresh(_ opened: OpenedSession) {
    guard opened.session.id == session.id, opened.isWatched == isWatching else { return }
    let before = annotations
    annotations = opened.annotations
    guard isWatching else {
      if !opened.session.title.isEmpty { session.title = opened.session.title }
      session.tags = opened.session.tags
      session.isStarred = opened.session.isStarred
      session.trashedAt = opened.session.trashedAt
      for turn in opened.turns
      where annotations[turn.id]?.emptiedAt != nil && before[turn.id]?.emptiedAt == nil {
        put(turn)
      }
      if annotations != before { clearTrash() }
      return
    }
    session = opened.session
    put(opened.turns)
    attempts = opened.attempts
    notices = opened.notices
    clearTrash()
    if transcript.selection == nil { transcript.selection = tip?.id }
  }

  /// The wait of the other copy's newest turn.
  var watchedNotice: RetryNotice? {
    guard isWatching, let turn = tree.turns.last else { return nil }
    return notice(of: turn)
  }

  /// The first picture that a prompt means by its number and that is gone with the trash.
  func goneNumber(in draft: Draft) -> Int? {
    PathWord.all(in: Array(draft.text)).lazy.compactMap(\.number).first { number in
      guard let entry = numbers[number], isShell(entry.turn) else { return false }
      return !history.turns.contains { turn in
        !isShell(turn.id)
          && (turn.prompt + turn.answer).contains { $0.picture?.blob == entry.picture.blob }
      }
    }
  }

  private func isShell(_ turn: TurnID) -> Bool { annotations[turn]?.emptiedAt != nil }
}
