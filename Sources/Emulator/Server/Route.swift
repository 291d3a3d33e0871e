/// The requests the service knows.
enum Route: Sendable, Hashable {
  case listModels
  case getModel(String)
  case countTokens(model: String)
  case generate(model: String, AnswerMode)

  /// The route of a request, `nil` if there is none.
  init?(_ request: HTTPRequest) {
    let prefix = "/v1beta/models"
    guard request.path.hasPrefix(prefix) else { return nil }
    let rest = request.path.dropFirst(prefix.count)
    if rest.isEmpty || rest == "/" {
      guard request.method == "GET" else { return nil }
      self = .listModels
      return
    }
    guard rest.hasPrefix("/") else { return nil }
    let name = rest.dropFirst()
    guard let colon = name.lastIndex(of: ":") else {
      guard request.method == "GET", !name.contains("/") else { return nil }
      self = .getModel(String(name))
      return
    }
    let model = String(name[..<colon])
    guard request.method == "POST", !model.isEmpty, !model.contains("/") else { return nil }
    switch name[name.index(after: colon)...] {
    case "generateContent": self = .generate(model: model, .whole)
    case "streamGenerateContent":
      self = .generate(model: model, request.query["alt"] == "sse" ? .events : .array)
    case "countTokens": self = .countTokens(model: model)
    default: return nil
    }
  }

  /// Whether a line of the script answers it.
  var isGenerating: Bool { mode != nil }

  /// How a generated answer is sent.
  var mode: AnswerMode? {
    guard case .generate(_, let mode) = self else { return nil }
    return mode
  }

  /// The model of the path.
  var model: String? {
    switch self {
    case .listModels: nil
    case .getModel(let model), .countTokens(let model), .generate(let model, _): model
    }
  }

  /// The method's name, as errors mention it.
  var method: String {
    switch self {
    case .listModels: "listModels"
    case .getModel: "getModel"
    case .countTokens: "countTokens"
    case .generate: "generateContent"
    }
  }
}

/// How an answer is sent.
enum AnswerMode: Sendable, Hashable {
  /// One object.
  case whole
  /// An event stream, `alt=sse`.
  case events
  /// One array whose elements are streamed.
  case array
}
