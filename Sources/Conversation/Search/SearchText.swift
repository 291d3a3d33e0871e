import Foundation

/// Text as search reads it: each Chinese, Japanese or Korean character is a word of its own.
///
/// These languages put no space between words, so their characters are indexed one by one, and a
/// word of theirs is asked for as a phrase.
package enum SearchText {
  /// The text for the index: a space stands on both sides of such a character.
  package static func split(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in composed(text).unicodeScalars {
      if isWord(scalar) {
        result.append(" ")
        result.append(scalar)
        result.append(" ")
      } else {
        result.append(narrow(scalar))
      }
    }
    return String(result)
  }

  /// A word of a text, as it is compared and where it stands.
  package struct Word: Hashable, Sendable {
    package let folded: String
    package let range: Range<String.Index>
  }

  /// The words of a text as the index has them, for showing what was found.
  package static func words(_ text: String) -> [Word] {
    var words: [Word] = []
    var start: String.Index?
    func close(at end: String.Index) {
      if let begun = start {
        words.append(Word(folded: folded(text[begun..<end]), range: begun..<end))
      }
      start = nil
    }
    for index in text.indices {
      let character = text[index]
      let first = character.unicodeScalars.first
      if let first, isWord(first) {
        close(at: index)
        let end = text.index(after: index)
        words.append(Word(folded: composed(String(character)), range: index..<end))
      } else if first.map(isPartOfWord) == true {
        if start == nil { start = index }
      } else {
        close(at: index)
      }
    }
    close(at: text.endIndex)
    return words
  }

  /// Whether a scalar is a word of its own: Han, kana, Hangul, Bopomofo.
  package static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x11FF, 0x3005...0x3007, 0x3021...0x3029, 0x3031...0x3035, 0x3038...0x303C,
      0x3041...0x3096, 0x3099...0x309A, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x318E,
      0x31A0...0x31BF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA960...0xA97C,
      0xAC00...0xD7FB, 0xF900...0xFAFF, 0xFF66...0xFFDC, 0x1AFF0...0x1B16F, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// Whether a scalar belongs to a word with its neighbours: letters, figures and marks on them.
  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .privateUse:
      return true
    default: return false
    }
  }

  /// A word without case, accents and width.
  private static func folded(_ word: Substring) -> String {
    if word.utf8.allSatisfy({ $0 < 0x80 }) { return word.lowercased() }
    var result = String.UnicodeScalarView()
    for scalar in String(word).decomposedStringWithCanonicalMapping.unicodeScalars
    where scalar.properties.generalCategory != .nonspacingMark {
      result.append(narrow(scalar))
    }
    return String(result).lowercased()
  }

  /// Letters and figures of full width in their usual form.
  private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }

  /// Kana and Hangul in one piece, as they are typed, where a file system took them apart.
  private static func composed(_ text: String) -> String {
    let isApart = text.unicodeScalars.contains {
      (0x3099...0x309A).contains($0.value) || (0x1100...0x11FF).contains($0.value)
    }
    return isApart ? text.precomposedStringWithCanonicalMapping : text
  }
}
