package import Conversation

/// What became of the sessions of an archive.
package struct ImportReport: Hashable, Sendable {
  /// What became of one session.
  package enum Outcome: Hashable, Sendable {
    case imported
    /// It is there and equal: under its own id, or as the copy of an earlier import.
    case alreadyThere
    /// Another state of it is there: this one came in under new ids.
    case copied(of: SessionID)
  }

  /// One session.
  package struct Entry: Hashable, Sendable {
    /// Its id here.
    package var id: SessionID
    package var title: String
    package var turns: Int
    /// Turns that were on their way and are interrupted here, because an import sends nothing.
    package var interrupted: Int
    package var outcome: Outcome
  }

  package var sessions: [Entry] = []
  /// Pictures and signatures that the archive says it lacks.
  package var missing = 0
}
