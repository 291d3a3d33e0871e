import Conversation
import Foundation

/// Writes a request as the service takes it: camelCase JSON, the large strings left in their files.
///
/// ```json
/// {"contents":[{"role":"user","parts":[{"text":"make it night"}]}],
///  "generationConfig":{"responseModalities":["TEXT","IMAGE"],"imageConfig":{"imageSize":"2K"}}}
/// ```
///
/// Thoughts are never written. A signature goes on the part it came on, character for character.
/// Lengths are those of the store; no file is read, but each is looked at.
struct RequestWriter {
  private let request: GenerateRequest
  private var segments: [RequestBody.Segment] = []
  private var text = ""

  private init(_ request: GenerateRequest) {
    self.request = request
  }

  /// The body of a request, with its exact length.
  ///
  /// - Throws: ``DamagedFile``.
  static func body(of request: GenerateRequest) throws -> RequestBody {
    var writer = RequestWriter(request)
    try writer.write()
    writer.flush()
    return RequestBody(writer.segments)
  }

  private mutating func write() throws {
    text += #"{"contents":["#
    var separator = ""
    for var content in request.contents {
      content.parts.removeAll(where: \.isThought)
      guard !content.parts.isEmpty else { continue }
      text += separator + #"{"role":"\#(content.role.rawValue)","parts":["#
      for position in content.parts.indices {
        if position > 0 { text += "," }
        try writePart(at: position, of: content)
      }
      text += "]}"
      separator = ","
    }
    text += #"],"generationConfig":"# + Self.configuration(request.settings)
    if !request.safety.isEmpty {
      let settings = request.safety.map {
        #"{"category":\#(Self.quoted($0.category)),"threshold":\#(Self.quoted($0.threshold))}"#
      }
      text += #","safetySettings":["# + settings.joined(separator: ",") + "]"
    }
    text += "}"
  }

  private mutating func writePart(at position: Int, of content: Content) throws {
    let part = content.parts[position]
    switch part.body {
    case .text(let words):
      text += #"{"text":"# + Self.quoted(words)
    case .picture(let picture):
      let type = #""mimeType":"# + Self.quoted(picture.mimeType)
      if content.role == .user, let uri = request.fileURIs[picture.blob] {
        text += #"{"fileData":{\#(type),"fileUri":\#(Self.quoted(uri))}"#
        break
      }
      text += #"{"inlineData":{\#(type),"data":""#
      append(.base64(try file(picture.blob, picture.byteCount), byteCount: picture.byteCount))
      text += #""}"#
    case .other(let json):
      text += json.trimmingCharacters(in: .whitespacesAndNewlines).dropLast()
    }
    switch content.signing {
    case .asReceived:
      guard let signature = part.signature else { break }
      try writeSignature {
        let count = signature.characterCount
        $0.append(.file(try $0.file(signature.blob, count), byteCount: count))
      }
    case .bypass:
      guard content.needsSignature(at: position) else { break }
      writeSignature { $0.text += Content.bypassSignature }
    case .omitted: break
    }
    text += "}"
  }

  private mutating func writeSignature(_ value: (inout Self) throws -> Void) rethrows {
    text += text.hasSuffix("{") ? #""thoughtSignature":""# : #","thoughtSignature":""#
    try value(&self)
    text += #"""#
  }

  private static func configuration(_ settings: GenerationSettings) -> String {
    var fields = [#""responseModalities":["TEXT","IMAGE"]"#]
    let image = [
      settings.aspect.map { #""aspectRatio":\#(quoted($0))"# },
      settings.size.map { #""imageSize":\#(quoted($0))"# },
    ].compactMap(\.self)
    if !image.isEmpty { fields.append(#""imageConfig":{\#(image.joined(separator: ","))}"#) }
    if settings.includesThoughts { fields.append(#""thinkingConfig":{"includeThoughts":true}"#) }
    return "{" + fields.joined(separator: ",") + "}"
  }

  /// The file of a blob, which must be as long as the store says.
  private func file(_ blob: BlobID, _ byteCount: Int) throws -> URL {
    let url = request.blobURL(blob)
    let size = try? url.resourceValues(forKeys: [.fileSizeKey]).fileSize
    guard size == byteCount else { throw DamagedFile(url: url, isMissing: size == nil) }
    return url
  }

  private mutating func append(_ segment: RequestBody.Segment) {
    flush()
    segments.append(segment)
  }

  private mutating func flush() {
    if !text.isEmpty { segments.append(.bytes(Data(text.utf8))) }
    text = ""
  }

  /// A string as a JSON literal.
  static func quoted(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    // A string always encodes.
    return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? #""""#
  }
}
