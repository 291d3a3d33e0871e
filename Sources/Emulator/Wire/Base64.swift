internal import Foundation

/// Base64 as proto JSON reads it: the standard or the URL-safe alphabet, with or without padding.
enum Base64 {
  /// Whether a text can be decoded; nothing is, so that a long history costs little.
  static func isValid(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var end = bytes.count
      while end > 0, bytes.count - end < 2, bytes[end - 1] == UInt8(ascii: "=") { end -= 1 }
      if end < bytes.count, bytes.count % 4 != 0 { return false }
      return end % 4 != 1 && bytes[..<end].allSatisfy(isDigit)
    }
  }

  /// The bytes of a text, `nil` if it is not base64.
  static func decode(_ text: String) -> [UInt8]? {
    // Foundation alone takes `AA=A` for base64.
    guard isValid(text) else { return nil }
    if let data = Data(base64Encoded: text) { return Array(data) }
    var standard = text.replacing("-", with: "+").replacing("_", with: "/")
    standard += String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
    return Data(base64Encoded: standard).map { Array($0) }
  }

  /// The bytes of the first `count` characters or a few less, for a look at a picture's head.
  static func decodeHead(of text: String, count: Int = 64) -> [UInt8] {
    let head = text.utf8.prefix(count)
    return decode(String(decoding: head.prefix(head.count / 4 * 4), as: UTF8.self)) ?? []
  }

  /// Standard base64 with padding, which the service sends.
  static func encode(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  private static func isDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"),
      UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
