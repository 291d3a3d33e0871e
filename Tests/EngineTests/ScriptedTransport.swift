import Foundation
import Synchronization

@testable import GeminiAPI

/// Answers requests from a script, in order: the faked edge to the network.
final class ScriptedTransport: ByteTransport {
  /// What one request meets.
  struct Answer: Sendable {
    var status = 200
    var headers: [(name: String, value: String)] = []
    var chunks: [String] = []
    /// How it ends after the chunks; nil is a whole answer.
    var end: End?

    enum End: Sendable {
      case error(TransportError)
      /// Nothing more comes until the task is cancelled.
      case silence
    }
  }

  private struct State {
    var script: [Answer]
    var requests: [URL] = []
    var commands: [String] = []
    var bodies: [Data] = []
    var inFlight = 0
    var mostInFlight = 0
  }

  private let state: Mutex<State>
  /// Called before the first byte goes out.
  private let onRequest: @Sendable () async -> Void

  init(_ script: [Answer], onRequest: @escaping @Sendable () async -> Void = {}) {
    state = Mutex(State(script: script))
    self.onRequest = onRequest
  }

  /// The addresses that were asked.
  var requests: [URL] { state.withLock(\.requests) }
  /// The commands of the upload protocol that were sent.
  var commands: [String] { state.withLock(\.commands) }
  /// The bodies that went out.
  var bodies: [Data] { state.withLock(\.bodies) }
  var mostInFlight: Int { state.withLock(\.mostInFlight) }

  func transfer(
    _ request: HTTPRequest, _ handler: @escaping @Sendable (TransferEvent) throws -> Void
  ) async throws {
    await onRequest()
    let answer = state.withLock { state in
      state.requests.append(request.url)
      state.commands += request.headers.filter { $0.name == "X-Goog-Upload-Command" }.map(\.value)
      state.inFlight += 1
      state.mostInFlight = max(state.mostInFlight, state.inFlight)
      return state.script.isEmpty ? Answer(status: 418) : state.script.removeFirst()
    }
    defer { state.withLock { $0.inFlight -= 1 } }
    let length = request.body?.byteCount ?? 0
    if let body = request.body {
      var bytes = Data(count: length)
      let count = try bytes.withUnsafeMutableBytes { try RequestBodyReader(body).read(into: $0) }
      state.withLock { $0.bodies.append(bytes.prefix(count)) }
    }
    try handler(.sent(length, of: length))
    if answer.status != 0 {
      let type = answer.status == 200 ? "text/event-stream" : "application/json"
      let headers = answer.headers + [("content-type", type)]
      try handler(.head(HTTPHead(status: answer.status, headers: headers)))
    }
    for chunk in answer.chunks {
      try Task.checkCancellation()
      try Array(chunk.utf8).withUnsafeBytes { try handler(.bytes($0)) }
    }
    switch answer.end {
    case nil: return
    case .error(let error): throw error
    case .silence: try await untilCancelled()
    }
  }
}

extension ScriptedTransport.Answer {
  /// The service is overloaded.
  static let busy = Self(
    status: 503,
    chunks: [
      #"{"error":{"code":503,"message":"The model is overloaded.","status":"UNAVAILABLE"}}"#
    ])

  /// A rate limit with the service's own delay.
  static func rateLimit(_ delay: String) -> Self {
    Self(
      status: 429,
      chunks: [
        """
        {"error":{"code":429,"message":"Resource has been exhausted.",
        "status":"RESOURCE_EXHAUSTED","details":[
        {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"\(delay)"}]}}
        """
      ])
  }

  /// A refusal of the request itself.
  static func refusal(_ status: Int, _ message: String) -> Self {
    Self(
      status: status,
      chunks: [
        #"{"error":{"code":\#(status),"message":"\#(message)","status":"INVALID_ARGUMENT"}}"#
      ])
  }

  /// The two answers to an upload: where to, and what it is called there.
  static func upload(_ name: String, expires: String = "2100-01-01T00:00:00Z") -> [Self] {
    [
      Self(headers: [("X-Goog-Upload-URL", "http://127.0.0.1:9/up?upload_id=\(name)")]),
      Self(chunks: [
        #"{"file":{"name":"files/\#(name)","uri":"http://127.0.0.1:9/v1beta/files/\#(name)","#
          + #""expirationTime":"\#(expires)","state":"ACTIVE"}}"#
      ]),
    ]
  }

  /// A stream of parts as the service writes them; without a finish reason it is cut.
  static func stream(_ parts: [String], finish: String? = "STOP", end: End? = nil) -> Self {
    var chunks = parts.map { part in
      #"data: {"candidates":[{"content":{"role":"model","parts":[\#(part)]},"index":0}],"#
        + "\"modelVersion\":\"pro-001\"}\r\n\r\n"
    }
    if let finish {
      chunks.append(
        #"data: {"candidates":[{"content":{"role":"model"},"finishReason":"\#(finish)","index":0}]"#
          + #","usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":1120,"#
          + #""totalTokenCount":1129,"candidatesTokensDetails":[{"modality":"IMAGE","#
          + "\"tokenCount\":1120}]},\"modelVersion\":\"pro-001\"}\r\n\r\n")
    }
    return Self(chunks: chunks, end: end)
  }

  /// A part with a picture whose bytes are these words.
  static func picture(_ bytes: String, isThought: Bool = false) -> String {
    let data = Data(bytes.utf8).base64EncodedString()
    let rest = isThought ? #","thought":true"# : #","thoughtSignature":"c2lnbmVk""#
    return #"{"inlineData":{"mimeType":"image/png","data":"\#(data)"}\#(rest)}"#
  }

  /// The line broke after the whole request had gone out.
  static let cut = End.error(
    TransportError(.cut, host: "localhost", detail: "reset", isWholeBodySent: true))
}
