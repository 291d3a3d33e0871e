import Foundation

/// Takes the characters of one large string of an answer into the spool while they come.
struct BlobWriter {
  /// Which string of a part it is.
  enum Kind {
    /// `inlineData.data`: decoded.
    case picture
    /// `thoughtSignature`: kept as it came, since it goes back the same.
    case signature
  }

  /// A signature with a character that could not go back between quotation marks as it is.
  struct InvalidSignature: Error {}

  let kind: Kind
  private let file: SpoolFile
  private var decoder = Base64Decoder()
  private var buffer: [UInt8] = []

  init(_ kind: Kind, in folder: URL) throws {
    self.kind = kind
    file = try SpoolFile(in: folder)
  }

  /// What of a picture is in its file; nil for a signature, and before there is anything.
  var arriving: ArrivingPicture? {
    guard kind == .picture, file.byteCount > 0 else { return nil }
    return ArrivingPicture(url: file.url, byteCount: file.byteCount, isWhole: false)
  }

  /// Takes characters, escapes resolved.
  mutating func write(_ text: UnsafeRawBufferPointer) throws {
    switch kind {
    case .picture:
      try decoder.decode(text, into: &buffer)
    case .signature:
      let isPlain = text.allSatisfy {
        0x21...0x7E ~= $0 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
      }
      guard isPlain else { throw InvalidSignature() }
      buffer += text
    }
    if buffer.count >= 64 << 10 { try flush() }
  }

  /// Ends the string.
  mutating func finish() throws -> SpooledBlob {
    if kind == .picture { try decoder.finish(into: &buffer) }
    try flush()
    return try file.finish()
  }

  private mutating func flush() throws {
    try buffer.withUnsafeBytes { try file.write($0) }
    buffer.removeAll(keepingCapacity: true)
  }
}
