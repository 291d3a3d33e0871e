internal import CSPNG

/// The ICC profile that a picture's red, green and blue are meant by (ICC.1:2022, 7.2).
struct ColorProfile {
  let bytes: [UInt8]

  /// Takes a profile; nil where it is damaged, or is of ink or of grey, which decoding takes away.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 128, bytes[16..<20].elementsEqual("RGB ".utf8),
      bytes[36..<40].elementsEqual("acsp".utf8)
    else { return nil }
    self.bytes = bytes
  }

  /// The profile of a picture; a damaged one costs the profile, not the picture.
  init?(of source: PictureSource, _ header: PictureHeader) {
    let bytes =
      switch header.format {
      case .jpeg: try? ColorProfile.bytes(ofJPEG: source)
      case .png:
        try? PNGReader(source, stored: header.storedSize, limits: PictureShrinker.limits).profile()
      case .webp: try? ColorProfile.bytes(ofWebP: source)
      }
    guard let bytes else { return nil }
    self.init(bytes)
  }

  private static let mark = Array("ICC_PROFILE\0".utf8)

  /// A profile longer than a segment stands in several, each with its number and their count.
  private static func bytes(ofJPEG source: PictureSource) throws(ImagingError) -> [UInt8]? {
    var parts: [UInt8: [UInt8]] = [:]
    var walker = JPEGWalker(source)
    while true {
      let segment = try walker.next()
      if segment.marker == 0xDA { break }
      guard segment.marker == 0xE2 else { continue }
      let payload = try source.block(segment.payload)
      guard payload.starts(with: mark), payload.count > 14 else { continue }
      parts[payload[12]] = Array(payload[14...])
    }
    let numbers = parts.keys.sorted()
    guard numbers.elementsEqual(1...UInt8(clamping: max(1, numbers.count))) else { return nil }
    return numbers.flatMap { parts[$0] ?? [] }
  }

  private static func bytes(ofWebP source: PictureSource) throws(ImagingError) -> [UInt8]? {
    var walker = try WebPWalker(source)
    while let chunk = try walker.next() {
      if chunk.name == "ICCP" { return try source.block(chunk.payload) }
    }
    return nil
  }

  /// The profile as libspng wants it, in memory that has to last until the picture is written.
  func forSPNG(in memory: UnsafeMutableRawBufferPointer) -> spng_iccp {
    memory.copyBytes(from: bytes)
    var profile = spng_iccp()
    // PNG wants a name; the other 79 bytes are zero.
    profile.profile_name.0 = CChar(UInt8(ascii: "p"))
    profile.profile = memory.baseAddress?.assumingMemoryBound(to: CChar.self)
    profile.profile_len = bytes.count
    return profile
  }

  /// Puts a profile into a JPEG of ours, whose first segment is JFIF's.
  static func add(_ profile: ColorProfile?, toJPEG jpeg: [UInt8]) -> [UInt8] {
    guard let profile, profile.bytes.count <= 255 * 65_519 else { return jpeg }
    let starts = Array(stride(from: 0, to: profile.bytes.count, by: 65_519))
    var result = Array(jpeg[..<20])
    result.reserveCapacity(jpeg.count + profile.bytes.count + starts.count * 18)
    for (place, start) in starts.enumerated() {
      let part = profile.bytes[start..<min(start + 65_519, profile.bytes.count)]
      result += jpegSegment(0xE2, mark + [UInt8(place + 1), UInt8(starts.count)] + part)
    }
    return result + jpeg[20...]
  }

  /// Puts a profile into a WebP of ours, which then has an extended head.
  static func add(_ profile: ColorProfile?, toWebP webp: [UInt8], size: PixelSize) -> [UInt8] {
    guard let profile else { return webp }
    // With alpha it has such a head already.
    let hasHead = webp[12..<16].elementsEqual("VP8X".utf8)
    let flags = 0b10_0000 | (hasHead ? webp[20] : 0)
    func lessOne(_ side: Int) -> [UInt8] { (0..<3).map { UInt8((side - 1) >> ($0 * 8) & 0xFF) } }
    let chunks =
      webpChunk("VP8X", [flags, 0, 0, 0] + lessOne(size.width) + lessOne(size.height))
      + webpChunk("ICCP", profile.bytes) + webp[(hasHead ? 30 : 12)...]
    return webpHead(byteCount: chunks.count) + chunks
  }
}
