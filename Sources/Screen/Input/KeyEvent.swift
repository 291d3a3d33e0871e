/// A key as the user pressed it: `Key.character("x")` with `.control` is C-x.
package struct KeyEvent: Hashable, Sendable {
  /// Which key, without modifiers.
  package enum Key: Hashable, Sendable {
    /// A grapheme; with `.control` always the lower-case letter or `_`, `/`, `@`, `[` ….
    case character(Character)
    case enter, tab, escape, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    case function(Int)
  }

  /// Modifiers held with a key.
  ///
  /// Shift is folded into characters, and kept for the other keys.
  package struct Modifiers: OptionSet, Hashable, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }
    package static let control = Modifiers(rawValue: 1)
    package static let alt = Modifiers(rawValue: 2)
    package static let shift = Modifiers(rawValue: 4)
  }

  package var key: Key
  package var modifiers: Modifiers

  package init(_ key: Key, _ modifiers: Modifiers = []) {
    self.key = key
    self.modifiers = modifiers
  }
}
