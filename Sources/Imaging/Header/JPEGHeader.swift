/// The size and orientation of a JPEG, found by walking its segments up to the frame header.
///
/// Segments: ITU T.81 annex B; orientation: EXIF 2.32, tag 0x0112.
struct JPEGHeader {
  let width: Int
  let height: Int
  let orientation: Orientation

  /// More segments than any camera writes; ends the walk through a file made to be slow.
  private static let maxSegments = 4096

  init(reading source: PictureSource) throws(ImagingError) {
    var offset = 2
    var orientation = Orientation.up
    for _ in 0..<JPEGHeader.maxSegments {
      let head = try source.bytes(at: offset, count: 9)
      guard head.count >= 4 else { throw .truncated }
      guard head[0] == 0xFF else { throw .undecodable(detail: "a segment is damaged") }
      let marker = head[1]
      switch marker {
      case 0xFF:  // A fill byte.
        offset += 1
        continue
      case 0x01, 0xD0...0xD8:  // Markers without a length.
        offset += 2
        continue
      case 0xD9, 0xDA: throw .undecodable(detail: "its frame header is missing")
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        guard head.count == 9 else { throw .truncated }
        height = Int(head[5]) << 8 | Int(head[6])
        width = Int(head[7]) << 8 | Int(head[8])
        self.orientation = orientation
        return
      default: break
      }
      let length = Int(head[2]) << 8 | Int(head[3])
      guard length >= 2 else { throw .undecodable(detail: "a segment is damaged") }
      if marker == 0xE1 {
        let segment = try source.bytes(at: offset + 4, count: length - 2)
        orientation = EXIF.orientation(inSegment: segment) ?? orientation
      }
      offset += 2 + length
    }
    throw .undecodable(detail: "its frame header is missing")
  }
}
