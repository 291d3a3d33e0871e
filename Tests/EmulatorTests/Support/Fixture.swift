import Foundation
import Imaging

@testable import Emulator

/// Runs a server for as long as the body takes.
func serve<Result>(
  _ change: (inout EmulatorConfiguration) -> Void = { _ in },
  _ body: (WireClient) throws -> Result
) throws -> Result {
  var configuration = EmulatorConfiguration()
  change(&configuration)
  let server = try EmulatorServer(configuration)
  let base = try server.start()
  defer { server.stop() }
  return try body(WireClient(base))
}

/// Runs a server with the models that were shut down, among which is one that draws small.
func serveSmall<Result>(
  _ change: (inout EmulatorConfiguration) -> Void = { _ in },
  _ body: (WireClient) throws -> Result
) throws -> Result {
  try serve(
    {
      $0.refusesRetiredModels = false
      change(&$0)
    }, body)
}

enum Ask {
  static let pro = "/v1beta/models/gemini-3-pro-image:generateContent"
  /// A model that signs and can draw small, which is quick; `serveSmall` serves it.
  static let small = path("gemini-3.1-flash-image")
  static let smallSize = #""generationConfig":{"imageConfig":{"imageSize":"512"}}"#
  static let proStream = "/v1beta/models/gemini-3-pro-image:streamGenerateContent?alt=sse"

  /// The path of a model's method.
  static func path(_ model: String, _ method: String = "generateContent") -> String {
    "/v1beta/models/\(model):\(method)"
  }

  /// A request of one prompt, with anything more for its top level.
  static func prompt(_ text: String, _ more: String = "") -> String {
    #"{"contents":[{"role":"user","parts":[{"text":"\#(text)"}]}]\#(more.isEmpty ? "" : ",\(more)")}"#
  }

  /// A request with a history of one answer, whose parts are given as JSON, and then a prompt.
  static func after(
    _ modelParts: [JSON], then prompt: String = "make it night", _ more: String = smallSize
  ) -> String {
    let parts = String(decoding: JSONWriter.bytes(of: .array(modelParts), .line), as: UTF8.self)
    return
      #"{"contents":[{"role":"user","parts":[{"text":"a boat"}]},{"role":"model","parts":\#(parts)},"#
      + #"{"role":"user","parts":[{"text":"\#(prompt)"}]}],\#(more)}"#
  }

  static let thoughts = #""generationConfig":{"thinkingConfig":{"includeThoughts":true}}"#
}

extension JSON {
  /// The parts of the first candidate.
  var parts: [JSON] { self["candidates"]?.array?.first?["content"]?["parts"]?.array ?? [] }

  var finishReason: String? { self["candidates"]?.array?.first?["finishReason"]?.string }

  var message: String? { self["error"]?["message"]?.string }

  /// The bytes of a part's picture.
  var picture: [UInt8]? { self["inlineData"]?["data"]?.string.flatMap(Base64.decode) }

  /// The decoded picture of a part.
  var pixmap: Pixmap? { picture.flatMap { try? Pixmap(decoding: $0) } }

  /// This object with a member set, or taken away.
  func setting(_ name: String, _ value: JSON?) -> JSON {
    guard case .object(var members) = self else { return self }
    members.removeAll { $0.name == name }
    if let value { members.append(.init(name, value)) }
    return .object(members)
  }
}
