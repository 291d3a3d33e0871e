/// The one thing wanted of a photograph's EXIF data: which way up it is (EXIF 2.32, tag 0x0112).
enum EXIF {
  /// The orientation in the payload of an APP1 segment; nil where there is none or it is damaged.
  static func orientation(inSegment segment: [UInt8]) -> Orientation? {
    guard segment.starts(with: [0x45, 0x78, 0x69, 0x66, 0, 0]) else { return nil }
    let tiff = segment.dropFirst(6)
    let isLittleEndian: Bool
    switch Array(tiff.prefix(4)) {
    case [0x49, 0x49, 0x2A, 0x00]: isLittleEndian = true
    case [0x4D, 0x4D, 0x00, 0x2A]: isLittleEndian = false
    default: return nil
    }
    func number(at offset: Int, bytes count: Int) -> Int? {
      guard offset >= 0, offset + count <= tiff.count else { return nil }
      let bytes = tiff[(tiff.startIndex + offset)..<(tiff.startIndex + offset + count)]
      return (isLittleEndian ? Array(bytes.reversed()) : Array(bytes))
        .reduce(0) { $0 << 8 | Int($1) }
    }
    guard let directory = number(at: 4, bytes: 4), let count = number(at: directory, bytes: 2)
    else { return nil }
    for entry in 0..<count {
      let offset = directory + 2 + entry * 12
      guard let tag = number(at: offset, bytes: 2) else { return nil }
      // Of type SHORT, so its value stands in the first two of the entry's four value bytes.
      if tag == 0x0112, number(at: offset + 2, bytes: 2) == 3 {
        return number(at: offset + 8, bytes: 2)
          .flatMap { UInt8(exactly: $0) }
          .flatMap(Orientation.init(rawValue:))
      }
    }
    return nil
  }

  /// A whole APP1 segment that says which way up the picture is, and nothing else.
  static func segment(_ orientation: Orientation) -> [UInt8] {
    let tiff: [UInt8] = [
      0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8,  // Big-endian, the directory follows at 8.
      0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation.rawValue, 0, 0,  // One entry, one SHORT.
      0, 0, 0, 0,  // No other directory.
    ]
    let payload = Array("Exif\0\0".utf8) + tiff
    return [0xFF, 0xE1, 0, UInt8(payload.count + 2)] + payload
  }
}
