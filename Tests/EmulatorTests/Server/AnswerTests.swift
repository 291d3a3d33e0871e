import Foundation
import Imaging
import Testing

@testable import Emulator

@Suite struct AnswerTests {
  @Test func `A picture comes as JPEG in the size of the table, with the service's headers`() throws
  {
    let reply = try serve { client in
      try client.post(
        Ask.pro,
        Ask.prompt(
          "a red boat",
          #""generationConfig":{"imageConfig":{"aspectRatio":"16:9","imageSize":"1K"}}"#))
    }
    #expect(reply.status == 200 && reply.isComplete)
    #expect(reply.header("content-type") == "application/json; charset=UTF-8")
    #expect(reply.header("server") == "scaffolding on HTTPServer2")
    #expect(reply.header("x-gemini-service-tier") == "standard")
    let pictures = reply.json.parts.filter { $0["inlineData"] != nil }
    #expect(pictures.count == 1)
    let part = try #require(pictures.first)
    #expect(part["inlineData"]?["mimeType"]?.string == "image/jpeg")
    let pixmap = try #require(part.pixmap)
    #expect(pixmap.width == 1376 && pixmap.height == 768)
    #expect(reply.json.finishReason == "STOP")
    #expect(reply.json["modelVersion"]?.string == "gemini-3-pro-image")
    #expect(reply.text.hasPrefix("{\n  \"candidates\": [\n    {\n      \"content\": {\n"))
  }

  @Test(arguments: [
    ("gemini-3-pro-image", "4K", "1:1", 4096, 4096),
    ("gemini-3-pro-image", "2K", "2:3", 1696, 2528),
    ("gemini-nano-banana-2.1", "1K", "8:1", 3072, 384),
    ("gemini-2.5-flash-image", "1K", "9:16", 768, 1344),
  ])
  func `Every size has the pixels of the table`(
    model: String, size: String, aspect: String, width: Int, height: Int
  ) throws {
    let models = try ModelRegistry.embedded()
    let served = try #require(models.model(named: model)?.model)
    let pixels = try #require(models.dimensions(served, aspect: aspect, size: size))
    #expect(pixels == (width, height))
    for aspect in served.aspects {
      for size in served.sizes.isEmpty ? ["1K"] : served.sizes {
        #expect(models.dimensions(served, aspect: aspect, size: size) != nil)
      }
    }
  }

  @Test(arguments: [("512", "21:9", 792, 336), ("1K", "8:1", 3072, 384)])
  func `A picture has the pixels of the table, and no words if none are wanted`(
    size: String, aspect: String, width: Int, height: Int
  ) throws {
    let model = "gemini-3.1-flash-image"
    let body = Ask.prompt(
      "a hill",
      #""generationConfig":{"responseModalities":["Image"],"imageConfig":{"aspectRatio":"\#(aspect)","imageSize":"\#(size)"}}"#
    )
    let reply = try serve({ $0.refusesRetiredModels = false }) {
      try $0.post(Ask.path(model), body)
    }
    #expect(reply.json.parts.count == 1, "IMAGE alone suppresses words")
    let pixmap = try #require(reply.json.parts.first?.pixmap)
    #expect(pixmap.width == width && pixmap.height == height)
  }

  @Test func `The second generation sends PNG without signatures and checks none`() throws {
    try serve({ $0.refusesRetiredModels = false }) { client in
      let first = try client.post(Ask.path("gemini-2.5-flash-image"), Ask.prompt("a red boat"))
      let parts = first.json.parts
      #expect(parts.allSatisfy { $0["thoughtSignature"] == nil })
      let picture = try #require(parts.first { $0["inlineData"] != nil })
      #expect(picture["inlineData"]?["mimeType"]?.string == "image/png")
      let second = try client.post(
        Ask.path("gemini-2.5-flash-image"),
        Ask.after(parts, then: "make it night", #""store":false"#))
      #expect(second.status == 200)
    }
  }

  @Test func `The account adds up as it was measured`() throws {
    let usage = try serve { try $0.post(Ask.pro, Ask.prompt("a red boat")) }.json["usageMetadata"]
    let usage2 = try #require(usage)
    let prompt = try #require(usage2["promptTokenCount"]?.integer)
    let candidates = try #require(usage2["candidatesTokenCount"]?.integer)
    let thoughts = try #require(usage2["thoughtsTokenCount"]?.integer)
    #expect(usage2["totalTokenCount"]?.integer == prompt + candidates + thoughts)
    #expect((50...350).contains(thoughts))
    let detail = usage2["candidatesTokensDetails"]?.array?.first
    #expect(detail?["modality"] == "IMAGE" && detail?["tokenCount"]?.integer == 1120)
    #expect((88...630).contains(candidates - 1120))
  }

  @Test func `A withheld picture costs its thoughts only`() throws {
    let reply = try serve { try $0.post(Ask.pro, Ask.prompt("a scene of gore")) }
    #expect(reply.json.finishReason == "IMAGE_SAFETY")
    #expect(reply.json["candidates"]?.array?.first?["content"] == [:])
    let usage = try #require(reply.json["usageMetadata"])
    let thoughts = try #require(usage["thoughtsTokenCount"]?.integer)
    let prompt = try #require(usage["promptTokenCount"]?.integer)
    #expect(usage["candidatesTokenCount"]?.integer == thoughts)
    #expect(usage["totalTokenCount"]?.integer == prompt + thoughts)
  }

  @Test func `A refused prompt has no candidates`() throws {
    let reply = try serve { try $0.post(Ask.pro, Ask.prompt("a celebrity on a horse")) }
    #expect(reply.status == 200)
    #expect(reply.json["candidates"] == nil)
    #expect(reply.json["promptFeedback"]?["blockReason"] == "PROHIBITED_CONTENT")
  }

  @Test func `The same request gets the same picture, another seed another layout or none`() throws
  {
    let pictures = try serve { client in
      try (0..<2).map { _ in try client.post(Ask.pro, Ask.prompt("two hills")).json }
    }
    #expect(pictures[0].parts.map(\.picture) == pictures[1].parts.map(\.picture))
    #expect(pictures[0]["responseId"] != pictures[1]["responseId"])
  }

  @Test func `Words alone come when only TEXT is asked for`() throws {
    let reply = try serve {
      try $0.post(
        Ask.pro, Ask.prompt("a boat", #""generationConfig":{"responseModalities":["TEXT"]}"#))
    }
    #expect(reply.json.parts.count == 1)
    #expect(reply.json.parts.first?["text"]?.string?.contains("a boat") == true)
    #expect(reply.json.parts.first?["thoughtSignature"] != nil)
  }

  @Test func `The ratio of the newest picture is kept when none is asked for`() throws {
    let photo = try Pixmap(width: 300, height: 200, red: 80, green: 90, blue: 200).png()
    let body =
      #"{"contents":[{"parts":[{"text":"make it red"},{"inline_data":{"mime_type":"image/png","data":"\#(Base64.encode(photo))"}}]}]}"#
    try serve { client in
      let reply = try client.post(Ask.pro, body)
      let parts = reply.json.parts
      let pixmap = try #require(parts.first { $0["inlineData"] != nil }?.pixmap)
      #expect(pixmap.width == 1264 && pixmap.height == 848)
      let edited = try client.post(
        Ask.pro, Ask.after(parts, then: "make it night", #""store":false"#))
      let next = try #require(edited.json.parts.first { $0["inlineData"] != nil }?.pixmap)
      #expect(next.width == 1264 && next.height == 848)
    }
  }
}
