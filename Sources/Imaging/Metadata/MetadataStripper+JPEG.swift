extension MetadataStripper {
  /// Copies the segments of a JPEG that its pixels and colours depend on (ITU T.81 annex B).
  static func stripJPEG(
    _ bytes: [UInt8], orientation: Orientation, to output: inout [UInt8]
  ) throws(ImagingError) {
    output += [0xFF, 0xD8]
    // A JFIF segment has to be the first.
    var isOrientationDue = orientation != .up
    var offset = 2
    while offset + 1 < bytes.count {
      guard bytes[offset] == 0xFF else { throw .undecodable(detail: "a segment is damaged") }
      let marker = bytes[offset + 1]
      if marker == 0xFF {
        offset += 1
        continue
      }
      if isOrientationDue, marker != 0xE0 {
        output += EXIF.segment(orientation)
        isOrientationDue = false
      }
      switch marker {
      case 0xD9:
        output += [0xFF, 0xD9]
        return
      case 0x01, 0xD0...0xD8:
        offset += 2
      default:
        guard offset + 4 <= bytes.count else { throw .truncated }
        let length = Int(bytes[offset + 2]) << 8 | Int(bytes[offset + 3])
        guard length >= 2 else { throw .undecodable(detail: "a segment is damaged") }
        var end = offset + 2 + length
        guard end <= bytes.count else { throw .truncated }
        if marker == 0xDA { end = endOfScan(bytes, from: end) }
        if isKept(marker, bytes[offset + 4..<offset + 2 + length]) {
          output += bytes[offset..<end]
        }
        offset = end
      }
    }
    throw .truncated
  }

  /// Whether a segment belongs to the picture; of the application's own, three do.
  private static func isKept(_ marker: UInt8, _ payload: ArraySlice<UInt8>) -> Bool {
    switch marker {
    case 0xE0: payload.starts(with: "JFIF\0".utf8)
    case 0xE2: payload.starts(with: "ICC_PROFILE\0".utf8)
    case 0xEE: payload.starts(with: "Adobe".utf8)
    case 0xE1...0xEF, 0xFE: false
    default: true
    }
  }

  /// The place of the first marker behind a scan's data, which restart markers are part of.
  private static func endOfScan(_ bytes: [UInt8], from start: Int) -> Int {
    var offset = start
    while offset + 1 < bytes.count {
      if bytes[offset] == 0xFF {
        let next = bytes[offset + 1]
        if next != 0, !(0xD0...0xD7).contains(next) { return offset }
      }
      offset += 1
    }
    return bytes.count
  }
}
