/// What the filter does with a scalar.
enum ScalarClass: Equatable {
  /// Stays as it is.
  case base
  case lineFeed
  case tab
  /// Stays behind a base, up to a number.
  case combining
  /// Stays right behind a base.
  case variationSelector
  /// ZWJ and ZWNJ: stay only inside clusters that need them.
  case joiner
  /// C0 and DEL: shown as `^` and this letter.
  case control(Character)
  /// Shown by its number: C1, line separators, bidi controls, zero width, tags, private,
  /// unassigned.
  case hidden

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x0A: self = .lineFeed
    case 0x09: self = .tab
    case 0..<0x20: self = .control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x40)))
    case 0x7F: self = .control("?")
    case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300, 0x4E00..<0x9FFD: self = .base
    case 0x200C, 0x200D: self = .joiner
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x180B...0x180D, 0x180F: self = .variationSelector
    // Invisible, but letters by category: the Hangul and Khmer fillers and the blank of Braille.
    case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x17B4, 0x17B5, 0x2800: self = .hidden
    // Arabic and Kaithi number signs are format characters that show.
    case 0x600...0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD: self = .base
    default: self = Self.byCategory(scalar)
    }
  }

  private static func byCategory(_ scalar: Unicode.Scalar) -> ScalarClass {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      .hidden
    // U+034F, the grapheme joiner, is a mark that never shows.
    case .nonspacingMark, .enclosingMark:
      scalar.properties.isDefaultIgnorableCodePoint ? .hidden : .combining
    default: .base
    }
  }
}

/// The scripts in which a joiner or non-joiner changes the letters beside it.
enum JoiningScript {
  case indic, arabic

  init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x0600...0x06FF, 0x0750...0x077F, 0x0870...0x08FF, 0xFB50...0xFDFF, 0xFE70...0xFEFE:
      self = .arabic
    case 0x0900...0x0DFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1B00...0x1B7F, 0xA8E0...0xA8FF,
      0x11000...0x1137F, 0x11400...0x116FF:
      self = .indic
    default: return nil
    }
  }
}

extension Unicode.Scalar {
  /// Whether this can be part of an emoji; digits and `#*©®` count as emoji only in keycaps.
  var isEmojiPart: Bool { value > 0xFF && properties.isEmoji }
}
