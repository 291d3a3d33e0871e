internal import Digest
internal import Foundation

/// Issues and checks thought signatures.
///
/// The real ones are opaque; seen from outside they are protobuf: `0x12`, a length, and bytes that
/// begin with `0x0A`, a picture's about 1.09 MB of them. These have the same shape:
///
///     12 <length>  0A 20 <HMAC-SHA-256 of what follows>  12 <length> <claims as JSON>  1A <length> <noise>
///
/// The claims carry what the picture was drawn from, so that nothing is kept on the server and a
/// conversation goes on after a restart. The key of the code is a constant: this is a stand-in, it
/// proves that a client returned what it was given, it protects nothing.
struct SignatureMint: Sendable {
  /// What a signature says.
  struct Claims: Codable, Sendable, Hashable {
    /// A digest of the API key, which stands for the project.
    var project: String
    /// The model family that issued it, or the model, where it holds for no other.
    var family: String
    /// What the picture was drawn from; none for a text.
    var record: SceneRecord?
  }

  /// What a check found.
  enum Verdict: Sendable, Hashable {
    case issued(Claims)
    /// One of the two documented placeholders, which are accepted and say nothing.
    case placeholder
    case corrupted
  }

  /// The strings the service documents for histories of another model, as they may be sent.
  static let placeholders: Set<String> = {
    let literal = ["context_engineering_is_the_way_to_go", "skip_thought_signature_validator"]
    return Set(literal + literal.map { Base64.encode(Array($0.utf8)) })
  }()

  /// The payload of a real picture's signature, in bytes.
  static let pictureSize = 1_087_904

  private static let key = Array("plantain emulator: a stand-in, no secret".utf8)

  let project: String
  let family: String
  /// The payload of a picture's and of a text's signature, in bytes, at least.
  let sizes: (picture: Int, text: Int)

  init(apiKey: String, family: String, isFullSize: Bool) {
    project = String(SHA256.hexDigest(of: Array(apiKey.utf8)).prefix(16))
    self.family = family
    sizes = (isFullSize ? Self.pictureSize : 3_072, 640)
  }

  /// A new signature; the record makes it a picture's.
  func issue(_ record: SceneRecord?, seed: UInt64) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let claims = try encoder.encode(Claims(project: project, family: family, record: record))
    var body: [UInt8] = []
    Self.append(Array(claims), tag: 0x12, to: &body)
    let size = record == nil ? sizes.text : sizes.picture
    // What remains for the noise after the code (34 bytes), the claims, and the noise's own head.
    let room = max(16, size - 34 - body.count - 1)
    let head = Self.varint(room).count
    Self.append(Self.noise(max(16, room - head), seed: seed), tag: 0x1A, to: &body)
    var payload: [UInt8] = []
    Self.append(Self.code(of: body), tag: 0x0A, to: &payload)
    payload += body
    var signature: [UInt8] = []
    Self.append(payload, tag: 0x12, to: &signature)
    return Base64.encode(signature)
  }

  /// What a string that came back says.
  func verify(_ text: String) -> Verdict {
    if Self.placeholders.contains(text) { return .placeholder }
    guard let bytes = Base64.decode(text), let payload = Self.field(0x12, of: bytes[...]),
      payload.endIndex == bytes.endIndex, let code = Self.field(0x0A, of: payload),
      let claims = Self.field(0x12, of: payload[code.endIndex...]),
      Self.code(of: payload[code.endIndex...]) == Array(code),
      let said = try? JSONDecoder().decode(Claims.self, from: Data(claims)),
      said.project == project, said.family == family
    else { return .corrupted }
    return .issued(said)
  }

  private static func code(of body: some Collection<UInt8>) -> [UInt8] {
    var code = HMACSHA256(key: key)
    code.update(body)
    return code.finish()
  }

  /// The content of the field at the head of some bytes, if it has this tag.
  private static func field(_ tag: UInt8, of bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard bytes.first == tag else { return nil }
    var length = 0
    var index = bytes.startIndex + 1
    for shift in stride(from: 0, to: 35, by: 7) {
      guard index < bytes.endIndex else { return nil }
      let byte = bytes[index]
      index += 1
      length |= Int(byte & 0x7F) << shift
      if byte < 0x80 {
        return bytes.endIndex - index >= length ? bytes[index..<index + length] : nil
      }
    }
    return nil
  }

  private static func append(_ content: [UInt8], tag: UInt8, to bytes: inout [UInt8]) {
    bytes.append(tag)
    bytes += varint(content.count)
    bytes += content
  }

  private static func varint(_ value: Int) -> [UInt8] {
    var rest = value
    var bytes: [UInt8] = []
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
    return bytes
  }

  private static func noise(_ count: Int, seed: UInt64) -> [UInt8] {
    var random = SeededNumbers(seed: seed)
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      for offset in stride(from: 0, to: count, by: 8) {
        withUnsafeBytes(of: random.next()) { word in
          for index in 0..<min(8, count - offset) { buffer[offset + index] = word[index] }
        }
      }
      initialized = count
    }
  }
}
