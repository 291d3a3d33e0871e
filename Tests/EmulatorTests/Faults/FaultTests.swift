import Foundation
import Testing

@testable import Emulator

@Suite struct FaultTests {
  private func stream(_ step: ScriptStep, _ more: String = Ask.thoughts) throws -> WireClient.Reply
  {
    try serve({ $0.script = [step] }) { try $0.post(Ask.proStream, Ask.prompt("a boat", more)) }
  }

  private func whole(_ name: String) throws -> WireClient.Reply {
    try serve({ $0.script = [.fault(name)] }) { try $0.post(Ask.pro, Ask.prompt("a boat")) }
  }

  @Test func `Every name of the contract has a fault, and no name two`() {
    let names = Fault.all.map(\.name)
    #expect(Set(names).count == names.count)
    let wanted = """
      503 503-demand 500 502-html 504 499 408 429-minute 429-bare 429-delay-long 429-day 429-limit0 402
      400-key 400-location 400-billing 400-invalid 400-payload 400-tokens 400-signature-missing
      400-signature-corrupted 401 403-unregistered 403-leaked 403-disabled 403-referrer 403-denied
      403-file 404-model 404-file 405 413-html 415 501 307-redirect IMAGE_SAFETY SAFETY
      IMAGE_RECITATION RECITATION SPII BLOCKLIST PROHIBITED_CONTENT IMAGE_PROHIBITED_CONTENT
      prompt-SAFETY prompt-PROHIBITED_CONTENT NO_IMAGE IMAGE_OTHER OTHER MAX_TOKENS
      stop-without-picture asks-back thoughts-only unflagged-drafts unknown-finish cut-mid-stream
      cut-after-picture error-mid-stream error-mid-stream-data bad-base64 bad-picture empty-answer
      not-json slow-first-byte empty-parts unknown-status 429-month 429-tokens 429-day-bare 400-size
      400-thinking 400-key-expired 401-missing 403-billing 403-permission 404-retired 503-relay
      503-mid-stream cut-before-answer IMAGE_SAFETY-ratings unknown-block
      """
    for name in wanted.split(whereSeparator: \.isWhitespace) {
      #expect(Fault.named(String(name)) != nil, "\(name)")
    }
  }

  @Test func `Every refusal has the status of its name, and the next request is answered`() throws {
    let refusals = Fault.all.filter {
      switch $0.effect {
      case .refusal, .foreign: true
      default: false
      }
    }
    try serve({ $0.script = refusals.map { .fault($0.name) } }) { client in
      for fault in refusals {
        let reply = try client.post(Ask.pro, Ask.prompt("x"))
        let digits = fault.name.prefix { $0.isNumber }
        if !digits.isEmpty { #expect(reply.status == Int(digits), "\(fault.name)") }
        if case .refusal = fault.effect {
          #expect(reply.json["error"]?["code"]?.integer == reply.status, "\(fault.name)")
          #expect(reply.json.message?.isEmpty == false, "\(fault.name)")
        }
      }
      #expect(try client.post(Ask.pro, Ask.prompt("a boat")).status == 200)
    }
  }

  @Test func `Every verdict is HTTP 200 without a picture and says its reason`() throws {
    for fault in Fault.all {
      guard let verdict = fault.effect.verdict else { continue }
      for reply in [try whole(fault.name), try stream(.fault(fault.name))] {
        let json = reply.events.last ?? reply.json
        #expect(reply.status == 200 && reply.isComplete, "\(fault.name)")
        #expect(!reply.text.contains("inlineData"), "\(fault.name)")
        switch verdict {
        case .stopped(let reason, let message, _, let isRated):
          #expect(json.finishReason == reason)
          let candidate = json["candidates"]?.array?.first
          #expect(candidate?["finishMessage"]?.string == message)
          #expect((candidate?["safetyRatings"] != nil) == isRated)
        case .promptBlocked(let reason):
          #expect(json["candidates"] == nil)
          #expect(json["promptFeedback"]?["blockReason"]?.string == reason)
        }
      }
    }
  }

  @Test func `A rate limit names quota, limit and the delay that was asked for`() throws {
    let reply = try stream(ScriptStep(fault: "429-minute", retryDelay: "2.5s"))
    #expect(reply.status == 429)
    let error = try #require(reply.json["error"])
    #expect(error["message"]?.string?.hasSuffix("\nPlease retry in 2.5s.") == true)
    let details = try #require(error["details"]?.array)
    #expect(
      details.map { $0["@type"]?.string?.split(separator: ".").last }
        == ["Help", "QuotaFailure", "RetryInfo"])
    #expect(details[2]["retryDelay"] == "2.5s")
    let violation = details[1]["violations"]?.array?.first
    #expect(violation?["quotaId"] == "GenerateRequestsPerMinutePerProjectPerModel-FreeTier")
    #expect(violation?["quotaValue"] == "10")
  }

  @Test func `A limit of zero has no value, a daily quota carries a delay all the same`() throws {
    let zero = try #require(try whole("429-limit0").json["error"]?["details"]?.array)
    #expect(zero[1]["violations"]?.array?.count == 2)
    #expect(zero[1]["violations"]?.array?.first?["quotaValue"] == nil)
    let day = try #require(try whole("429-day").json["error"]?["details"]?.array)
    #expect(day[1]["violations"]?.array?.first?["quotaId"]?.string?.contains("PerDay") == true)
    #expect(day[2]["retryDelay"] != nil)
    #expect(try whole("429-bare").json["error"]?["details"] == nil)
  }

  @Test func `A redirect points to a host that must not see the key`() throws {
    #expect(
      try whole("307-redirect").header("location")?.hasPrefix("https://relay.invalid/") == true)
  }

  @Test func `A cut stream has thoughts and no end`() throws {
    let reply = try stream(.fault("cut-mid-stream"))
    #expect(reply.status == 200 && !reply.isComplete)
    let parts = reply.events.flatMap(\.parts)
    #expect(!parts.isEmpty && parts.allSatisfy { $0["thought"]?.bool == true })
  }

  @Test func `A stream cut after the picture has it, but no finish reason`() throws {
    let reply = try stream(.fault("cut-after-picture"))
    #expect(!reply.isComplete)
    #expect(
      reply.events.flatMap(\.parts).contains { $0["inlineData"] != nil && $0["thought"] == nil })
    #expect(reply.events.allSatisfy { $0.finishReason == nil })
  }

  @Test func `A stream may end in order without a finish reason`() throws {
    let reply = try stream(.fault("end-without-finish"))
    #expect(reply.isComplete && !reply.events.isEmpty)
    #expect(reply.events.allSatisfy { $0.finishReason == nil })
  }

  @Test func `An error in mid-stream is a bare object, in the captured form`() throws {
    let reply = try stream(.fault("error-mid-stream"))
    #expect(reply.status == 200 && reply.isComplete)
    let tail = try #require(reply.text.components(separatedBy: "\r\n\r\n").last)
    #expect(
      tail == """
        {
          "error": {
            "code": 499,
            "message": "The operation was cancelled.",
            "status": "CANCELLED",
            "details": [
              {
                "@type": "type.googleapis.com/google.rpc.DebugInfo",
                "detail": "[ORIGINAL ERROR] generic::cancelled: "
              }
            ]
          }
        }

        """)
    #expect(try stream(.fault("error-mid-stream-data")).events.last?["error"]?["code"] == 499)
  }

  @Test func `Damaged pictures are damaged in the way their names say`() throws {
    let text = try #require(
      try stream(.fault("bad-base64")).events.flatMap(\.parts)
        .last { $0["inlineData"] != nil }?["inlineData"]?["data"]?.string)
    #expect(Base64.decode(text) == nil)
    let part = try #require(
      try stream(.fault("bad-picture")).events.flatMap(\.parts).last { $0["inlineData"] != nil })
    #expect(part.picture != nil && part.pixmap == nil)
  }

  @Test func `Drafts may come as ordinary signed pictures, each of them paid`() throws {
    let reply = try whole("unflagged-drafts")
    let pictures = reply.json.parts.filter { $0["inlineData"] != nil }
    #expect(pictures.allSatisfy { $0["thought"] == nil && $0["thoughtSignature"] != nil })
    let detail = reply.json["usageMetadata"]?["candidatesTokensDetails"]?.array?.first
    #expect(detail?["tokenCount"]?.integer == 1120 * pictures.count)
  }

  @Test func `Only thoughts may come, with a draft among them`() throws {
    let events = try stream(.fault("thoughts-only"), #""store":false"#).events
    let parts = events.flatMap(\.parts)
    #expect(parts.contains { $0["inlineData"] != nil })
    #expect(parts.allSatisfy { $0["thought"]?.bool == true })
    #expect(events.last?.finishReason == "STOP")
  }

  @Test func `A question back is signed and can be answered`() throws {
    try serve({ $0.script = [.fault("asks-back")] }) { client in
      let parts = try client.post(Ask.pro, Ask.prompt("a red boat and a blue boat")).json.parts
      #expect(parts.map { $0["text"] } == ["Which of the two boats shall be red?"])
      let reply = try client.post(
        Ask.pro, Ask.after(parts, then: "the left one", #""store":false"#))
      #expect(reply.json.parts.contains { $0["inlineData"] != nil })
    }
  }

  @Test func `Other oddities are what their names say`() throws {
    let empty = try whole("empty-answer")
    #expect(empty.status == 200 && empty.body.isEmpty)
    #expect(try whole("not-json").json == .null)
    let partless = try stream(.fault("empty-parts")).events
    #expect(partless.contains { $0.parts.isEmpty && $0.finishReason == nil })
    #expect(partless.last?.parts.first?["inlineData"] != nil)
    let start = ContinuousClock.now
    #expect(try stream(ScriptStep(fault: "slow-first-byte", seconds: 0.3)).status == 200)
    #expect(start.duration(to: .now) > .seconds(0.3))
    let words = try whole("stop-without-picture").json
    #expect(words.parts.count == 1 && words.finishReason == "STOP")
    #expect(words.parts.first?["thoughtSignature"] == nil)
  }

  @Test func `A script is read line by line, and its faults are named`() throws {
    let steps = try ScriptStep.parse(
      """
      # two answers
      {"ok":true}

      {"fault":"429-minute","retryDelay":"2.5s"}
      {"fault":"slow-first-byte","seconds":1}
      """)
    #expect(
      steps == [
        .ok, ScriptStep(fault: "429-minute", retryDelay: "2.5s"),
        ScriptStep(fault: "slow-first-byte", seconds: 1),
      ])
    #expect(throws: ScriptError(line: 1, reason: "is no JSON object")) {
      try ScriptStep.parse("nonsense")
    }
    let error = #expect(throws: ScriptError.self) { try ScriptStep.parse("\n{\"fault\":\"5O3\"}") }
    #expect(error?.description.hasPrefix("line 2 of the script names a fault \"5O3\"") == true)
  }
}
