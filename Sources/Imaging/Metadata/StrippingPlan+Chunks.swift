extension StrippingPlan {
  /// Keeps the chunks of a PNG that its pixels and colours depend on (PNG, third edition, 11).
  mutating func keepPNG(_ orientation: Orientation) throws(ImagingError) {
    keep(0..<8)
    var isOrientationDue = orientation != .up
    var walker = PNGWalker(source)
    while true {
      let chunk = try walker.next()
      switch chunk.name {
      case "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT",
        "pHYs":
        keep(chunk.range)
      case "eXIf": removed.formUnion(EXIF(try source.block(chunk.payload)).kinds)
      case "iTXt": removed.formUnion(Set(ofXMP: try source.block(chunk.payload)))
      case "tEXt", "zTXt": removed.insert(.text)
      // A moving picture's other frames.
      case "acTL", "fcTL", "fdAT": removed.insert(.preview)
      // A background and palettes to choose from: no picture needs them, and they tell nothing.
      case "bKGD", "hIST", "sPLT": break
      default: removed.insert(.other)
      }
      if isOrientationDue {
        put(pngChunk("eXIf", EXIF.block(orientation)))
        isOrientationDue = false
      }
      if chunk.name == "IEND" {
        try cut(at: chunk.range.upperBound)
        return
      }
    }
  }

  /// Keeps the chunks of a WebP that its pixels and colours depend on (RFC 9649, 2.7).
  mutating func keepWebP(_ orientation: Orientation) throws(ImagingError) {
    var walker = try WebPWalker(source)
    var names: Set<String> = []
    while let chunk = try walker.next() {
      let isFirst = names.insert(chunk.name).inserted
      switch chunk.name {
      case "VP8X" where isFirst && chunk.payload.count >= 10:
        // Of the flags those of profile and alpha stay; EXIF is bit 3.
        let header = try source.bytes(at: chunk.payload.lowerBound, count: 10)
        guard header.count == 10 else { throw .truncated }
        let flags = header[0] & 0b11_0000 | (orientation == .up ? 0 : 0b1000)
        put(webpChunk("VP8X", [flags, 0, 0, 0] + header[4...]))
      case "VP8 ", "VP8L", "ALPH", "ICCP":
        guard isFirst else {
          removed.insert(.preview)
          break
        }
        keep(chunk.range)
        if chunk.range.count % 2 == 1 { put([0]) }
      case "EXIF": removed.formUnion(EXIF(try source.block(chunk.payload)).kinds)
      case "XMP ": removed.formUnion(Set(ofXMP: try source.block(chunk.payload)))
      default: removed.insert(.other)
      }
    }
    if orientation != .up { put(webpChunk("EXIF", EXIF.block(orientation))) }
    putFirst(webpHead(byteCount: byteCount))
    try cut(at: walker.end)
  }
}

/// A chunk of a PNG with its length and checksum.
func pngChunk(_ name: String, _ payload: [UInt8]) -> [UInt8] {
  let body = Array(name.utf8) + payload
  // CRC-32 (PNG, third edition, annex D), bit by bit: the chunk is short.
  var checksum: UInt32 = .max
  for byte in body {
    checksum ^= UInt32(byte)
    for _ in 0..<8 { checksum = checksum >> 1 ^ (checksum & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
  return bigEndian(payload.count) + body + bigEndian(Int(~checksum))
}

/// A chunk of a WebP with its length, padded.
func webpChunk(_ name: String, _ payload: [UInt8]) -> [UInt8] {
  Array(name.utf8) + bigEndian(payload.count).reversed() + payload
    + (payload.count % 2 == 0 ? [] : [0])
}

/// The head of a WebP whose chunks have a length together.
func webpHead(byteCount: Int) -> [UInt8] {
  Array("RIFF".utf8) + bigEndian(byteCount + 4).reversed() + Array("WEBP".utf8)
}

private func bigEndian(_ number: Int) -> [UInt8] {
  [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
}
