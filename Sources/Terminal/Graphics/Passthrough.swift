/// Sequences for the terminal outside a multiplexer.
enum Passthrough {
  /// What tmux hands on unread where `allow-passthrough` is on: every escape in it is doubled.
  static func tmux(_ sequence: [UInt8]) -> [UInt8] {
    var wrapped = Array("\u{1B}Ptmux;".utf8)
    for byte in sequence {
      if byte == 0x1B { wrapped.append(byte) }
      wrapped.append(byte)
    }
    return wrapped + [0x1B, 0x5C]
  }
}
