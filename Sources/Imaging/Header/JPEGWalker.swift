/// A marker of a JPEG with what belongs to it, the data of a scan excepted.
struct JPEGSegment {
  let marker: UInt8
  /// From the marker on.
  let range: Range<Int>
  /// Behind the marker and the length.
  let payload: Range<Int>
}

/// Walks through the segments of a JPEG as libjpeg does, so that both see the same picture.
///
/// Stray bytes between segments are passed over (ITU T.81 annex B, libjpeg's `next_marker`).
struct JPEGWalker {
  private let source: PictureSource
  private var offset = 2
  private var segments = 0

  /// More than any program writes; ends the walk through a file made to be slow.
  private static let maxSegments = 65_536

  init(_ source: PictureSource) {
    self.source = source
  }

  /// The next segment; throws `truncated` where there is none.
  mutating func next() throws(ImagingError) -> JPEGSegment {
    segments += 1
    guard segments <= JPEGWalker.maxSegments else {
      throw .undecodable(detail: "it has too many segments")
    }
    let start = try marker(from: offset, endsScan: false)
    let head = try source.bytes(at: start, count: 4)
    // The file may have been cut since.
    guard head.count >= 2 else { throw .truncated }
    switch head[1] {
    case 0x01, 0xD0...0xD9:  // These have no length.
      offset = start + 2
      return JPEGSegment(marker: head[1], range: start..<offset, payload: offset..<offset)
    default:
      guard head.count == 4 else { throw .truncated }
      let length = max(2, Int(head[2]) << 8 | Int(head[3]))
      guard start + 2 + length <= source.byteCount else { throw .truncated }
      offset = start + 2 + length
      return JPEGSegment(marker: head[1], range: start..<offset, payload: start + 4..<offset)
    }
  }

  /// Passes over a scan's data, restart markers and all, and gives the place where they end.
  mutating func passScan() throws(ImagingError) -> Int {
    offset = try marker(from: offset, endsScan: true)
    return offset
  }

  /// The place of the next marker: 0xFF before a byte that is neither 0 nor 0xFF.
  private func marker(from start: Int, endsScan: Bool) throws(ImagingError) -> Int {
    var (offset, count) = (start, 16)
    while true {
      let window = try source.bytes(at: offset, count: count)
      guard window.count >= 2 else { throw .truncated }
      for place in 0..<window.count - 1 where window[place] == 0xFF {
        let code = window[place + 1]
        let isRestart = endsScan && (0xD0...0xD7).contains(code)
        if code != 0, code != 0xFF, !isRestart { return offset + place }
      }
      // The last byte may be the first of a marker.
      offset += window.count - 1
      count = 1 << 16
    }
  }
}
