package import Foundation

/// A conversation about pictures: its turns form a tree, the screen follows one path through it.
package struct Session: Hashable, Sendable, Codable {
  package let id: SessionID
  /// Made from the first prompt, changed by the user; empty until the first turn.
  package var title: String
  package let createdAt: Date
  package var updatedAt: Date
  /// What the next turn asks for unless it is changed.
  package var settings: GenerationSettings
  package var isStarred = false
  package var tags: [String] = []
  /// When it went to the trash; nil for one that is not there.
  package var trashedAt: Date?

  package init(
    id: SessionID = .random(), title: String = "", createdAt: Date, updatedAt: Date? = nil,
    settings: GenerationSettings
  ) {
    self.id = id
    self.title = title
    self.createdAt = createdAt
    self.updatedAt = updatedAt ?? createdAt
    self.settings = settings
  }
}
