/// Something that a check found in a library.
package struct Finding: Hashable, Sendable {
  /// What kind of thing it is.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// SQLite says that the file is damaged.
    case database
    /// A row that belongs to one that is not there.
    case reference
    /// A stored value that this version cannot read.
    case unreadable
    /// A turn whose parent is in another session, or that is its own ancestor.
    case tree
    /// A part of a message is missing.
    case part
    /// A column that is derived from others and does not follow from them.
    case summary
    /// A file that the database names and that is not there.
    case missing
    /// A file whose bytes are not those that were stored.
    case damaged
    /// A whole file that nothing names.
    case orphan
    /// A file that is not of Plantain.
    case stray
    /// What a program that died left in the spool.
    case spool

    /// Whether something of the user's may be lost by it; the others only take room.
    package var isDamage: Bool {
      switch self {
      case .orphan, .stray, .spool: false
      default: true
      }
    }
  }

  package let kind: Kind
  /// What it is about: a session, a turn, a file.
  package let subject: String
  /// What is wrong.
  package let sentence: String
  /// What `--repair` does about it; nil where nothing can be done without loss.
  package var remedy: String?
  /// Whether that was done.
  package var isRepaired = false

  package init(_ kind: Kind, _ subject: String, _ sentence: String, remedy: String? = nil) {
    self.kind = kind
    self.subject = subject
    self.sentence = sentence
    self.remedy = remedy
  }
}
