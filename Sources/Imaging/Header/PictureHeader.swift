internal import CWebP

/// What the head of a picture says about it, read without decoding a pixel.
struct PictureHeader {
  let format: PictureFormat
  /// As the file stores it.
  let storedSize: PixelSize
  let orientation: Orientation
  /// Whether it can be decoded scaled without all its pixels being in memory.
  let isDecodedInParts: Bool

  /// As it is to be seen.
  var size: PixelSize { orientation.swapsSides ? storedSize.swapped : storedSize }

  /// Reads the head and holds it against the limits.
  init(reading source: PictureSource, limits: PictureLimits) throws(ImagingError) {
    try limits.check(byteCount: source.byteCount)
    let head = try source.bytes(at: 0, count: 64)
    guard let format = PictureFormat.sniff(head) else {
      if let name = ForeignFormat.name(of: head) { throw .unsupportedFormat(name) }
      throw PictureHeader.isStart(head) ? .truncated : .notAPicture
    }
    self.format = format
    switch format {
    case .png:
      storedSize = try PictureHeader.pngSize(head)
      // Interlaced rows are complete only at the end.
      isDecodedInParts = head[28] == 0
      orientation = PictureHeader.orientation(ofPNG: source)
    case .webp:
      let features = try PictureHeader.webpFeatures(head)
      storedSize = PixelSize(width: Int(features.width), height: Int(features.height))
      // The lossless kind refers to pixels anywhere before.
      isDecodedInParts = features.format == 1
      orientation = PictureHeader.orientation(ofWebP: source)
    case .jpeg:
      let header = try JPEGHeader(reading: source)
      storedSize = header.size
      isDecodedInParts = header.isSequential
      orientation = header.orientation
    }
    try limits.check(storedSize)
  }

  /// Whether the bytes are too few to tell a format, but are how one begins.
  private static func isStart(_ head: [UInt8]) -> Bool {
    head.count < 12
      && [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8], Array("RIFF".utf8)].contains {
        head.starts(with: $0)
      }
  }

  private static func pngSize(_ head: [UInt8]) throws(ImagingError) -> PixelSize {
    guard head.count >= 33 else { throw .truncated }
    guard head[12..<16].elementsEqual("IHDR".utf8) else {
      throw .undecodable(detail: "its header is missing")
    }
    func number(_ offset: Int) -> Int {
      head[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    return PixelSize(width: number(16), height: number(20))
  }

  private static func webpFeatures(
    _ head: [UInt8]
  ) throws(ImagingError) -> WebPBitstreamFeatures {
    var features = WebPBitstreamFeatures()
    switch WebPGetFeatures(head, head.count, &features) {
    case VP8_STATUS_OK: break
    case VP8_STATUS_NOT_ENOUGH_DATA: throw .truncated
    default: throw .undecodable(detail: "its header is damaged")
    }
    guard features.has_animation == 0 else { throw .animated }
    return features
  }

  /// What the `eXIf` chunk says; damage before it makes the picture upright, not unreadable.
  private static func orientation(ofPNG source: PictureSource) -> Orientation {
    var walker = PNGWalker(source)
    while let chunk = try? walker.next(), chunk.name != "IEND" {
      if chunk.name == "eXIf" { return orientation(in: chunk, of: source) }
    }
    return .up
  }

  /// What the `EXIF` chunk says, which only the extended format has.
  private static func orientation(ofWebP source: PictureSource) -> Orientation {
    guard var walker = try? WebPWalker(source), let first = try? walker.next(),
      first.name == "VP8X"
    else { return .up }
    while let chunk = try? walker.next() {
      if chunk.name == "EXIF" { return orientation(in: chunk, of: source) }
    }
    return .up
  }

  private static func orientation(
    in chunk: PictureChunk, of source: PictureSource
  ) -> Orientation {
    (try? source.block(chunk.payload)).flatMap { EXIF($0).orientation } ?? .up
  }
}
