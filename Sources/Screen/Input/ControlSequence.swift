/// What came between `CSI` and its last byte, read as numbers.
struct ControlSequence {
  /// What a sequence says.
  enum Meaning: Equatable {
    case event(InputEvent)
    case pasteStart
    /// An old mouse report: three bytes follow that are not text.
    case oldMouse
    case nothing
  }

  private let bytes: [UInt8]
  private let final: UInt8
  /// The numbers, and for each the numbers behind its colons; a missing number is 0.
  private let parameters: [[Int]]

  init(_ bytes: [UInt8], final: UInt8) {
    self.bytes = bytes
    self.final = final
    let digits = bytes.drop { $0 >= 0x3C && $0 < 0x40 }.filter { $0 >= 0x30 && $0 < 0x3C }
    parameters = digits.split(separator: 0x3B, omittingEmptySubsequences: false).map {
      $0.split(separator: 0x3A, omittingEmptySubsequences: false).map {
        // No number in a key sequence is long; a silly one must not overflow.
        $0.count > 7 ? 0 : Int(String(decoding: $0, as: UTF8.self)) ?? 0
      }
    }
  }

  var meaning: Meaning {
    switch bytes.first {
    case UInt8(ascii: "<"): return mouse
    case UInt8(ascii: "?"), UInt8(ascii: ">"), UInt8(ascii: "="): return reply
    // F1 to F5 of the Linux console: ESC [ [ A.
    case UInt8(ascii: "["):
      return (0x41...0x45).contains(final)
        ? .event(.key(KeyEvent(.function(Int(final) - 0x40)))) : .nothing
    default: return plain
    }
  }

  private var plain: Meaning {
    switch final {
    case UInt8(ascii: "I") where bytes.isEmpty: .event(.focus(true))
    case UInt8(ascii: "O") where bytes.isEmpty: .event(.focus(false))
    case UInt8(ascii: "M") where bytes.isEmpty: .oldMouse
    // Cursor position, status, window sizes, device attributes.
    case UInt8(ascii: "R"), UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "c"): reply
    case UInt8(ascii: "~") where number(0) == 200: .pasteStart
    case UInt8(ascii: "~") where number(0) == 27: typed(number(2), shifted: nil)
    case UInt8(ascii: "u"): typed(number(0), shifted: parameters.first?.dropFirst().first)
    case UInt8(ascii: "~"), UInt8(ascii: "$"), UInt8(ascii: "^"), UInt8(ascii: "@"):
      key(KeyTable.numbered(number(0)), KeyTable.rxvtModifiers(final))
    default: key(KeyTable.lettered(final), KeyTable.letteredModifiers(final))
    }
  }

  private var reply: Meaning {
    .event(.reply(Array("[".utf8) + bytes + [final]))
  }

  /// A key whose code is a character's: `CSI code;modifiers u`, `CSI 27;modifiers;code ~`.
  private func typed(_ code: Int, shifted: Int?) -> Meaning {
    guard !isRelease, let event = KeyTable.typed(code, shifted: shifted, modifiers) else {
      return .nothing
    }
    return .event(.key(event))
  }

  private func key(_ key: KeyEvent.Key?, _ more: KeyEvent.Modifiers) -> Meaning {
    guard let key, !isRelease else { return .nothing }
    return .event(.key(KeyEvent(key, modifiers.union(more))))
  }

  /// `CSI < buttons;column;row M`, `m` for a release.
  private var mouse: Meaning {
    let buttons = number(0)
    let position = Position(column: max(0, number(1) - 1), row: max(0, number(2) - 1))
    let kind: MouseEvent.Kind? =
      switch buttons & ~0x1C {
      case 64: .wheelUp
      case 65: .wheelDown
      case 0...2: final == UInt8(ascii: "m") ? .release : .press
      case 32...34: .drag
      default: nil
      }
    guard let kind, final == UInt8(ascii: "M") || final == UInt8(ascii: "m") else {
      return .nothing
    }
    return .event(.mouse(MouseEvent(kind, at: position)))
  }

  private var modifiers: KeyEvent.Modifiers { KeyTable.modifiers(number(1)) }

  /// kitty reports the kind of an event behind the modifiers: 1 press, 2 repeat, 3 release.
  private var isRelease: Bool {
    parameters.count > 1 && parameters[1].count > 1 && parameters[1][1] == 3
  }

  private func number(_ index: Int) -> Int {
    parameters.indices.contains(index) ? parameters[index].first ?? 0 : 0
  }
}
