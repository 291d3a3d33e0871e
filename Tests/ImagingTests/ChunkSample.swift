/// Puts chunks into PNG and WebP files as other programs do.
enum ChunkSample {
  /// A PNG with chunks put in behind its header; their checksums are zero.
  static func png(_ png: [UInt8], with chunks: [(name: String, payload: [UInt8])]) -> [UInt8] {
    var bytes = Array(png[..<33])
    for chunk in chunks {
      bytes += big(chunk.payload.count) + Array(chunk.name.utf8) + chunk.payload + [0, 0, 0, 0]
    }
    return bytes + png[33...]
  }

  /// A WebP of the extended format: its head with flags, a profile before and chunks behind.
  static func webp(
    _ webp: [UInt8], flags: UInt8, size: (Int, Int), profile: [UInt8] = [],
    with chunks: [(name: String, payload: [UInt8])] = []
  ) -> [UInt8] {
    let head: [UInt8] = [
      flags, 0, 0, 0, UInt8((size.0 - 1) & 255), UInt8((size.0 - 1) >> 8), 0,
      UInt8((size.1 - 1) & 255), UInt8((size.1 - 1) >> 8), 0,
    ]
    var body = chunk("VP8X", head)
    if !profile.isEmpty { body += chunk("ICCP", profile) }
    body += webp[(webp[12...].starts(with: "VP8X".utf8) ? 30 : 12)...]
    for (name, payload) in chunks { body += chunk(name, payload) }
    return Array("RIFF".utf8) + big(body.count + 4).reversed() + Array("WEBP".utf8) + body
  }

  private static func chunk(_ name: String, _ payload: [UInt8]) -> [UInt8] {
    Array(name.utf8) + big(payload.count).reversed() + payload
      + (payload.count % 2 == 0 ? [] : [0])
  }

  private static func big(_ number: Int) -> [UInt8] {
    (0..<4).map { UInt8(number >> (24 - $0 * 8) & 255) }
  }
}

/// An ICC profile as far as anybody looks at it.
enum ProfileSample {
  static func bytes(count: Int, space: String = "RGB ") -> [UInt8] {
    var bytes = (0..<count).map { UInt8($0 * 7 % 251) }
    bytes.replaceSubrange(16..<20, with: Array(space.utf8))
    bytes.replaceSubrange(36..<40, with: Array("acsp".utf8))
    return bytes
  }
}
