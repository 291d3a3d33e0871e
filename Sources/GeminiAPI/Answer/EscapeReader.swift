/// Reads what follows a backslash in a JSON string, one byte at a time.
struct EscapeReader {
  private enum State {
    case closed, open
    case unicode(digits: Int, value: UInt8)
  }

  private var state = State.closed

  /// What the letter after a backslash stands for.
  private static let characters: [UInt8: UInt8] = Dictionary(
    uniqueKeysWithValues: zip("/\"\\bfnrt".utf8, "/\"\\\u{8}\u{C}\n\r\t".utf8))

  /// Whether the next byte belongs to an escape.
  var isOpen: Bool {
    if case .closed = state { false } else { true }
  }

  /// A backslash came.
  mutating func open() { state = .open }

  /// Passes over the byte after the backslash: enough to find the end of a string.
  mutating func skip(_ byte: UInt8) { state = .closed }

  /// Takes the next byte; gives the character once the escape is whole.
  ///
  /// - Throws: ``Base64Decoder/InvalidText`` for an escape that JSON does not have or whose
  ///   character is not ASCII, which no large string contains.
  mutating func read(_ byte: UInt8) throws -> UInt8? {
    guard case .unicode(let digits, let value) = state else {
      if byte == UInt8(ascii: "u") {
        state = .unicode(digits: 0, value: 0)
        return nil
      }
      guard let character = Self.characters[byte] else { throw Base64Decoder.InvalidText() }
      state = .closed
      return character
    }
    let digit = Character(Unicode.Scalar(byte)).hexDigitValue
    guard byte < 0x80, let digit, value < 8 || digits < 2 else {
      throw Base64Decoder.InvalidText()
    }
    let next = value << 4 | UInt8(digit)
    guard digits < 3 || next < 0x80, digits < 2 && next == 0 || digits >= 2 else {
      throw Base64Decoder.InvalidText()
    }
    state = digits == 3 ? .closed : .unicode(digits: digits + 1, value: next)
    return digits == 3 ? next : nil
  }
}
