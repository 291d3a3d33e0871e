/// Which bytes and numbers stand for which keys.
enum KeyTable {
  /// A C0 character or DEL.
  ///
  /// C-i, C-m and C-h cannot be told from Tab, Enter and Backspace and are those.
  static func control(_ byte: UInt8) -> KeyEvent {
    switch byte {
    case 0x08, 0x7F: KeyEvent(.backspace)
    case 0x09: KeyEvent(.tab)
    case 0x0D: KeyEvent(.enter)
    case 0x1B: KeyEvent(.escape)
    case 0x01...0x1A: KeyEvent(.character(Character(Unicode.Scalar(byte + 0x60))), .control)
    default: KeyEvent(.character(Character(Unicode.Scalar(byte + 0x40))), .control)
    }
  }

  /// A number of xterm's: 1 and the sum of 1 shift, 2 alt, 4 control, 32 meta.
  static func modifiers(_ number: Int) -> KeyEvent.Modifiers {
    guard number > 1 else { return [] }
    let bits = number - 1
    var modifiers: KeyEvent.Modifiers = []
    if bits & 1 != 0 { modifiers.insert(.shift) }
    if bits & 0x22 != 0 { modifiers.insert(.alt) }
    if bits & 4 != 0 { modifiers.insert(.control) }
    return modifiers
  }

  /// `CSI number ~`.
  static func numbered(_ number: Int) -> KeyEvent.Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...26: .function(number - 12)
    case 28, 29: .function(number - 13)
    case 31...34: .function(number - 14)
    default: nil
    }
  }

  /// `CSI letter`, with modifiers `CSI 1;modifiers letter`; rxvt's shifted arrows in lower case.
  static func lettered(_ letter: UInt8) -> KeyEvent.Key? {
    switch letter {
    case UInt8(ascii: "A"), UInt8(ascii: "a"): .up
    case UInt8(ascii: "B"), UInt8(ascii: "b"): .down
    case UInt8(ascii: "C"), UInt8(ascii: "c"): .right
    case UInt8(ascii: "D"), UInt8(ascii: "d"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "P"): .function(1)
    case UInt8(ascii: "Q"): .function(2)
    case UInt8(ascii: "S"): .function(4)
    case UInt8(ascii: "Z"): .tab
    default: nil
    }
  }

  static func letteredModifiers(_ letter: UInt8) -> KeyEvent.Modifiers {
    letter == UInt8(ascii: "Z") || (0x61...0x64).contains(letter) ? .shift : []
  }

  /// rxvt puts the modifiers into the last byte.
  static func rxvtModifiers(_ final: UInt8) -> KeyEvent.Modifiers {
    switch final {
    case UInt8(ascii: "$"): .shift
    case UInt8(ascii: "^"): .control
    case UInt8(ascii: "@"): [.control, .shift]
    default: []
    }
  }

  /// `SS3 letter`: arrows and function keys in application mode, the keypad, rxvt's C-arrows.
  static func applicationKey(_ letter: UInt8, _ modifiers: KeyEvent.Modifiers) -> KeyEvent? {
    switch letter {
    case UInt8(ascii: "M"): return KeyEvent(.enter, modifiers)
    case UInt8(ascii: "R"): return KeyEvent(.function(3), modifiers)
    case UInt8(ascii: "a")...UInt8(ascii: "d"):
      return lettered(letter).map { KeyEvent($0, modifiers.union(.control)) }
    case UInt8(ascii: "j")...UInt8(ascii: "y"):
      return KeyEvent(.character(Character(Unicode.Scalar(letter - 0x40))), modifiers)
    case UInt8(ascii: "X"): return KeyEvent(.character("="), modifiers)
    default: return lettered(letter).map { KeyEvent($0, modifiers) }
    }
  }

  /// A key by its character's code, as `CSI … u` sends it; nil for keys that are not used.
  static func typed(
    _ code: Int, shifted: Int?, _ modifiers: KeyEvent.Modifiers
  ) -> KeyEvent? {
    if let key = special(code) { return KeyEvent(key, modifiers) }
    // kitty numbers keys without a character in the private area.
    guard code > 0x20, !(0xE000...0xF8FF).contains(code), let scalar = scalar(code) else {
      return code == 0x20
        ? KeyEvent(.character(" "), modifiers.subtracting(.shift)) : nil
    }
    let rest = modifiers.subtracting(.shift)
    if modifiers.contains(.control) {
      return KeyEvent(.character(scalar.lowercased), rest)
    }
    guard modifiers.contains(.shift) else { return KeyEvent(.character(Character(scalar)), rest) }
    if let shifted, let upper = self.scalar(shifted) {
      return KeyEvent(.character(Character(upper)), rest)
    }
    return KeyEvent(.character(scalar.uppercased), rest)
  }

  private static func special(_ code: Int) -> KeyEvent.Key? {
    switch code {
    case 8, 127: .backspace
    case 9: .tab
    case 13, 57414: .enter
    case 27: .escape
    case 57417: .left
    case 57418: .right
    case 57419: .up
    case 57420: .down
    case 57421: .pageUp
    case 57422: .pageDown
    case 57423: .home
    case 57424: .end
    case 57425: .insert
    case 57426: .delete
    case 57376...57398: .function(code - 57363)
    default: nil
    }
  }

  private static func scalar(_ code: Int) -> Unicode.Scalar? {
    guard let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value),
      !scalar.isControl
    else { return nil }
    return scalar
  }
}

extension Unicode.Scalar {
  fileprivate var lowercased: Character { single(properties.lowercaseMapping) }
  fileprivate var uppercased: Character { single(properties.uppercaseMapping) }

  /// A case mapping, unless it has more than one character.
  private func single(_ mapping: String) -> Character {
    mapping.count == 1 ? mapping.first ?? Character(self) : Character(self)
  }
}
