import Foundation
import Testing

@testable import Emulator

@Suite struct HistoryTests {
  /// The parts of an answer with words and a picture.
  private func answer(_ client: WireClient, key: String = "a-key") throws -> [JSON] {
    let parts = try client.post(Ask.small, Ask.prompt("a red boat", Ask.smallSize), key: key).json
      .parts
    try #require(parts.contains { $0["inlineData"] != nil })
    return parts
  }

  @Test func `An answer goes back as it came, also to a server that was started anew`() throws {
    let parts = try serveSmall { try answer($0) }
    let reply = try serveSmall { try $0.post(Ask.small, Ask.after(parts)) }
    #expect(reply.status == 200, "\(reply.json.message ?? "")")
    #expect(reply.json.parts.contains { $0["inlineData"] != nil })
  }

  @Test func `An edit changes the scene that the signature carries, on a server started anew`()
    throws
  {
    let mint = SignatureMint(apiKey: "a-key", family: "gemini-3", isFullSize: false)
    func scene(_ parts: [JSON]) throws -> Scene {
      let signature = try #require(
        parts.first { $0["inlineData"] != nil }?["thoughtSignature"]?.string)
      guard case .issued(let claims) = mint.verify(signature),
        case .scene(let scene)? = claims.record
      else { throw WireClient.Failure(what: "the signature carries no scene") }
      return scene
    }
    let drawn = try serveSmall { try answer($0) }
    let edited = try serveSmall { try $0.post(Ask.small, Ask.after(drawn)).json.parts }
    let (before, after) = (try scene(drawn), try scene(edited))
    #expect(before.seed == after.seed && before.place == after.place)
    #expect(before.time != .night && after.time == .night)
  }

  @Test func `Large signatures are as long as the real ones and go back too`() throws {
    try serveSmall({ $0.isStrict = true }) { client in
      let parts = try answer(client)
      let signature = parts.first { $0["inlineData"] != nil }?["thoughtSignature"]?.string
      #expect(signature?.count == 1_450_544)
      #expect(signature?.hasPrefix("EqCzQg") == true)
      #expect(try client.post(Ask.small, Ask.after(parts)).status == 200)
    }
  }

  @Test func `An unsigned picture is refused with its position, counted from one`() throws {
    try serveSmall { client in
      let parts = try answer(client)
      let index = try #require(parts.firstIndex { $0["inlineData"] != nil })
      var stripped = parts
      stripped[index] = parts[index].setting("thoughtSignature", nil)
      let reply = try client.post(Ask.small, Ask.after(stripped))
      #expect(reply.status == 400)
      #expect(
        reply.text == """
          {
            "error": {
              "code": 400,
              "message": "Image part is missing a thought_signature in content position 2, part position \(index + 1). Please refer to https://ai.google.dev/gemini-api/docs/thought-signatures#model-behavior for more details.",
              "status": "INVALID_ARGUMENT"
            }
          }

          """)
    }
  }

  @Test func `A signature in a part of its own does not sign the picture beside it`() throws {
    try serveSmall { client in
      let picture = try #require(try answer(client).first { $0["inlineData"] != nil })
      let signature = try #require(picture["thoughtSignature"])
      let reply = try client.post(
        Ask.small,
        Ask.after([picture.setting("thoughtSignature", nil), ["thoughtSignature": signature]]))
      #expect(
        reply.json.message?.hasPrefix(
          "Image part is missing a thought_signature in content position 2, part position 1.")
          == true)
    }
  }

  @Test func `Unsigned first words are refused, later words and thoughts are not`() throws {
    try serveSmall { client in
      let parts = try answer(client)
      let picture = try #require(parts.first { $0["inlineData"] != nil })
      let words: JSON = ["text": "Here it is."]
      let refused = try client.post(Ask.small, Ask.after([words, picture]))
      #expect(
        refused.json.message
          == "Text part is missing a thought_signature in content position 2, part position 1.")
      #expect(try client.post(Ask.small, Ask.after([picture, words])).status == 200)
      let thought: JSON = ["text": "**Thinking**", "thought": true]
      let draft = picture.setting("thoughtSignature", nil).setting("thought", true)
      #expect(try client.post(Ask.small, Ask.after([thought, draft, picture])).status == 200)
      let unflagged = picture.setting("thoughtSignature", nil)
      #expect(
        try client.post(Ask.small, Ask.after([thought, picture, unflagged])).json.message?
          .contains("content position 2, part position 3.") == true)
    }
  }

  @Test func `The two documented placeholders are accepted in both spellings`() throws {
    try serveSmall { client in
      let picture = try #require(try answer(client).first { $0["inlineData"] != nil })
      for signature in [
        "context_engineering_is_the_way_to_go", "skip_thought_signature_validator",
        "c2tpcF90aG91Z2h0X3NpZ25hdHVyZV92YWxpZGF0b3I=",
      ] {
        let part = picture.setting("thoughtSignature", .string(signature))
        let reply = try client.post(Ask.small, Ask.after([part]))
        #expect(reply.status == 200, "\(signature)")
      }
    }
  }

  @Test func `A signature that was changed, or is another project's, is corrupted`() throws {
    try serveSmall { client in
      let picture = try #require(try answer(client).first { $0["inlineData"] != nil })
      let signature = try #require(picture["thoughtSignature"]?.string)
      var digits = Array(signature)
      digits[digits.count / 2] = digits[digits.count / 2] == "A" ? "B" : "A"
      let changed = picture.setting("thoughtSignature", .string(String(digits)))
      let message = "Corrupted thought signature."
      #expect(try client.post(Ask.small, Ask.after([changed])).json.message == message)
      let foreign = try client.post(Ask.small, Ask.after([picture]), key: "another-key")
      #expect(foreign.status == 400 && foreign.json.message == message)
    }
  }

  @Test func `A signature holds for its family of models, or for its model alone where so set`()
    throws
  {
    let other = Ask.path("gemini-3.1-flash-lite-image")
    for scope in EmulatorConfiguration.SignatureScope.allCases {
      try serveSmall({ $0.signatureScope = scope }) { client in
        let parts = try answer(client)
        #expect(try client.post(Ask.small, Ask.after(parts)).status == 200)
        let reply = try client.post(other, Ask.after(parts, #""store":false"#))
        #expect(reply.status == (scope == .family ? 200 : 400), "\(scope)")
        if scope == .model { #expect(reply.json.message == "Corrupted thought signature.") }
      }
    }
  }

  @Test func `A signature that is no base64 names its place`() throws {
    try serveSmall { client in
      let reply = try client.post(
        Ask.small, Ask.after([["text": "Here.", "thoughtSignature": "no*base64"]]))
      #expect(
        reply.json.message
          == "Invalid value at 'contents[1].parts[0].thought_signature' (TYPE_BYTES), Base64 decoding failed for \"no*base64\""
      )
    }
  }

  @Test func `A signature beside the parts is a field that does not exist`() throws {
    let reply = try serveSmall {
      try $0.post(
        Ask.small,
        #"{"contents":[{"role":"model","thought_signature":"AAAA","parts":[{"text":"x"}]}]}"#)
    }
    #expect(
      reply.json.message
        == "Invalid JSON payload received. Unknown name \"thought_signature\" at 'contents[0]': Cannot find field."
    )
  }

  @Test func `The user's pictures need no signature, wherever they stand`() throws {
    try serveSmall { client in
      let picture = try #require(try answer(client).first { $0["inlineData"] != nil })
      let data = try #require(picture["inlineData"]?["data"]?.string)
      let body =
        #"{"contents":[{"role":"user","parts":[{"inlineData":{"mimeType":"image/jpeg","data":"\#(data)"}},{"text":"night"}]}],\#(Ask.smallSize)}"#
      #expect(try client.post(Ask.small, body).status == 200)
    }
  }
}
