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
struct RequestWriter {
  /// A file of the history that is not there to be sent.
  struct MissingFile: Error {
    var url: URL
  }

  private let blobURL: (BlobID) -> URL
  private var segments: [RequestBody.Segment] = []
  private var text = ""

  private init(_ blobURL: @escaping (BlobID) -> URL) {
    self.blobURL = blobURL
  }

  /// The body of a request, with its exact length.
  ///
  /// - Throws: ``MissingFile``.
  static func body(of request: GenerateRequest) throws -> RequestBody {
    var writer = RequestWriter(request.blobURL)
    try writer.write(request)
    writer.flush()
    return RequestBody(writer.segments)
  }

  private mutating func write(_ request: GenerateRequest) throws {
    text += #"{"contents":["#
    var separator = ""
    for content in request.contents {
      let parts = content.parts.filter { !$0.isThought }
      guard !parts.isEmpty else { continue }
      text += separator + #"{"role":"\#(content.role.rawValue)","parts":["#
      for (position, part) in parts.enumerated() {
        if position > 0 { text += "," }
        try write(part)
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

  private mutating func write(_ part: Part) throws {
    switch part.body {
    case .text(let words):
      text += #"{"text":"# + Self.quoted(words)
    case .picture(let picture):
      text += #"{"inlineData":{"mimeType":\#(Self.quoted(picture.mimeType)),"data":""#
      let (url, count) = try file(picture.blob)
      append(.base64(url, byteCount: count))
      text += #""}"#
    case .other(let json):
      text += json.trimmingCharacters(in: .whitespacesAndNewlines).dropLast()
    }
    if let signature = part.signature {
      text += text.hasSuffix("{") ? #""thoughtSignature":""# : #","thoughtSignature":""#
      let (url, count) = try file(signature.blob)
      append(.file(url, byteCount: count))
      text += #"""#
    }
    text += "}"
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

  /// A file and its length now, which is the length that is announced and sent.
  private func file(_ blob: BlobID) throws -> (URL, Int) {
    let url = blobURL(blob)
    guard let size = try? url.resourceValues(forKeys: [.fileSizeKey]).fileSize else {
      throw MissingFile(url: url)
    }
    return (url, size)
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
