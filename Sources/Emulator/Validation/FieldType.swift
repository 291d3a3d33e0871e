/// What a field of a request message may hold.
indirect enum FieldType: Sendable {
  case string
  /// Base64.
  case bytes
  case number
  case integer
  case bool
  /// One of a set of names, in any letter case.
  case enumeration(EnumType)
  case message(MessageType)
  /// A repeated field; a single value is taken for a list of one, as proto JSON does.
  case list(FieldType)
  /// A field that is accepted and not looked into (tools, schemas and the like).
  case anything
}

/// An enumeration of the service.
struct EnumType: Sendable {
  /// The full name, which an error about a wrong value mentions.
  var name: String
  var values: Set<String>

  init(_ name: String, _ values: String...) {
    self.name = "type.googleapis.com/google.ai.generativelanguage.v1beta.\(name)"
    self.values = Set(values)
  }
}

/// A message of the service: its fields by their camel-case names.
struct MessageType: Sendable {
  var fields: [String: FieldType]
  /// The fields of which only one may be set, the oneof `data` of a part.
  var alternatives: Set<String> = []
}

/// The request messages, field by field.
///
/// [generativelanguage v1beta](https://github.com/googleapis/googleapis/tree/master/google/ai/generativelanguage/v1beta)
extension MessageType {
  /// The body of generateContent and streamGenerateContent.
  static let generateContentRequest = MessageType(fields: [
    "model": .string,
    "systemInstruction": .message(content),
    "contents": .list(.message(content)),
    "tools": .list(.message(tool)),
    "toolConfig": .anything,
    "safetySettings": .list(.message(safetySetting)),
    "cachedContent": .string,
    "generationConfig": .message(generationConfig),
    "serviceTier": .enumeration(
      EnumType("ServiceTier", "UNSPECIFIED", "STANDARD", "FLEX", "PRIORITY")),
    "store": .bool,
  ])

  /// The body of countTokens.
  static let countTokensRequest = MessageType(fields: [
    "model": .string,
    "contents": .list(.message(content)),
    "generateContentRequest": .message(generateContentRequest),
  ])

  static let content = MessageType(fields: ["role": .string, "parts": .list(.message(part))])

  static let part = MessageType(
    fields: [
      "text": .string,
      "inlineData": .message(MessageType(fields: ["mimeType": .string, "data": .bytes])),
      "fileData": .message(MessageType(fields: ["mimeType": .string, "fileUri": .string])),
      "functionCall": .anything,
      "functionResponse": .anything,
      "executableCode": .anything,
      "codeExecutionResult": .anything,
      "thought": .bool,
      "thoughtSignature": .bytes,
      "mediaResolution": .anything,
      "videoMetadata": .anything,
      "partMetadata": .anything,
    ],
    alternatives: [
      "text", "inlineData", "fileData", "functionCall", "functionResponse", "executableCode",
      "codeExecutionResult",
    ])

  static let tool = MessageType(fields: [
    "googleSearch": .anything, "googleSearchRetrieval": .anything, "urlContext": .anything,
    "codeExecution": .anything, "functionDeclarations": .anything, "googleMaps": .anything,
    "fileSearch": .anything, "computerUse": .anything,
  ])

  static let safetySetting = MessageType(fields: [
    "category": .enumeration(
      EnumType(
        "HarmCategory", "HARM_CATEGORY_UNSPECIFIED", "HARM_CATEGORY_HARASSMENT",
        "HARM_CATEGORY_HATE_SPEECH", "HARM_CATEGORY_SEXUALLY_EXPLICIT",
        "HARM_CATEGORY_DANGEROUS_CONTENT", "HARM_CATEGORY_CIVIC_INTEGRITY")),
    "threshold": .enumeration(
      EnumType(
        "SafetySetting.HarmBlockThreshold", "HARM_BLOCK_THRESHOLD_UNSPECIFIED",
        "BLOCK_LOW_AND_ABOVE", "BLOCK_MEDIUM_AND_ABOVE", "BLOCK_ONLY_HIGH", "BLOCK_NONE", "OFF")),
  ])

  static let generationConfig = MessageType(fields: [
    "candidateCount": .integer, "stopSequences": .list(.string), "maxOutputTokens": .integer,
    "temperature": .number, "topP": .number, "topK": .number, "seed": .integer,
    "presencePenalty": .number, "frequencyPenalty": .number, "responseLogprobs": .bool,
    "logprobs": .integer, "responseMimeType": .string, "responseSchema": .anything,
    "responseJsonSchema": .anything, "responseFormat": .anything, "speechConfig": .anything,
    "enableEnhancedCivicAnswers": .bool, "mediaResolution": .string,
    "responseModalities": .list(
      .enumeration(
        EnumType(
          "GenerationConfig.Modality", "MODALITY_UNSPECIFIED", "TEXT", "IMAGE", "AUDIO", "VIDEO"))),
    "thinkingConfig": .message(
      MessageType(fields: [
        "includeThoughts": .bool, "thinkingBudget": .integer,
        "thinkingLevel": .enumeration(
          EnumType(
            "ThinkingConfig.ThinkingLevel", "THINKING_LEVEL_UNSPECIFIED", "MINIMAL", "LOW",
            "MEDIUM", "HIGH")),
      ])),
    "imageConfig": .message(
      MessageType(fields: ["aspectRatio": .string, "imageSize": .string])),
  ])
}
