/// Writes EXIF blocks as cameras do, with a secret behind their directories.
enum EXIFSample {
  static let secret = Array("N 48.8584 E 2.2945 Serial 0815".utf8)

  /// A field: its tag and its value of two bytes.
  typealias Field = (tag: Int, value: Int)

  /// A block of directories: the first, one that a field of the first points to, the preview's.
  static func block(
    _ fields: [Field], below pointer: Int? = nil, _ inner: [Field] = [], preview: [Field] = []
  ) -> [UInt8] {
    let count = fields.count + (pointer == nil ? 0 : 1)
    let innerPlace = 8 + 2 + count * 12 + 4
    let previewPlace = innerPlace + (pointer == nil ? 0 : 2 + inner.count * 12 + 4)
    var bytes: [UInt8] = [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, UInt8(count)]
    bytes += fields.flatMap(short)
    if let pointer {
      bytes += [UInt8(pointer >> 8), UInt8(pointer & 255), 0, 4, 0, 0, 0, 1, 0, 0, 0]
      bytes += [UInt8(innerPlace)]
    }
    bytes += [0, 0, 0, preview.isEmpty ? 0 : UInt8(previewPlace)]
    if pointer != nil { bytes += [0, UInt8(inner.count)] + inner.flatMap(short) + [0, 0, 0, 0] }
    if !preview.isEmpty {
      bytes += [0, UInt8(preview.count)] + preview.flatMap(short) + [0, 0, 0, 0]
    }
    return bytes + secret
  }

  private static func short(_ field: Field) -> [UInt8] {
    [UInt8(field.tag >> 8), UInt8(field.tag & 255), 0, 3, 0, 0, 0, 1]
      + [UInt8(field.value >> 8), UInt8(field.value & 255), 0, 0]
  }
}
