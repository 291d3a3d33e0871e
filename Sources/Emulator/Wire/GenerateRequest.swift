/// A request to generate, after its fields were checked.
struct GenerateRequest: Sendable {
  var systemInstruction: String?
  var contents: [RequestContent]
  /// `TEXT`, `IMAGE`; both when nothing was said.
  var modalities: Set<String>
  var aspectRatio: String?
  var imageSize: String?
  var includesThoughts: Bool
  var thinkingLevel: String?
  var seed: Int?
  var temperature: Double?

  /// From the normal form of a body (see `FieldReader`).
  init(_ body: JSON) {
    let system = RequestContent(body["systemInstruction"] ?? .null)
    systemInstruction = system.parts.isEmpty ? nil : system.text
    contents = (body["contents"]?.array ?? []).map(RequestContent.init)
    let config = body["generationConfig"] ?? .null
    let asked = Set((config["responseModalities"]?.array ?? []).compactMap(\.string))
    modalities = asked.isEmpty ? ["TEXT", "IMAGE"] : asked
    aspectRatio = config["imageConfig"]?["aspectRatio"]?.string
    imageSize = config["imageConfig"]?["imageSize"]?.string
    includesThoughts = config["thinkingConfig"]?["includeThoughts"]?.bool ?? false
    thinkingLevel = config["thinkingConfig"]?["thinkingLevel"]?.string
    seed = config["seed"]?.integer
    if case .number(let value)? = config["temperature"] { temperature = value }
    if case .integer(let value)? = config["temperature"] { temperature = Double(value) }
  }

  /// The newest words and pictures of the user.
  var newest: RequestContent? { contents.last { $0.role == "user" } }

  /// The words of the newest content.
  var prompt: String { newest?.text ?? "" }
}

/// One turn of a conversation as it was sent.
struct RequestContent: Sendable {
  /// `user` or `model`; absent means user.
  var role: String
  var parts: [RequestPart]

  init(_ json: JSON) {
    role = json["role"]?.string ?? "user"
    parts = (json["parts"]?.array ?? []).map(RequestPart.init)
  }

  /// The texts that are no thoughts, a line each.
  var text: String {
    parts.filter { !$0.isThought }.compactMap(\.text).joined(separator: "\n")
  }
}

/// One part as it was sent: one of text, picture and file, with what stands beside it.
struct RequestPart: Sendable {
  var text: String?
  /// A picture's declared type and its base64.
  var inlineData: (mimeType: String, data: String)?
  var fileURI: String?
  var isThought: Bool
  /// As sent, `nil` if absent or empty.
  var signature: String?
  /// Whether any of the alternatives is there, or a signature that came without one.
  var hasData: Bool

  init(_ json: JSON) {
    text = json["text"]?.string
    if let blob = json["inlineData"] {
      inlineData = (blob["mimeType"]?.string ?? "", blob["data"]?.string ?? "")
    }
    fileURI = json["fileData"]?["fileUri"]?.string
    isThought = json["thought"]?.bool ?? false
    signature = json["thoughtSignature"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    hasData = [
      "text", "inlineData", "fileData", "functionCall", "functionResponse", "executableCode",
      "codeExecutionResult", "thoughtSignature",
    ].contains { json[$0] != nil }
  }
}
