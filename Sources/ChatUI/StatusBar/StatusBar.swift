package import Screen

/// The facts of the status bar before they are made to fit (`screens.md` section 4).
package struct StatusBar: Sendable, Equatable {
  /// A key that acts now.
  package struct Key: Sendable, Equatable {
    /// Without `C-x`: `r`, `Enter`, `C-c`.
    package var name: String
    package var label: String
    package var shortLabel: String
    /// Whether `C-x` goes before it.
    package var isPrefixed: Bool

    package init(_ name: String, _ label: String, short: String? = nil, isPrefixed: Bool = false) {
      self.name = name
      self.label = label
      shortLabel = short ?? label
      self.isPrefixed = isPrefixed
    }
  }

  /// Which attempt: the one that comes next, or how many failed.
  package struct Attempt: Sendable, Equatable {
    package var full: String
    package var short: String
    package var tiny: String

    package init(full: String, short: String, tiny: String) {
      self.full = full
      self.short = short
      self.tiny = tiny
    }
  }

  /// A mark at the right end, and its short form.
  package struct Mark: Sendable, Equatable {
    package var full: String
    package var short: String

    package init(_ full: String, short: String) {
      self.full = full
      self.short = short
    }
  }

  /// The category's or state's mark and its role.
  package var mark: String
  package var role: Role
  package var word: String
  /// The HTTP number.
  package var code: String?
  /// The RPC status, the finish reason, `per day`.
  package var status: String?
  /// A clock or an amount right behind the word: `14 s`, `1.3 of 4.2 MB`.
  package var amount: String?
  package var say: String?
  package var shortSay: String?
  /// Whether `say` answers a key: it is cut rather than left out.
  package var isNotice = false
  package var attempt: Attempt?
  /// `in 0:41`: the one thing that ticks.
  package var clock: String?
  /// The clock without a word, where nothing else fits: `0:41`.
  package var bareClock: String?
  /// Place in the queue, bytes.
  package var place: String?
  package var keys: [Key] = []
  package var health: Mark?
  package var service: Mark?
  package var money: String?
  package var help: Mark?
  /// Between the parts of the left side: ` · `.
  package var dot = " · "
  /// Where a notice is cut.
  package var ellipsis = "…"

  package init(mark: String, role: Role, word: String) {
    self.mark = mark
    self.role = role
    self.word = word
  }
}
