extension StrippingPlan {
  /// Keeps the segments of a JPEG that its pixels and colours depend on (ITU T.81 annex B).
  mutating func keepJPEG(_ orientation: Orientation) throws(ImagingError) {
    keep(0..<2)
    var isOrientationDue = orientation != .up
    var walker = JPEGWalker(source)
    while true {
      let segment = try walker.next()
      // A JFIF segment has to be the first.
      if isOrientationDue, segment.marker != 0xE0 {
        put(jpegSegment(0xE1, EXIF.mark + EXIF.block(orientation)))
        isOrientationDue = false
      }
      switch segment.marker {
      case 0xD9:
        keep(segment.range)
        try cut(at: segment.range.upperBound)
        return
      case 0xDA: keep(segment.range.lowerBound..<(try walker.passScan()))
      // Frames, tables, restart intervals, the number of lines.
      case 0xC0...0xCF, 0xDB...0xDD: keep(segment.range)
      case 0xE0...0xEF: try keepApplication(segment)
      case 0xFE: removed.insert(.text)
      case 0x01, 0xD0...0xD8: break
      default: removed.insert(.other)
      }
    }
  }

  /// Of the applications' segments three belong to the picture: JFIF, colour profile, Adobe.
  private mutating func keepApplication(_ segment: JPEGSegment) throws(ImagingError) {
    let payload = try source.block(segment.payload)
    func says(_ mark: String) -> Bool { payload.starts(with: mark.utf8) }
    switch segment.marker {
    case 0xE0 where says("JFIF\0") && payload.count >= 14:
      // Behind the resolution a preview's size and pixels.
      guard payload.count > 14 || payload[12] != 0 || payload[13] != 0 else {
        keep(segment.range)
        break
      }
      removed.insert(.preview)
      put(jpegSegment(0xE0, payload[..<12] + [0, 0]))
    case 0xE0 where says("JFXX\0"), 0xE2 where says("MPF\0"): removed.insert(.preview)
    case 0xE2 where says("ICC_PROFILE\0"): keep(segment.range)
    case 0xEE where says("Adobe") && payload.count >= 12:
      if payload.count == 12 {
        keep(segment.range)
      } else {
        removed.insert(.other)
        put(jpegSegment(0xEE, Array(payload[..<12])))
      }
    case 0xE1 where says("Exif\0\0"): removed.formUnion(EXIF(payload).kinds)
    // The packet, and what of it does not fit into one segment.
    case 0xE1 where says("http://ns.adobe.com/x"): removed.formUnion(Set(ofXMP: payload))
    case 0xED where says("Photoshop 3.0\0"): removed.formUnion(Set(ofPhotoshop: payload))
    default: removed.insert(.other)
    }
  }
}

/// A segment with its marker and length; the payload is short.
func jpegSegment(_ marker: UInt8, _ payload: [UInt8]) -> [UInt8] {
  let length = payload.count + 2
  return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + payload
}
