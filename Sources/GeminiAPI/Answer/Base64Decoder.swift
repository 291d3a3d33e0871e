/// Decodes base64 piece by piece: the standard and the URL-safe alphabet, padded or not.
///
/// Line ends are passed over, and so is the head of a data URL, `data:image/png;base64,`: relays
/// write both, and the picture behind them is paid for.
struct Base64Decoder {
  /// A character that base64 does not have, or an end where none can be.
  struct InvalidText: Error {}

  private var bits: UInt32 = 0
  /// Characters of the group of four that have come.
  private var count = 0
  private var padding = 0
  /// Groups of four that have been decoded.
  private var groups = 0
  private var isInHead = false

  /// What `data`, which is a group of base64 as well, decodes to.
  private static let dataGroup: [UInt8] = [0x75, 0xAB, 0x5A]

  /// The value of each character; 255 for those that have none.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, character) in alphabet.utf8.enumerated() { values[Int(character)] = UInt8(value) }
    values[Int(UInt8(ascii: "-"))] = 62
    values[Int(UInt8(ascii: "_"))] = 63
    return values
  }()

  /// For each of a group's four places, what a character there gives to the three bytes, the first
  /// byte lowest; the highest byte is set for a character that has no value.
  private static let shares: [UInt32] = (0..<4).flatMap { place in
    values.map { value in
      value < 64 ? (UInt32(value) << (26 - 6 * place)).byteSwapped : 1 << 24
    }
  }

  /// Decodes what can be decoded so far.
  ///
  /// - Parameters:
  ///   - text: The next characters.
  ///   - output: Gets the bytes: at most three for four characters, plus three.
  /// - Throws: ``InvalidText``.
  mutating func decode(_ text: UnsafeRawBufferPointer, into output: inout [UInt8]) throws {
    var position = 0
    while position < text.count {
      if count == 0, padding == 0, !isInHead {
        position += decodeGroups(UnsafeRawBufferPointer(rebasing: text[position...]), into: &output)
        if position == text.count { break }
      }
      try take(text[position], into: &output)
      position += 1
    }
  }

  /// The fast way: whole groups of four without padding; returns how many characters it took.
  private mutating func decodeGroups(
    _ text: UnsafeRawBufferPointer, into output: inout [UInt8]
  ) -> Int {
    let countBefore = output.count
    // One byte more, since four are stored at a time.
    output.append(addingCapacity: text.count / 4 * 3 + 1) { span in
      span.withUnsafeMutableBufferPointer { buffer, filled in
        let bytes = UnsafeMutableRawBufferPointer(buffer)
        Self.shares.withUnsafeBufferPointer { shares in
          for start in stride(from: 0, to: text.count / 4 * 4, by: 4) {
            let group =
              shares[Int(text[start])] | shares[256 + Int(text[start + 1])]
              | shares[512 + Int(text[start + 2])] | shares[768 + Int(text[start + 3])]
            guard group < 1 << 24 else { break }
            bytes.storeBytes(of: group.littleEndian, toByteOffset: filled, as: UInt32.self)
            filled += 3
          }
        }
      }
    }
    let decoded = (output.count - countBefore) / 3
    groups += decoded
    return decoded * 4
  }

  private mutating func take(_ character: UInt8, into output: inout [UInt8]) throws {
    switch character {
    case _ where isInHead:
      isInHead = character != UInt8(ascii: ",")
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      break
    case UInt8(ascii: "=") where count >= 2 && count + padding < 4:
      padding += 1
    case UInt8(ascii: ":") where groups == 1 && count == 0 && output == Self.dataGroup:
      isInHead = true
      output = []
    default:
      let value = Self.values[Int(character)]
      guard value < 64, padding == 0 else { throw InvalidText() }
      bits = bits << 6 | UInt32(value)
      count += 1
      guard count == 4 else { break }
      for shift in [16, 8, 0] { output.append(UInt8(truncatingIfNeeded: bits >> shift)) }
      count = 0
      groups += 1
    }
  }

  /// Decodes the last group.
  ///
  /// - Throws: ``InvalidText`` when it has a single character, or not enough padding.
  mutating func finish(into output: inout [UInt8]) throws {
    guard !isInHead, count != 1, padding == 0 || count + padding == 4 else { throw InvalidText() }
    if count >= 2 { output.append(UInt8(truncatingIfNeeded: bits >> (count == 2 ? 4 : 10))) }
    if count == 3 { output.append(UInt8(truncatingIfNeeded: bits >> 2)) }
    count = 0
  }
}
