import Foundation
import Imaging
import Synchronization
import Testing

@testable import Emulator

@Suite struct RequestTests {
  private func message(_ body: String, path: String = Ask.pro) throws -> String? {
    try serve { try $0.post(path, body).json.message }
  }

  @Test func `An unknown field is refused with the exact body`() throws {
    let reply = try serve {
      try $0.post(Ask.pro, Ask.prompt("x", #""generation_config":{"bogusField":1}"#))
    }
    #expect(reply.status == 400)
    #expect(
      reply.text == #"""
        {
          "error": {
            "code": 400,
            "message": "Invalid JSON payload received. Unknown name \"bogusField\" at 'generation_config': Cannot find field.",
            "status": "INVALID_ARGUMENT",
            "details": [
              {
                "@type": "type.googleapis.com/google.rpc.BadRequest",
                "fieldViolations": [
                  {
                    "field": "generation_config",
                    "description": "Invalid JSON payload received. Unknown name \"bogusField\" at 'generation_config': Cannot find field."
                  }
                ]
              }
            ]
          }
        }

        """#)
  }

  @Test func `A field of the other platform is unknown here`() throws {
    #expect(
      try message(
        Ask.prompt("x", #""generationConfig":{"imageConfig":{"imageOutputOptions":{}}}"#))
        == "Invalid JSON payload received. Unknown name \"imageOutputOptions\" at 'generation_config.image_config': Cannot find field."
    )
  }

  @Test func `Snake case is understood at every level, enumerations in any letter case`() throws {
    let body = """
      {"contents":[{"parts":[{"text":"a boat"}]}],"system_instruction":{"parts":{"text":"Be bold."}},
      "safety_settings":[{"category":"harm_category_harassment","threshold":"off"}],
      "tools":[{"google_search":{}}],"service_tier":"standard",
      "generation_config":{"response_modalities":["Image"],"image_config":{"aspect_ratio":"4:3"},
      "thinking_config":{"include_thoughts":true,"thinking_level":"high"}}}
      """
    let reply = try serve { try $0.post(Ask.pro, body) }
    #expect(reply.status == 200, "\(reply.json.message ?? "")")
    #expect(reply.json.parts.last?.pixmap?.width == 1200)
  }

  @Test func `A value that is none of an enumeration is named with its type`() throws {
    #expect(
      try message(
        Ask.prompt("x", #""generationConfig":{"thinkingConfig":{"thinkingLevel":"BOGUS"}}"#))
        == "Invalid value at 'generation_config.thinking_config.thinking_level' (type.googleapis.com/google.ai.generativelanguage.v1beta.ThinkingConfig.ThinkingLevel), \"BOGUS\""
    )
    #expect(
      try message(
        Ask.prompt("x", #""safetySettings":[{"category":"HARM_CATEGORY_IMAGE_HATE"}]"#))?
        .hasPrefix("Invalid value at 'safety_settings[0].category'") == true)
  }

  @Test(arguments: [
    ("gemini-3-pro-image", #"{"imageSize":"1k"}"#), ("gemini-3-pro-image", #"{"imageSize":"512"}"#),
    ("gemini-3-pro-image", #"{"aspectRatio":"4:1"}"#),
    ("gemini-3.1-flash-lite-image", #"{"imageSize":"2K"}"#),
    ("gemini-2.5-flash-image", #"{"imageSize":"1K"}"#),
  ])
  func `Sizes and ratios a model does not have are refused`(model: String, config: String) throws {
    let reply = try serve({ $0.refusesRetiredModels = false }) {
      try $0.post(
        Ask.path(model), Ask.prompt("x", #""generationConfig":{"imageConfig":\#(config)}"#))
    }
    #expect(reply.status == 400)
    #expect(reply.json.message?.contains("generation_config.image_config.") == true)
  }

  @Test func `Levels of thinking a model does not have are refused`() throws {
    let reply = try serve {
      try $0.post(
        Ask.path("gemini-3.1-flash-lite-image"),
        Ask.prompt("x", #""generationConfig":{"thinkingConfig":{"thinkingLevel":"LOW"}}"#))
    }
    #expect(reply.json.message?.contains("thinking") == true)
  }

  @Test func `A picture of a foreign type or without sense is refused`() throws {
    func body(_ type: String, _ data: String) -> String {
      #"{"contents":[{"parts":[{"text":"x"},{"inlineData":{"mimeType":"\#(type)","data":"\#(data)"}}]}]}"#
    }
    #expect(try message(body("image/gif", "R0lGODlh")) == "Unsupported MIME type: image/gif")
    #expect(
      try message(body("image/png", "AAAAAAAA")) == "Request contains an invalid argument.")
    let head = Base64.encode([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3, 4])
    #expect(try message(body("image/png", head)) == "Request contains an invalid argument.")
    #expect(try message(body("image/png", "%%%"))?.contains("(TYPE_BYTES)") == true)
  }

  @Test func `A file that is not there is refused as the service does`() throws {
    let body =
      #"{"contents":[{"parts":[{"fileData":{"mimeType":"image/png","fileUri":"https://generativelanguage.googleapis.com/v1beta/files/abc123"}}]}]}"#
    let reply = try serve { try $0.post(Ask.pro, body) }
    #expect(reply.status == 403)
    #expect(
      reply.json.message
        == "You do not have permission to access the File abc123 or it may not exist.")
  }

  @Test func `Bodies that are no conversation are refused`() throws {
    #expect(try message("{")?.hasPrefix("Invalid JSON payload received.") == true)
    #expect(try message("{}")?.contains("contents is not specified") == true)
    #expect(
      try message(#"{"contents":[{"parts":[]}]}"#)?.contains("parts must not be empty") == true)
    #expect(
      try message(#"{"contents":[{"parts":[{}]}]}"#)?.contains("must have one initialized") == true)
    #expect(
      try message(#"{"contents":[{"role":"system","parts":[{"text":"x"}]}]}"#)
        == "Please use a valid role: user, model.")
    #expect(
      try message(
        #"{"contents":[{"parts":[{"text":"x","inlineData":{"mimeType":"image/png","data":""}}]}]}"#)
        == "Invalid value at 'contents[0].parts[0]' (oneof), oneof field 'data' is already set. Cannot set 'text'"
    )
  }

  @Test func `Keys come by header or query; none and bad ones are told apart`() throws {
    try serve { client in
      let body = Ask.prompt("x", #""generationConfig":{"responseModalities":["TEXT"]}"#)
      #expect(try client.post(Ask.pro + "?key=mine", body, key: nil).status == 200)
      let none = try client.post(Ask.pro, body, key: nil)
      #expect(none.status == 403)
      #expect(none.json.message?.hasPrefix("Method doesn't allow unregistered callers") == true)
      let bad = try client.post(Ask.pro, body, key: "bad-key")
      #expect(bad.status == 400)
      let details = bad.json["error"]?["details"]?.array
      #expect(details?.first?["reason"] == "API_KEY_INVALID")
      #expect(details?.last?["locale"] == "en-US")
    }
    try serve({ $0.acceptedKeys = ["one"] }) { client in
      let statuses = try ["one", "two"].map { try client.get("/v1beta/models", key: $0).status }
      #expect(statuses == [200, 400])
    }
  }

  @Test func `A body over the limit is refused with the figure`() throws {
    let reply = try serve({ $0.payloadLimit = 1_000 }) {
      try $0.post(Ask.pro, Ask.prompt(String(repeating: "x", count: 200_000)))
    }
    #expect(reply.status == 400)
    #expect(reply.json.message == "Request payload size exceeds the limit: 1000 bytes.")
  }

  @Test func `Models that were shut down and unknown ones are not found`() throws {
    try serve { client in
      for model in ["gemini-2.5-flash-image", "gemini-3-pro-image-preview", "no-such-model"] {
        let reply = try client.post(Ask.path(model), Ask.prompt("x"))
        #expect(reply.status == 404)
        #expect(
          reply.json.message
            == "models/\(model) is not found for API version v1beta, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods."
        )
      }
    }
  }

  @Test func `The models can be listed, page by page, and asked for`() throws {
    try serve { client in
      let all = try client.get("/v1beta/models?pageSize=200").json
      let names = try #require(all["models"]?.array).compactMap { $0["name"]?.string }
      #expect(names.contains("models/gemini-3-pro-image") && all["nextPageToken"] == nil)
      let first = try client.get("/v1beta/models?pageSize=1").json
      #expect(first["models"]?.array?.count == 1)
      let token = try #require(first["nextPageToken"]?.string)
      let second = try client.get("/v1beta/models?pageSize=1&pageToken=\(token)").json
      #expect(second["models"]?.array?.first?["name"]?.string == names[1])
      let one = try client.get("/v1beta/models/gemini-3-pro-image").json
      #expect(one["displayName"] == "Nano Banana Pro" && one["inputTokenLimit"] == 131072)
    }
  }

  @Test func `Tokens are counted before anything is paid`() throws {
    let reply = try serve {
      try $0.post(Ask.path("gemini-3-pro-image", "countTokens"), Ask.prompt("eight ch"))
    }
    #expect(reply.json["totalTokens"] == 2)
    #expect(reply.json["promptTokensDetails"]?.array?.first?["modality"] == "TEXT")
  }

  @Test(arguments: ["/", "/v1/models", "/v1beta/models/x:nonsense", "/v1beta/other"])
  func `Other routes are not there`(path: String) throws {
    let reply = try serve { try $0.post(path, "{}") }
    #expect(reply.status == 404)
    #expect(reply.text.contains("was not found on this server"))
  }

  @Test func `The log has method, path and status, never the key`() throws {
    let lines = Mutex<[String]>([])
    try serve({ configuration in
      configuration.script = [.fault("503")]
      configuration.log = { line in lines.withLock { $0.append(line) } }
    }) { client in
      _ = try client.post(Ask.pro + "?key=secret-key", Ask.prompt("secret words"), key: nil)
    }
    #expect(lines.withLock { $0 } == ["POST \(Ask.pro) 503 (503)"])
  }
}
