/// The numbers and directories of a TIFF block, as EXIF data are one (TIFF 6.0, section 2).
///
/// Nothing in the block is believed: what lies outside it is nil.
struct TIFFReader {
  /// One field of a directory; its value, or where that is, stands at a place in the block.
  struct Field {
    let tag: Int
    let type: Int
    let valuePlace: Int
  }

  private let bytes: ArraySlice<UInt8>
  private let isLittleEndian: Bool

  init?(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    switch Array(bytes.prefix(4)) {
    case [0x49, 0x49, 0x2A, 0x00]: isLittleEndian = true
    case [0x4D, 0x4D, 0x00, 0x2A]: isLittleEndian = false
    default: return nil
    }
  }

  /// An unsigned number of two or four bytes.
  func number(at place: Int, bytes count: Int) -> Int? {
    guard place >= 0, place <= bytes.count - count else { return nil }
    let start = bytes.startIndex + place
    return (0..<count).reduce(0) {
      $0 << 8 | Int(bytes[start + (isLittleEndian ? count - 1 - $1 : $1)])
    }
  }

  /// The fields of the directory at a place, as many as are whole.
  func fields(at place: Int) -> [Field] {
    var fields: [Field] = []
    for index in 0..<(number(at: place, bytes: 2) ?? 0) {
      let start = place + 2 + index * 12
      guard let tag = number(at: start, bytes: 2), let type = number(at: start + 2, bytes: 2),
        number(at: start + 8, bytes: 4) != nil
      else { break }
      fields.append(Field(tag: tag, type: type, valuePlace: start + 8))
    }
    return fields
  }

  /// The fields of the directory that a field points to.
  func fields(below field: Field) -> [Field] {
    number(at: field.valuePlace, bytes: 4).map(fields(at:)) ?? []
  }
}
