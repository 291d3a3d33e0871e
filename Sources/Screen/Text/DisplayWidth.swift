/// How many columns text takes on a terminal.
///
/// Wide and full-width East Asian characters and emoji take 2, marks and format characters 0, all
/// others 1, ambiguous ones (`·`, `…`, Greek) too. The tables agree with glibc's `wcwidth`, because
/// ncurses counts by that.
package enum DisplayWidth {
  /// Columns of a text.
  package static func columns(_ text: some StringProtocol) -> Int {
    var total = 0
    for character in text { total += columns(character) }
    return total
  }

  /// Columns of one grapheme.
  ///
  /// An emoji sequence takes 2. In scripts whose clusters hold several letters with a width of
  /// their own, such as Devanagari conjuncts, the letters are added up.
  package static func columns(_ character: Character) -> Int {
    if let byte = character.asciiValue { return byte >= 0x20 && byte < 0x7F ? 1 : 0 }
    var scalars = character.unicodeScalars.makeIterator()
    guard let first = scalars.next() else { return 0 }
    guard let second = scalars.next() else { return columns(first) }
    if isEmojiSequence(first, second, character) { return 2 }
    return character.unicodeScalars.reduce(0) { $0 + columns($1) }
  }

  /// Columns of one scalar on its own.
  package static func columns(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value >= 0x20 && value < 0x7F || value >= 0xA0 ? 1 : 0 }
    if isWide(value) { return 2 }
    switch value {
    // Vowels and finals of decomposed Hangul stand on the consonant before them.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
    case 0x600...0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD: return 1
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator:
      return 0
    default: return 1
    }
  }

  /// Whether a grapheme of several scalars is drawn as one emoji.
  static func isEmojiSequence(
    _ first: Unicode.Scalar, _ second: Unicode.Scalar, _ character: Character
  ) -> Bool {
    if (0x1F1E6...0x1F1FF).contains(first.value) {
      return (0x1F1E6...0x1F1FF).contains(second.value)
    }
    guard first.properties.isEmoji else { return false }
    if (0x1F3FB...0x1F3FF).contains(second.value) { return true }
    return character.unicodeScalars.contains { $0.value == 0xFE0F || $0.value == 0x200D }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    if value < 0x1100 { return false }
    // Most wide text is in these two.
    if (0x4E00...0x9FFF).contains(value) || (0xAC00...0xD7A3).contains(value) { return true }
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      let range = wideRanges[middle]
      if value < range.lowerBound {
        high = middle
      } else if value > range.upperBound {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }
}
