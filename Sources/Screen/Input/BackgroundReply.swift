/// A terminal's answer to the question for its background colour (OSC 11).
package enum BackgroundReply {
  /// The colour in a reply's bytes: `]11;rgb:1c1c/1c1c/1c1c`; nil for other replies.
  package static func color(_ reply: [UInt8]) -> RGB? {
    let prefix = "]11;rgb:"
    let text = String(decoding: reply, as: UTF8.self)
    guard text.utf8.count < 40, text.hasPrefix(prefix) else { return nil }
    let parts = text.dropFirst(prefix.count).split(separator: "/").map(level)
    guard parts.count == 3, let red = parts[0], let green = parts[1], let blue = parts[2] else {
      return nil
    }
    return RGB(red, green, blue)
  }

  /// One to four hexadecimal digits, scaled to eight bits.
  private static func level(_ digits: Substring) -> UInt8? {
    guard (1...4).contains(digits.utf8.count), let value = UInt32(digits, radix: 16) else {
      return nil
    }
    let most = UInt32(1) << (4 * UInt32(digits.utf8.count)) - 1
    return UInt8(value * 255 / most)
  }
}
