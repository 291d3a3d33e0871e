package import Conversation
package import Foundation

/// What is in the trash.
package struct Trash: Hashable, Sendable {
  /// A session, or turns of one that is not in the trash itself.
  package struct Entry: Hashable, Sendable {
    package let session: Session
    /// How many turns are in the trash.
    package let turns: Int
    /// When the last of them went there.
    package let trashedAt: Date
    /// Whether it is the session as a whole.
    package let isWhole: Bool
  }

  /// Newest first.
  package var entries: [Entry]

  package var isEmpty: Bool { entries.isEmpty }
  package var sessionCount: Int { entries.count { $0.isWhole } }
  /// Turns of sessions that are not in the trash themselves.
  package var turnCount: Int { entries.filter { !$0.isWhole }.reduce(0) { $0 + $1.turns } }
}

/// What emptying the trash did.
package struct Emptying: Hashable, Sendable {
  package var sessions = 0
  package var turns = 0
  /// Sessions that stay because they are open, here or in another copy.
  package var open = 0
  /// Files of pictures and signatures that are gone, and their bytes.
  package var files = 0
  package var byteCount = 0
  /// Whether no file was removed because the database is damaged.
  package var isUnsound = false

  package init() {}
}
