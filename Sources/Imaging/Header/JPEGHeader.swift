/// The size and orientation of a JPEG, found by walking its segments up to the first scan.
struct JPEGHeader {
  let size: PixelSize
  let orientation: Orientation
  /// Whether one scan holds all of the picture, so that it can be decoded row by row.
  let isSequential: Bool

  init(reading source: PictureSource) throws(ImagingError) {
    var walker = JPEGWalker(source)
    var frame: (size: PixelSize, components: UInt8, isProgressive: Bool)?
    var orientation: Orientation?
    while true {
      let segment = try walker.next()
      switch segment.marker {
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        guard frame == nil else { throw .undecodable(detail: "it announces two sizes") }
        let head = try source.block(segment.payload)
        guard head.count >= 6 else { throw .undecodable(detail: "its frame header is damaged") }
        let size = PixelSize(
          width: Int(head[3]) << 8 | Int(head[4]), height: Int(head[1]) << 8 | Int(head[2]))
        frame = (size, head[5], segment.marker & 3 == 2)
      case 0xE1 where orientation == nil:
        let payload = try source.block(segment.payload)
        if payload.starts(with: EXIF.mark) { orientation = EXIF(payload).orientation }
      case 0xDA:
        guard let frame else { throw .undecodable(detail: "its frame header is missing") }
        let components = try source.bytes(at: segment.payload.lowerBound, count: 1).first
        size = frame.size
        self.orientation = orientation ?? .up
        isSequential = !frame.isProgressive && components == frame.components
        return
      case 0xD9: throw .undecodable(detail: "its frame header is missing")
      default: break
      }
    }
  }
}
