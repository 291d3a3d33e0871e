import Screen

/// How far the rows of a sheet are scrolled.
package struct SheetScroll: Sendable, Equatable {
  private var rows = 0

  /// Moves the rows; the view stops at the last, this at the first.
  mutating func move(by step: Int) { rows = max(0, rows + step) }

  /// Takes a key that scrolls, `page` rows at a time; false for any other.
  mutating func take(_ key: KeyEvent, page: Int) -> Bool {
    switch (key.key, key.modifiers) {
    case (.down, []), (.character("j"), []): move(by: 1)
    case (.up, []), (.character("k"), []): move(by: -1)
    case (.pageDown, []), (.character(" "), []): move(by: max(1, page))
    case (.pageUp, []): move(by: -max(1, page))
    case (.home, []): rows = 0
    default: return false
    }
    return true
  }

  /// The first of some rows in view where so many fit, and how many stand below.
  func window(of count: Int, in height: Int) -> (first: Int, below: Int) {
    let first = max(0, min(rows, count - height))
    return (first, max(0, count - height - first))
  }
}
