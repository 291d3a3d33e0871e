/// What a picture file can tell beyond the picture, as far as it is worth a word to the user.
package enum MetadataKind: String, Hashable, Sendable, CaseIterable {
  /// Where it was taken.
  case place
  /// Which camera or program made it, when, and how it was set.
  case camera
  /// Captions, comments, keywords, names of people.
  case text
  /// Smaller or further pictures beside the picture.
  case preview
  /// Anything else that is no picture.
  case other
}

extension Set<MetadataKind> {
  /// What an XMP packet tells, judged by the names of its properties (XMP part 2).
  init(ofXMP packet: [UInt8]) {
    self = [.text]
    if packet.contains("GPSLatitude") { insert(.place) }
    if packet.contains("tiff:Make") || packet.contains("tiff:Model") { insert(.camera) }
    if packet.contains("xmpGImg:image") { insert(.preview) }
  }

  /// What Photoshop's resources tell: IPTC's record (0x0404), previews (0x0409, 0x040C).
  init(ofPhotoshop resources: [UInt8]) {
    self = []
    if resources.contains("8BIM\u{4}\u{4}") { insert(.text) }
    if resources.contains("8BIM\u{4}\u{9}") || resources.contains("8BIM\u{4}\u{C}") {
      insert(.preview)
    }
    if isEmpty { insert(.other) }
  }
}

extension [UInt8] {
  /// Whether ASCII text stands anywhere in the bytes.
  fileprivate func contains(_ text: String) -> Bool {
    let word = Array(text.utf8)
    guard let first = word.first, count >= word.count else { return false }
    return withUnsafeBytes { bytes in
      (0...bytes.count - word.count).contains { place in
        bytes[place] == first && bytes[place..<place + word.count].elementsEqual(word)
      }
    }
  }
}
