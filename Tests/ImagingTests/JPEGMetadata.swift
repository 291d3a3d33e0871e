/// Puts segments into JPEG files as cameras do.
enum JPEGMetadata {
  /// An EXIF segment that says nothing but which way up the picture is.
  static func exif(orientation: UInt8, isLittleEndian: Bool = false) -> [UInt8] {
    let tiff: [UInt8] =
      isLittleEndian
      ? [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]
      : [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
    return segment(0xE1, Array("Exif\0\0".utf8) + tiff + [0, 0, 0, 0])
  }

  /// A segment with its marker and length.
  static func segment(_ marker: UInt8, _ payload: [UInt8]) -> [UInt8] {
    let length = payload.count + 2
    return [0xFF, marker, UInt8(length >> 8), UInt8(length & 255)] + payload
  }

  /// A JPEG with segments put in behind its start marker.
  static func insert(_ segments: [UInt8], into jpeg: [UInt8]) -> [UInt8] {
    jpeg[..<2] + segments + jpeg[2...]
  }
}
