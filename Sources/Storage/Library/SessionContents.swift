package import Conversation
package import Resilience

/// All of a session, as it was at one moment.
package struct SessionContents: Hashable, Sendable {
  package var session: Session
  package var turns: [Turn]
  package var attempts: [TurnID: [Attempt]]
  package var notices: [TurnID: RetryNotice]
  package var annotations: [TurnID: Annotation]
}

extension Library {
  /// All of a session; nil if it is not there.
  package func contents(of id: SessionID) throws(LibraryError) -> SessionContents? {
    try connection.read { () throws(LibraryError) in
      guard let session = try storedSession(id) else { return nil }
      return SessionContents(
        session: session, turns: try loadTurns("turn.session = ?", [.text(id.rawValue)]),
        attempts: try attempts(of: id), notices: try notices(of: id),
        annotations: try annotations(of: id))
    }
  }
}
