package import Conversation

/// A part of the list of sessions.
package struct SessionPage: Hashable, Sendable {
  package var rows: [StoredSession]
  /// How many sessions the query finds.
  package var count: Int
  /// How many there are that are not in the trash.
  package var total: Int
  /// What these cost.
  package var cost: Money
}
