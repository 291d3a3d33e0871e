/// The picture formats Plantain reads and writes, told by their first bytes, never by name.
package enum PictureFormat: String, Sendable, Hashable, CaseIterable {
  case png, jpeg, webp

  /// `image/png` and the like.
  package var mimeType: String { "image/\(rawValue)" }

  /// The usual ending of a file name, without the dot.
  package var fileExtension: String { self == .jpeg ? "jpg" : rawValue }

  /// The format that an ending of a file name means, in any case; nil for another ending.
  package init?(fileExtension: String) {
    switch fileExtension.lowercased() {
    case "png": self = .png
    case "jpg", "jpeg": self = .jpeg
    case "webp": self = .webp
    default: return nil
    }
  }

  /// The format whose signature stands at the head of some bytes (12 are enough).
  package static func sniff(_ head: some Collection<UInt8>) -> PictureFormat? {
    let bytes = Array(head.prefix(12))
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if bytes.count == 12, bytes.starts(with: Array("RIFF".utf8)),
      bytes[8...].elementsEqual("WEBP".utf8)
    {
      return .webp
    }
    return nil
  }
}
