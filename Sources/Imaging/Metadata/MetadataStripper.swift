package import Foundation

/// Takes out of picture files what is not picture: place, time, camera, owner, comments, previews.
///
/// The pixels stay as they are stored, byte for byte, and so do colour profiles and the orientation.
/// What is kept is listed, so whatever is unknown goes, and so does all behind the end mark.
package enum MetadataStripper {
  /// The bytes of a picture file without its metadata.
  ///
  /// Throws `ImagingError`.
  package static func stripped(
    _ url: URL, limits: PictureLimits = .standard
  ) throws(ImagingError) -> [UInt8] {
    let source = try PictureSource(opening: url)
    try limits.check(byteCount: source.byteCount)
    return try stripped(source.all(), limits: limits)
  }

  /// The bytes of a picture without its metadata; a picture that has none comes back as it is.
  ///
  /// Throws `ImagingError`.
  package static func stripped(
    _ bytes: [UInt8], limits: PictureLimits = .standard
  ) throws(ImagingError) -> [UInt8] {
    let header = try PictureHeader(reading: PictureSource(bytes), limits: limits)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    switch header.format {
    case .jpeg: try stripJPEG(bytes, orientation: header.orientation, to: &output)
    case .png: try stripPNG(bytes, to: &output)
    case .webp: try stripWebP(bytes, to: &output)
    }
    return output
  }

  /// Chunks that PNG's pixels and colours depend on, those of moving PNGs among them.
  private static let pngChunks: Set<String> = [
    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "pHYs",
    "acTL", "fcTL", "fdAT",
  ]

  private static func stripPNG(
    _ bytes: [UInt8], to output: inout [UInt8]
  ) throws(ImagingError) {
    output += bytes[..<8]
    var offset = 8
    while offset + 12 <= bytes.count {
      let length = bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
      let name = String(decoding: bytes[offset + 4..<offset + 8], as: UTF8.self)
      let end = offset + 12 + length
      guard end <= bytes.count else { throw .truncated }
      if pngChunks.contains(name) { output += bytes[offset..<end] }
      if name == "IEND" { return }
      offset = end
    }
    throw .truncated
  }

  private static let webpChunks: Set<String> = ["VP8X", "VP8 ", "VP8L", "ALPH", "ICCP"]

  private static func stripWebP(
    _ bytes: [UInt8], to output: inout [UInt8]
  ) throws(ImagingError) {
    func number(_ offset: Int) -> Int {
      bytes[offset..<offset + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    // The size in the head counts from behind itself; every chunk is padded to an even length.
    let end = number(4) + 8
    guard end <= bytes.count else { throw .truncated }
    output += bytes[..<12]
    var offset = 12
    while offset + 8 <= end {
      let length = number(offset + 4)
      let next = offset + 8 + length + length % 2
      guard next <= end else { throw .truncated }
      let name = String(decoding: bytes[offset..<offset + 4], as: UTF8.self)
      if webpChunks.contains(name) {
        let start = output.count
        output += bytes[offset..<next]
        // The extended header says what follows: no EXIF (bit 3), no XMP (bit 2).
        if name == "VP8X", length > 0 { output[start + 8] &= ~0b1100 }
      }
      offset = next
    }
    let size = output.count - 8
    for place in 0..<4 { output[4 + place] = UInt8(size >> (place * 8) & 0xFF) }
  }
}
