/// The block characters: what they are as text, and which one covers the rest of the cell.
enum BlockSymbol {
  static let space: UInt32 = 0x20
  static let full: UInt32 = 0x2588

  /// All of them: space, full, shades, halves and quarters, sextants.
  static let all: [UInt32] =
    [space, full] + "░▒▓".unicodeScalars.map(\.value) + pairs + Array(0x1FB00...0x1FB3B)

  /// The character as text; a space where it is none.
  static func text(of character: UInt32) -> String {
    Unicode.Scalar(character).map { String(Character($0)) } ?? " "
  }

  /// The half, quarter or sextant that covers what this one leaves free; nil for all others.
  static func opposite(of character: UInt32) -> String? {
    // Partners stand side by side, at places that differ in the last bit.
    if let place = pairs.firstIndex(of: character) { return text(of: pairs[place ^ 1]) }
    guard let sixths = sixths(of: character) else { return nil }
    return text(of: sextant(63 - sixths))
  }

  /// Pairs that complete each other.
  private static let pairs: [UInt32] = "▀▄▌▐▘▟▝▙▖▜▗▛▚▞".unicodeScalars.map(\.value)

  /// The six bits of a sextant, upper left first; U+1FB00 leaves out none, both halves and all.
  private static func sixths(of character: UInt32) -> UInt32? {
    guard (0x1FB00...0x1FB3B).contains(character) else { return nil }
    let place = character - 0x1FB00 + 1
    return place + (place >= 21 ? 1 : 0) + (place >= 41 ? 1 : 0)
  }

  private static func sextant(_ sixths: UInt32) -> UInt32 {
    0x1FB00 + sixths - 1 - (sixths > 21 ? 1 : 0) - (sixths > 42 ? 1 : 0)
  }
}
