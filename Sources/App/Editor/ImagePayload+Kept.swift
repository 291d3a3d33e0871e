import Terminal

/// Pixels in the form a terminal takes, on their way to the disk and back.
extension ImagePayload {
  /// The bytes behind their width and height, for the disk.
  nonisolated var kept: [UInt8] {
    var head: [UInt8] = []
    for side in [width, height] {
      withUnsafeBytes(of: UInt32(clamping: side).littleEndian) { head.append(contentsOf: $0) }
    }
    return head + bytes
  }

  /// Takes what ``kept`` has written; nil where it is not of the kind.
  nonisolated init?(kept: [UInt8], _ kind: ImageForm.Kind) {
    guard kept.count > 8 else { return nil }
    let (width, height) = kept.withUnsafeBytes { kept in
      func side(_ place: Int) -> Int {
        Int(UInt32(littleEndian: kept.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
      }
      return (side(0), side(4))
    }
    let bytes = kept[8...]
    let isOfKind =
      switch kind {
      case .rgba: bytes.count == width * height * 4
      case .sixel: Self.isSixel(bytes)
      // It goes to the terminal as base64, and what decodes it must bear any bytes.
      case .jpeg: bytes.starts(with: [0xFF, 0xD8])
      }
    guard isOfKind else { return nil }
    self.init(bytes: Array(bytes), width: width, height: height)
  }

  /// Whether bytes are one sixel sequence and nothing else that a terminal would obey.
  nonisolated private static func isSixel(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.starts(with: [0x1B, UInt8(ascii: "P")]),
      bytes.suffix(2).elementsEqual([0x1B, UInt8(ascii: "\\")])
    else { return false }
    let inside = bytes.dropFirst(2).dropLast(2)
    let parameters = Set("0123456789;".utf8)
    return inside.first { !parameters.contains($0) } == UInt8(ascii: "q")
      && inside.allSatisfy { (0x20...0x7E).contains($0) }
  }
}
