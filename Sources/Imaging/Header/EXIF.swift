/// What is wanted of a picture's EXIF data: which way up it is, and what else they tell (EXIF 2.32).
struct EXIF {
  /// Tag 0x0112; nil where there is none or it is damaged.
  private(set) var orientation: Orientation?
  private(set) var kinds: Set<MetadataKind> = []

  /// Stands before the block in JPEG, and in some writers' WebP and PNG.
  static let mark = Array("Exif\0\0".utf8)

  /// Reads a block with or without its mark; what cannot be read is of another kind.
  init(_ block: [UInt8]) {
    let start = block.starts(with: EXIF.mark) ? EXIF.mark.count : 0
    guard let tiff = TIFFReader(block[start...]), let first = tiff.number(at: 4, bytes: 4) else {
      kinds = [.other]
      return
    }
    let fields = tiff.fields(at: first)
    for field in fields {
      switch field.tag {
      case 0x0112:
        // Of type SHORT, so that its value stands in the first two of four bytes.
        guard orientation == nil, field.type == 3 else { break }
        orientation = tiff.number(at: field.valuePlace, bytes: 2)
          .flatMap { UInt8(exactly: $0) }.flatMap(Orientation.init(rawValue:))
      case 0x8769:
        for field in tiff.fields(below: field) { tell(field.tag, else: .camera) }
      case 0x8825:
        // Cameras that know no place write the version (0) alone.
        if tiff.fields(below: field).contains(where: { $0.tag != 0 }) { kinds.insert(.place) }
      default: tell(field.tag, else: .other)
      }
    }
    // The second directory is the preview's.
    let next = tiff.number(at: first + 2 + fields.count * 12, bytes: 4) ?? 0
    if next != 0, !tiff.fields(at: next).isEmpty { kinds.insert(.preview) }
  }

  private mutating func tell(_ tag: Int, else kind: MetadataKind) {
    switch tag {
    // Size, layout and resolution of the pixels, and versions of EXIF itself.
    case 0x0100...0x0106, 0x0115, 0x011A...0x011C, 0x0128, 0x0211...0x0214, 0x9000, 0x9101,
      0xA000...0xA003, 0xA005:
      break
    // Make, model, program, time, computer.
    case 0x010F, 0x0110, 0x0131, 0x0132, 0x013C: kinds.insert(.camera)
    // Description, artist, XMP, copyright, IPTC, Photoshop, comment, Windows' texts.
    case 0x010E, 0x013B, 0x02BC, 0x8298, 0x83BB, 0x8649, 0x9286, 0x9C9B...0x9C9F:
      kinds.insert(.text)
    default: kinds.insert(kind)
    }
  }

  /// A block, without its mark, that says which way up the picture is, and nothing else.
  static func block(_ orientation: Orientation) -> [UInt8] {
    [
      0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8,  // Big-endian, the directory follows at 8.
      0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation.rawValue, 0, 0,  // One entry, one SHORT.
      0, 0, 0, 0,  // No other directory.
    ]
  }
}
