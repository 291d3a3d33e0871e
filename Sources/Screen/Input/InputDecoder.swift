/// Bytes from a terminal made keys, pastes, mouse events and replies.
///
/// A state machine over single bytes, so that it does not matter where a read ended. Two things
/// need more than the bytes: a carriage return counts as a newline where the same read goes on with
/// text (an unbracketed paste), and an escape alone is the key only when nothing follows for a
/// while: call ``flush(afterMilliseconds:)`` while ``isWaiting``. Replies and unknown sequences
/// never become keys.
///
/// Sources: xterm's ctlseqs (https://invisible-island.net/xterm/ctlseqs/ctlseqs.html), the
/// keyboard protocol of kitty (https://sw.kovidgoyal.net/kitty/keyboard-protocol/).
package struct InputDecoder: Sendable {
  /// How long an escape waits for the rest of a sequence: 50 ms, over SSH 150.
  package let escapeDelayMilliseconds: Int
  private var state = State.ground
  /// Whether an escape was just taken for the key, so that a torn rest of a sequence may follow.
  private var followsLoneEscape = false
  /// The events of the call in progress.
  private var events: [InputEvent] = []

  private enum State {
    case ground
    case escape
    /// Behind ESC and the introducer; the bytes of the sequence so far.
    case csi([UInt8])
    case ss3([UInt8])
    /// DCS, OSC, APC, PM or SOS from their introducer on; whether an ESC that may end it was seen.
    case string([UInt8], sawEscape: Bool)
    /// A scalar's first bytes and how many are missing; whether ESC came before it.
    case utf8([UInt8], missing: Int, isAlt: Bool)
    case paste(PasteCollector)
    /// The three bytes of an old mouse report, which are not read.
    case oldMouse(missing: Int)
  }

  package init(escapeDelayMilliseconds: Int = 50) {
    self.escapeDelayMilliseconds = escapeDelayMilliseconds
  }

  /// Whether bytes are held back whose meaning depends on whether more follow.
  package var isWaiting: Bool {
    if case .ground = state { followsLoneEscape } else { true }
  }

  /// The events of one read.
  package mutating func decode(_ bytes: some Collection<UInt8>) -> [InputEvent] {
    let bytes = Array(bytes)
    let start = tornRest(bytes)
    if !bytes.isEmpty { followsLoneEscape = false }
    let goesOn = Self.textFollows(bytes)
    for index in start..<bytes.count { take(bytes[index], textFollows: goesOn[index]) }
    defer { events = [] }
    return events
  }

  /// The events that follow from a silence of so many milliseconds since the last byte.
  ///
  /// A lone escape becomes the key, `ESC [` and the like become Alt and that character. A paste
  /// whose end does not come for five seconds is handed over as it is.
  package mutating func flush(afterMilliseconds elapsed: Int) -> [InputEvent] {
    defer { events = [] }
    if followsLoneEscape, elapsed >= Self.tornMilliseconds { followsLoneEscape = false }
    guard elapsed >= escapeDelayMilliseconds else { return [] }
    switch state {
    case .escape:
      key(.escape)
      state = .ground
      followsLoneEscape = true
    case .csi(let bytes) where bytes.isEmpty: finishAlt("[")
    case .ss3(let bytes) where bytes.isEmpty: finishAlt("O")
    case .string(let bytes, false) where bytes.count == 1: finishAlt(Unicode.Scalar(bytes[0]))
    case .paste(let paste) where elapsed >= Self.pasteMilliseconds:
      events.append(.paste(paste.text))
      state = .ground
    default: break
    }
    return events
  }

  private static let tornMilliseconds = 1_000
  private static let pasteMilliseconds = 5_000
  /// Longer replies are followed to their end but not kept.
  private static let longestReply = 1 << 16

  // MARK: One byte

  private mutating func take(_ byte: UInt8, textFollows: Bool) {
    switch state {
    case .ground: ground(byte, isAlt: false, textFollows)
    case .escape: escape(byte)
    case .csi(let bytes): csi(bytes, byte, textFollows)
    case .ss3(let bytes): ss3(bytes, byte, textFollows)
    case .string(let bytes, let sawEscape): string(bytes, sawEscape, byte, textFollows)
    case .utf8(let bytes, let missing, let isAlt):
      utf8(bytes, missing, isAlt, byte, textFollows)
    case .paste(var paste):
      // The array inside is kept unique, or every byte would copy all before it.
      state = .ground
      if paste.take(byte) {
        events.append(.paste(paste.text))
      } else {
        state = .paste(paste)
      }
    case .oldMouse(let missing):
      state = missing > 1 ? .oldMouse(missing: missing - 1) : .ground
    }
  }

  private mutating func ground(_ byte: UInt8, isAlt: Bool, _ textFollows: Bool) {
    let alt: KeyEvent.Modifiers = isAlt ? .alt : []
    state = .ground
    switch byte {
    case 0x1B: state = .escape
    case 0x0D where textFollows && !isAlt: key(.character("j"), .control)
    case 0..<0x20, 0x7F:
      let control = KeyTable.control(byte)
      key(control.key, control.modifiers.union(alt))
    case 0x20..<0x7F: key(.character(Character(Unicode.Scalar(byte))), alt)
    case 0xC2...0xDF: state = .utf8([byte], missing: 1, isAlt: isAlt)
    case 0xE0...0xEF: state = .utf8([byte], missing: 2, isAlt: isAlt)
    case 0xF0...0xF4: state = .utf8([byte], missing: 3, isAlt: isAlt)
    default: key(.character("\u{FFFD}"), alt)
    }
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "["): state = .csi([])
    case UInt8(ascii: "O"): state = .ss3([])
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"),
      UInt8(ascii: "X"):
      state = .string([byte], sawEscape: false)
    case 0x1B: key(.escape)
    default: ground(byte, isAlt: true, false)
    }
  }

  private mutating func csi(_ bytes: [UInt8], _ byte: UInt8, _ textFollows: Bool) {
    switch byte {
    // Control characters end a broken sequence and mean themselves.
    case 0..<0x20, 0x7F...0xFF: ground(byte, isAlt: false, textFollows)
    case UInt8(ascii: "[") where bytes.isEmpty: state = .csi([byte])
    // rxvt ends keys with a dollar sign; elsewhere it stands before the last byte.
    case UInt8(ascii: "$") where bytes.first.map({ $0 >= 0x30 && $0 < 0x3A }) == true:
      finish(ControlSequence(bytes, final: byte))
    case 0x20..<0x40:
      state = .csi(bytes.count < Self.longestReply ? bytes + [byte] : bytes)
    default: finish(ControlSequence(bytes, final: byte))
    }
  }

  private mutating func finish(_ sequence: ControlSequence) {
    state = .ground
    switch sequence.meaning {
    case .event(let event): events.append(event)
    case .pasteStart: state = .paste(PasteCollector())
    case .oldMouse: state = .oldMouse(missing: 3)
    case .nothing: break
    }
  }

  private mutating func ss3(_ bytes: [UInt8], _ byte: UInt8, _ textFollows: Bool) {
    switch byte {
    case 0..<0x20, 0x7F...0xFF: ground(byte, isAlt: false, textFollows)
    case 0x30..<0x3A where bytes.count < 2: state = .ss3(bytes + [byte])
    default:
      state = .ground
      let modifiers = KeyTable.modifiers(Int(String(decoding: bytes, as: UTF8.self)) ?? 1)
      if let event = KeyTable.applicationKey(byte, modifiers) { events.append(.key(event)) }
    }
  }

  private mutating func string(
    _ bytes: [UInt8], _ sawEscape: Bool, _ byte: UInt8, _ textFollows: Bool
  ) {
    // Out of the state while it grows: see the paste above.
    state = .ground
    switch byte {
    case UInt8(ascii: "\\") where sawEscape: events.append(.reply(bytes))
    case _ where sawEscape:
      // Not its end but another sequence: the string was broken off.
      escape(byte)
    case 0x07: events.append(.reply(bytes))
    case 0x1B: state = .string(bytes, sawEscape: true)
    // Replies hold no other control characters; one means that the end was lost.
    case 0..<0x20, 0x7F: ground(byte, isAlt: false, textFollows)
    default:
      var bytes = bytes
      if bytes.count < Self.longestReply { bytes.append(byte) }
      state = .string(bytes, sawEscape: false)
    }
  }

  private mutating func utf8(
    _ bytes: [UInt8], _ missing: Int, _ isAlt: Bool, _ byte: UInt8, _ textFollows: Bool
  ) {
    guard byte & 0xC0 == 0x80 else {
      key(.character("\u{FFFD}"), isAlt ? .alt : [])
      return ground(byte, isAlt: false, textFollows)
    }
    guard missing == 1 else {
      state = .utf8(bytes + [byte], missing: missing - 1, isAlt: isAlt)
      return
    }
    state = .ground
    let decoded = String(decoding: bytes + [byte], as: UTF8.self).unicodeScalars
    let scalar = decoded.count == 1 ? decoded.first : nil
    // C1 characters are controls in two bytes: no key makes them.
    guard scalar?.isControl != true else { return }
    key(.character(Character(scalar ?? "\u{FFFD}")), isAlt ? .alt : [])
  }

  // MARK: Small things

  private mutating func key(_ key: KeyEvent.Key, _ modifiers: KeyEvent.Modifiers = []) {
    events.append(.key(KeyEvent(key, modifiers)))
  }

  private mutating func finishAlt(_ scalar: Unicode.Scalar) {
    key(.character(Character(scalar)), .alt)
    state = .ground
  }

  /// How many bytes to swallow because they are the rest of a sequence whose escape was taken for
  /// the key: `[A` and its like, whole, at the start of the read.
  private func tornRest(_ bytes: [UInt8]) -> Int {
    guard followsLoneEscape, case .ground = state, bytes.count > 1 else { return 0 }
    guard bytes[0] == UInt8(ascii: "[") || bytes[0] == UInt8(ascii: "O") else { return 0 }
    guard let final = bytes.dropFirst().firstIndex(where: { !(0x20..<0x40).contains($0) }),
      (0x40..<0x7F).contains(bytes[final])
    else { return 0 }
    return final + 1
  }

  /// For each byte whether text comes behind it in this read, line ends and tabs left out.
  private static func textFollows(_ bytes: [UInt8]) -> [Bool] {
    var follows = [Bool](repeating: false, count: bytes.count)
    guard bytes.contains(0x0D) else { return follows }
    for index in bytes.indices.dropLast().reversed() {
      switch bytes[index + 1] {
      case 0x09, 0x0A, 0x0D: follows[index] = follows[index + 1]
      case 0..<0x20, 0x7F: follows[index] = false
      default: follows[index] = true
      }
    }
    return follows
  }
}
