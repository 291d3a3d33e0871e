import Conversation
import Foundation
import Resilience
import Testing

@testable import GeminiAPI

/// The oddities of real answers, one a test.
@Suite struct AnswerReaderTests {
  let spool: TemporaryFolder

  init() throws { spool = try TemporaryFolder() }

  /// An answer with the given parts that ends well.
  private func answer(_ parts: String) -> String {
    #"{"candidates":[{"content":{"parts":[\#(parts)]},"finishReason":"STOP"}]}"#
  }

  private func events(_ text: String) -> [String] { Transcript.reading(text, spool: spool) }

  private func picture(_ data: String) -> String {
    answer(#"{"inlineData":{"mimeType":"image/png","data":"\#(data)"}}"#)
  }

  // The frame.

  @Test func `data may follow the colon without a space`() {
    #expect(events("data:\(picture("cGlj"))\n\n").first == "picture: image/png pic")
  }

  @Test func `an event may have several data lines`() {
    let lines = picture("cGlj").replacing(",", with: ",\ndata: ")
    #expect(events("data: \(lines)\n\n").first == "picture: image/png pic")
  }

  @Test func `comments and other fields are passed over`() {
    let text = ": ping\nevent: message\nid: 7\nretry\n\ndata\ndata: \(picture("cGlj"))\n\n"
    #expect(events(text) == ["picture: image/png pic", "end STOP answered"])
  }

  @Test func `an end mark of other services is passed over`() {
    #expect(events("data: \(picture("cGlj"))\n\ndata: [DONE]\n\n").last == "end STOP answered")
  }

  @Test func `data may hold an array`() {
    #expect(events("data: [\(picture("cGlj"))]\n\n").first == "picture: image/png pic")
  }

  @Test func `events without a blank line between them are told apart`() {
    let text = "data: \(answer(#"{"text":"a"}"#))\ndata: \(picture("cGlj"))\n"
    #expect(events(text) == ["text: a", "picture: image/png pic", "end STOP answered"])
  }

  @Test func `a byte order mark and white space may come first`() {
    #expect(events("\u{FEFF}\r\n  \(picture("cGlj"))").first == "picture: image/png pic")
  }

  @Test func `an error may come as data`() {
    let text = #"data: {"error":{"code":503,"message":"m","status":"UNAVAILABLE"}}"# + "\n\n"
    #expect(events(text) == ["failed server/overloaded"])
  }

  @Test func `an error may come in an array`() {
    #expect(events(#"[{"error":{"code":500,"message":"m"}}]"#) == ["failed server/internalError"])
  }

  @Test func `an error without a code is told by its status`() {
    let text = #"{"error":{"status":"RESOURCE_EXHAUSTED","message":"m"}}"#
    #expect(events(text) == ["failed rate limit/sharedCapacity"])
  }

  @Test(arguments: [
    "<html><title>502</title></html>", "\n <!doctype html>", "upstream timeout",
    "data: <html>\n\n", "data: upstream timeout\n\n", "\u{1F}\u{8B}\u{8}gzip, unasked",
  ])
  func `what is not JSON is told so`(text: String) {
    #expect(events(text) == ["failed network/notJSON"])
  }

  @Test(arguments: ["", "\r\n", "[]", "{}", "data: {}\n\n", ": ping\n\n"])
  func `an answer without a finish reason is cut`(text: String) {
    let last = events(text).last ?? ""
    #expect(last.hasSuffix("cutMidStream") || text == ": ping\n\n" && last.hasSuffix("notJSON"))
  }

  @Test(arguments: ["{]", "[}", "{}}", "7", #"{"a" 1}"#, #"{"a":1 2}"#, "[[]]", #"["a"]"#])
  func `JSON with a mistake is refused`(text: String) {
    #expect(events(text) == ["failed network/notJSON"])
  }

  @Test func `JSON that is too deep is refused`() {
    let text = #"{"a":"# + String(repeating: "[", count: 600)
    #expect(events(text) == ["failed network/notJSON"])
  }

  @Test func `JSON of 500 levels is read, as deep as the parser goes`() {
    let levels = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
    let text = #"{"new":\#(levels),"candidates":[{"finishReason":"NO_IMAGE"}]}"#
    #expect(events(text) == ["end NO_IMAGE noImage"])
  }

  @Test func `more than 64 MiB of words is refused`() throws {
    let reader = AnswerReader(spool: spool.url) { _ in }
    let block = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20)
    try Array(#"{"candidates":[{"content":{"parts":[{"text":""#.utf8).withUnsafeBytes {
      try reader.read($0)
    }
    for _ in 0..<63 { try block.withUnsafeBytes { try reader.read($0) } }
    let failure = #expect(throws: Failure.self) {
      try block.withUnsafeBytes { try reader.read($0) }
    }
    #expect(failure?.cause == .notJSON)
  }

  // The content.

  @Test(arguments: [
    #"{}"#, #"{"parts":null}"#, #"{"role":"model"}"#, #"{"parts":[null]}"#, #"null"#,
  ])
  func `content may be missing in every way`(content: String) {
    let text = #"{"candidates":[{"content":\#(content),"finishReason":"NO_IMAGE"}]}"#
    #expect(events(text) == ["end NO_IMAGE noImage"])
  }

  @Test func `an error that is null is none`() {
    let text = #"{"error":null,"candidates":[{"finishReason":"NO_IMAGE"}]}"#
    #expect(events(text) == ["end NO_IMAGE noImage"])
  }

  @Test func `a part whose every field is null says nothing`() {
    let text = answer(
      #"{"text":null,"inlineData":null},{"text":"a","inlineData":null,"thoughtSignature":"QQ=="}"#)
    #expect(events(text) == ["text signed(QQ==): a", "end STOP answered"])
  }

  @Test func `of two fields with one name the last counts, and the first leaves nothing behind`() {
    let text = answer(
      """
      {"inlineData":{"data":"b25l","mimeType":"image/gif"},"thoughtSignature":"QQ==",
      "inlineData":{"data":"b25l","mimeType":"image/png","data":"cGlj"},"thoughtSignature":"Qg=="}
      """)
    #expect(events(text) == ["picture signed(Qg==): image/png pic", "end STOP answered"])
    #expect(spool.names.isEmpty)
  }

  @Test func `a thought picture may be signed, and its signature may come first`() {
    let text = answer(
      #"{"thoughtSignature":"QQ==","thought":true,"inlineData":{"data":"cGlj"}}"#)
    #expect(
      events(text)
        == ["thought picture signed(QQ==): application/octet-stream pic", "end STOP answered"])
  }

  @Test func `unknown fields and values are fine`() {
    let text =
      #"{"new":[1,{"data":"x"}],"candidates":[{"finishReason":"NEW","x":null}],"usageMetadata":{"trafficType":7}}"#
    #expect(events(text) == ["usage -1", "end NEW otherReason"])
  }

  @Test(arguments: ["1e300", "-1", "-1e300", "1.5", "9999999999999999999999", "null", "{}"])
  func `a count that cannot be one is none`(count: String) {
    let text = #"{"usageMetadata":{"totalTokenCount":\#(count)}}"#
    #expect(events(text) == ["usage -1", "end - cutMidStream"])
  }

  @Test func `an unknown kind of part is kept as it came`() {
    let text = answer(
      #"{"functionCall":{"name":"f","args":{"data":"x"}},"thoughtSignature":"QQ=="}"#)
    #expect(
      events(text).first
        == #"other signed(QQ==): {"functionCall":{"args":{"data":"x"},"name":"f"}}"#)
  }

  @Test func `empty words are kept if they are signed, else dropped`() {
    let text = answer(
      #"{"text":""},{"text":"","thoughtSignature":"QQ=="},{"text":"","thoughtSignature":""}"#)
    #expect(events(text) == ["text signed(QQ==): ", "end STOP noImage"])
  }

  @Test func `field names in snake case are understood`() {
    let text = answer(
      #"{"inline_data":{"mime_type":"image/png","data":"cGlj"},"thought_signature":"QQ=="}"#)
    #expect(events(text).first == "picture signed(QQ==): image/png pic")
  }

  @Test func `a prompt that was blocked has no candidates`() {
    let text = #"{"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},"modelVersion":"m"}"#
    #expect(events(text) == ["end - prohibitedContent"])
  }

  @Test func `words that look like a placeholder are words`() {
    let text = answer(
      ##"{"text":"#0 (3 bytes)"},{"inlineData":{"mimeType":"image/png","data":"cGlj"}}"##)
    #expect(events(text).prefix(2) == ["text: #0 (3 bytes)", "picture: image/png pic"])
  }

  // What stands beside the parts.

  @Test func `the raw answer names the length of what it leaves out`() throws {
    let reader = AnswerReader(spool: spool.url) { _ in }
    try Array(picture("cGlj").utf8).withUnsafeBytes { try reader.read($0) }
    let raw = try reader.finish().rawAnswer
    #expect(raw.contains(##""data":"#0 (3 bytes)""##))
    #expect(!raw.contains("cGlj"))
  }

  @Test func `the end tells everything that stood beside the parts`() throws {
    let text = """
      {"candidates":[{"finishReason":"IMAGE_SAFETY","finishMessage":"Unable to show.",
      "safetyRatings":[{"category":"HARM_CATEGORY_HATE_SPEECH","probability":"LOW"}]}],
      "usageMetadata":{"promptTokenCount":464,"thoughtsTokenCount":291,
      "candidatesTokensDetails":[{"modality":"IMAGE","tokenCount":1120}]},
      "modelVersion":"m","responseId":"r"}
      """
    let reader = AnswerReader(spool: spool.url) { _ in }
    try Array(text.utf8).withUnsafeBytes { try reader.read($0) }
    let end = try reader.finish()
    #expect(end.finishMessage == "Unable to show.")
    #expect(
      end.safetyRatings == [SafetyRating("HARM_CATEGORY_HATE_SPEECH", probability: "LOW")])
    #expect(end.usage?.imageTokens == 1120)
    #expect(end.usage?.thoughtsTokenCount == 291)
    #expect(end.modelVersion == "m")
    #expect(end.responseID == "r")
  }
}

/// A value that a test needs is not there.
struct Failed: Error {}
