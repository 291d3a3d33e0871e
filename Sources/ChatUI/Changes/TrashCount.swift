/// How much is in the trash, or was.
package struct TrashCount: Sendable, Equatable {
  package var sessions: Int
  /// Turns of sessions that are not in the trash themselves.
  package var turns: Int
  /// Sessions that stay because they are open.
  package var open: Int

  package init(sessions: Int, turns: Int, open: Int = 0) {
    self.sessions = sessions
    self.turns = turns
    self.open = open
  }
}
