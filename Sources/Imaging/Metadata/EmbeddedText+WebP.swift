internal import CWebP

extension EmbeddedText {
  private static let opening = "<plantain:recipe>"
  private static let closing = "</plantain:recipe>"

  /// A packet with the text as its one property (XMP part 1, 7).
  fileprivate static func packet(_ text: String) -> [UInt8] {
    let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
    let packet =
      #"<x:xmpmeta xmlns:x="adobe:ns:meta/">"#
      + #"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">"#
      + #"<rdf:Description rdf:about="" xmlns:plantain="urn:plantain:1">"#
      + opening + escaped + closing + "</rdf:Description></rdf:RDF></x:xmpmeta>"
    return Array(packet.utf8)
  }

  /// The text of a packet of ours; nil of any other.
  fileprivate static func text(in bytes: [UInt8]) -> String? {
    guard let packet = String(validating: bytes, as: UTF8.self),
      let start = packet.firstRange(of: opening)
    else { return nil }
    let rest = packet[start.upperBound...]
    guard let end = rest.firstRange(of: closing) else { return nil }
    return String(rest[..<end.lowerBound]).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&amp;", with: "&")
  }

  static func inWebP(_ source: PictureSource) throws(ImagingError) -> [UInt8]? {
    var walker = try WebPWalker(source)
    while let chunk = try walker.next() {
      if chunk.name == "XMP " {
        return text(in: try source.block(chunk.payload)).map { Array($0.utf8) }
      }
    }
    return nil
  }
}

extension StrippingPlan {
  /// Puts a packet behind the picture, and says so in the head, which is made where there is none.
  mutating func embedInWebP(_ text: String, _ header: PictureHeader) throws(ImagingError) {
    var walker = try WebPWalker(source)
    var isFirst = true
    while let chunk = try walker.next() {
      defer { isFirst = false }
      switch chunk.name {
      case "VP8X" where isFirst && chunk.payload.count >= 10:
        var head = try source.bytes(at: chunk.payload.lowerBound, count: chunk.payload.count)
        head[0] |= 0b100
        put(webpChunk("VP8X", head))
        continue
      case "XMP ":
        guard EmbeddedText.text(in: try source.block(chunk.payload)) != nil else {
          throw .notEncodable(detail: "it has an XMP packet of another program")
        }
        continue
      case _ where isFirst: put(webpChunk("VP8X", try extendedHead(header.storedSize)))
      default: break
      }
      keep(chunk.range)
      if chunk.range.count % 2 == 1 { put([0]) }
    }
    put(webpChunk("XMP ", EmbeddedText.packet(text)))
    putFirst(webpHead(byteCount: byteCount))
    keep(walker.end..<source.byteCount)
  }

  /// What the extended format's head says of a file of the simple one, with a packet.
  private func extendedHead(_ size: PixelSize) throws(ImagingError) -> [UInt8] {
    let start = try source.bytes(at: 0, count: 64)
    var features = WebPBitstreamFeatures()
    guard WebPGetFeatures(start, start.count, &features) == VP8_STATUS_OK else { throw .truncated }
    func lessOne(_ side: Int) -> [UInt8] { (0..<3).map { UInt8((side - 1) >> ($0 * 8) & 0xFF) } }
    return [features.has_alpha == 1 ? 0b1_0100 : 0b100, 0, 0, 0] + lessOne(size.width)
      + lessOne(size.height)
  }
}
