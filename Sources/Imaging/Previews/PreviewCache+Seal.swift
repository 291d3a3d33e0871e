/// What stands before the content of a file, and proves it.
extension PreviewCache {
  /// The first bytes of a file; the last one is the version of everything behind them, and of how
  /// pictures are drawn.
  private static let mark = Array("PLTNPRV".utf8) + [1]

  /// Content behind its mark and its sum.
  static func sealed(_ content: [UInt8], _ name: String) -> [UInt8] {
    var bytes = mark
    bytes.reserveCapacity(mark.count + 8 + content.count)
    withUnsafeBytes(of: sum(content[...], name).littleEndian) { bytes.append(contentsOf: $0) }
    return bytes + content
  }

  /// The content of a file; nil where it is not whole, not of this version or not of this name.
  static func unsealed(_ bytes: [UInt8], _ name: String) -> [UInt8]? {
    guard bytes.count >= mark.count + 8, bytes.starts(with: mark) else { return nil }
    let content = bytes[(mark.count + 8)...]
    let stored = bytes[mark.count..<mark.count + 8].reversed().reduce(UInt64(0)) {
      $0 << 8 | UInt64($1)
    }
    return stored == sum(content, name) ? Array(content) : nil
  }

  /// A sum over name and content, word by word, in which any one change of a word shows.
  ///
  /// It guards against damage, not against malice: the folder is the user's own.
  private static func sum(_ content: ArraySlice<UInt8>, _ name: String) -> UInt64 {
    // FNV-1a with words for bytes; the shift brings the high bits down.
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    func take(_ word: UInt64) {
      sum = (sum ^ word) &* 0x100_0000_01B3
      sum ^= sum >> 32
    }
    for byte in name.utf8 { take(UInt64(byte)) }
    take(UInt64(content.count))
    content.withUnsafeBytes { bytes in
      let whole = bytes.count & ~7
      for place in stride(from: 0, to: whole, by: 8) {
        take(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
      }
      for byte in bytes[whole...] { take(UInt64(byte)) }
    }
    return sum
  }
}
