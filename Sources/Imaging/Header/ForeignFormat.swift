/// Names formats that people do try, so that a refusal can say what the file is.
enum ForeignFormat {
  /// A name for people, or nil.
  static func name(of head: [UInt8]) -> String? {
    if head.count >= 12, head[4..<8].elementsEqual("ftyp".utf8) {
      let brand = String(decoding: head[8..<12], as: UTF8.self)
      switch brand {
      case "heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1": return "HEIC"
      case "avif", "avis": return "AVIF"
      default: return "A film"
      }
    }
    return signatures.first { head.starts(with: $0.signature) }?.name
  }

  private static let signatures: [(signature: [UInt8], name: String)] = [
    (Array("GIF8".utf8), "GIF"),
    (Array("BM".utf8), "BMP"),
    ([0x49, 0x49, 0x2A, 0x00], "TIFF"),
    ([0x4D, 0x4D, 0x00, 0x2A], "TIFF"),
    (Array("%PDF".utf8), "PDF"),
    (Array("<svg".utf8), "SVG"),
    (Array("8BPS".utf8), "PSD"),
    ([0xFF, 0x0A], "JPEG XL"),
    ([0x00, 0x00, 0x00, 0x0C, 0x4A, 0x58, 0x4C, 0x20], "JPEG XL"),
  ]
}
