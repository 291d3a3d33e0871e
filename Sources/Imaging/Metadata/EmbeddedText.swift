package import Foundation

/// A text of Plantain's own inside a picture file, beside the pixels, which stay as they are stored.
///
/// In a JPEG it is a comment (ITU T.81, B.2.4.5), in several segments where it is long; in a PNG an
/// `iTXt` chunk (PNG, third edition, 11.3.3.4); in a WebP a property of an XMP packet (RFC 9649,
/// 2.7.1.6). Every reader passes over these, and those that show comments show it.
package enum EmbeddedText {
  /// What the text is marked with.
  static let keyword = "Plantain"

  /// The picture with a text in it, in the place of an earlier one; nothing else is changed.
  ///
  /// Throws `ImagingError` for a file whose structure is damaged, and for a WebP that has a packet
  /// of somebody else's, which would have to be rewritten.
  package static func embed(
    _ text: String, in picture: [UInt8], limits: PictureLimits = .standard
  ) throws(ImagingError) -> [UInt8] {
    let source = PictureSource(picture)
    let header = try PictureHeader(reading: source, limits: limits)
    var plan = StrippingPlan(source)
    switch header.format {
    case .jpeg: try plan.embedInJPEG(Array(text.utf8))
    case .png: try plan.embedInPNG(Array(text.utf8))
    case .webp: try plan.embedInWebP(text, header)
    }
    return try plan.bytes()
  }

  /// The text in a picture file; nil where there is none, or the file is damaged before it.
  package static func read(_ url: URL, limits: PictureLimits = .standard) -> String? {
    (try? PictureSource(opening: url)).flatMap { read($0, limits) }
  }

  /// The text in a picture; nil where there is none, or the file is damaged before it.
  package static func read(_ picture: [UInt8], limits: PictureLimits = .standard) -> String? {
    read(PictureSource(picture), limits)
  }

  private static func read(_ source: PictureSource, _ limits: PictureLimits) -> String? {
    guard let header = try? PictureHeader(reading: source, limits: limits) else { return nil }
    let bytes =
      switch header.format {
      case .jpeg: try? inJPEG(source)
      case .png: try? inPNG(source)
      case .webp: try? inWebP(source)
      }
    return bytes.flatMap { String(validating: $0, as: UTF8.self) }
  }

  // MARK: JPEG

  static let jpegMark = Array("\(keyword): ".utf8)

  private static func inJPEG(_ source: PictureSource) throws(ImagingError) -> [UInt8]? {
    var text: [UInt8]?
    var walker = JPEGWalker(source)
    while let segment = try? walker.next(), segment.marker != 0xDA {
      guard segment.marker == 0xFE else { continue }
      let payload = try source.block(segment.payload)
      if payload.starts(with: jpegMark) { text = (text ?? []) + payload[jpegMark.count...] }
    }
    return text
  }

  // MARK: PNG

  /// Keyword, no compression, no language, no translation.
  static let pngMark = Array("\(keyword)\0\0\0\0\0".utf8)

  private static func inPNG(_ source: PictureSource) throws(ImagingError) -> [UInt8]? {
    var walker = PNGWalker(source)
    while case let chunk = try walker.next(), chunk.name != "IEND" {
      guard chunk.name == "iTXt" else { continue }
      let payload = try source.block(chunk.payload)
      if payload.starts(with: pngMark) { return Array(payload[pngMark.count...]) }
    }
    return nil
  }
}

extension StrippingPlan {
  /// Puts the comment behind the applications' segments, some of which have to be the first.
  fileprivate mutating func embedInJPEG(_ text: [UInt8]) throws(ImagingError) {
    // Behind `kept` nothing is settled yet.
    var (kept, isPut) = (0, false)
    var walker = JPEGWalker(source)
    scan: while true {
      let segment = try walker.next()
      switch segment.marker {
      case 0xE0...0xEF: continue
      case 0xFE where try source.block(segment.payload).starts(with: EmbeddedText.jpegMark):
        keep(kept..<segment.range.lowerBound)
        kept = segment.range.upperBound
        continue
      default: break
      }
      if !isPut {
        keep(kept..<segment.range.lowerBound)
        kept = segment.range.lowerBound
        let size = 0xFFFF - 2 - EmbeddedText.jpegMark.count
        for start in stride(from: 0, to: text.count, by: size) {
          let part = text[start..<min(start + size, text.count)]
          put(jpegSegment(0xFE, EmbeddedText.jpegMark + part))
        }
        isPut = true
      }
      if segment.marker == 0xDA || segment.marker == 0xD9 { break scan }
    }
    keep(kept..<source.byteCount)
  }

  /// Puts the chunk behind the header, where readers find it that stop at the pixels.
  fileprivate mutating func embedInPNG(_ text: [UInt8]) throws(ImagingError) {
    var kept = 33
    keep(0..<kept)
    put(pngChunk("iTXt", EmbeddedText.pngMark + text))
    var walker = PNGWalker(source)
    while case let chunk = try walker.next(), chunk.name != "IEND" {
      guard chunk.name == "iTXt",
        try source.block(chunk.payload).starts(with: EmbeddedText.pngMark)
      else { continue }
      keep(kept..<chunk.range.lowerBound)
      kept = chunk.range.upperBound
    }
    keep(kept..<source.byteCount)
  }
}
