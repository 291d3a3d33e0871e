package import Foundation

/// One thing the user says of a session or a turn, and its value.
///
/// Two assignments of the same case and subject differ in the value alone; that is how an edit
/// knows the way back.
package enum Assignment: Hashable, Sendable, Codable {
  case title(of: SessionID, String)
  case tags(of: SessionID, [String])
  case sessionStar(of: SessionID, Bool)
  /// When a session went to the trash; nil takes it out.
  case sessionTrash(of: SessionID, Date?)
  case star(of: TurnID, Bool)
  case label(of: TurnID, String?)
  case note(of: TurnID, String?)
  /// When a turn went to the trash; nil takes it out.
  case trash(of: TurnID, Date?)
  case inclusion(of: TurnID, Inclusion)

  /// What is assigned, for the words about it.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case title, tags, star, trash, restore, label, note, inclusion
  }

  /// What is assigned.
  package var kind: Kind {
    switch self {
    case .title: .title
    case .tags: .tags
    case .sessionStar, .star: .star
    case .sessionTrash(_, let date), .trash(_, let date): date == nil ? .restore : .trash
    case .label: .label
    case .note: .note
    case .inclusion: .inclusion
    }
  }

  /// The turn it is of; nil for one of a session.
  package var turn: TurnID? {
    switch self {
    case .title, .tags, .sessionStar, .sessionTrash: nil
    case .star(let id, _), .label(let id, _), .note(let id, _), .trash(let id, _),
      .inclusion(let id, _):
      id
    }
  }
}
