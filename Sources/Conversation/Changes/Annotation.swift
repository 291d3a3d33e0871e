package import Foundation

/// What the user says of a turn; it is never sent.
package struct Annotation: Hashable, Sendable, Codable {
  package var isStarred: Bool
  /// A word for the tree: `heron`.
  package var label: String?
  package var note: String?
  /// When the turn went to the trash; nil for one that is not there.
  package var trashedAt: Date?
  /// When the trash was emptied of it: its words and files are gone, its place in the count stays.
  package var emptiedAt: Date?

  package init(
    isStarred: Bool = false, label: String? = nil, note: String? = nil, trashedAt: Date? = nil,
    emptiedAt: Date? = nil
  ) {
    self.isStarred = isStarred
    self.label = label
    self.note = note
    self.trashedAt = trashedAt
    self.emptiedAt = emptiedAt
  }
}
