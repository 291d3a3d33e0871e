import Conversation
import Digest
import Foundation
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

  @Test(arguments: ["<html><title>502</title></html>", "\n <!doctype html>", "upstream timeout"])
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

  // The content.

  @Test(arguments: [
    #"{}"#, #"{"parts":null}"#, #"{"role":"model"}"#, #"{"parts":[null]}"#, #"null"#,
  ])
  func `content may be missing in every way`(content: String) {
    let text = #"{"candidates":[{"content":\#(content),"finishReason":"NO_IMAGE"}]}"#
    #expect(events(text) == ["end NO_IMAGE noImage"])
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

  @Test func `the guide's refusal is told with its ratings`() throws {
    let text = """
      {"candidates":[{"finishReason":"IMAGE_SAFETY","safetyRatings":[
      {"category":"HARM_CATEGORY_SEXUALLY_EXPLICIT","probability":"MEDIUM","blocked":true}]}]}
      """
    #expect(events(text) == ["end IMAGE_SAFETY imageSafety"])
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

  // The large strings.

  @Test(arguments: [
    ("cGljdHVyZT8/Pz4+Pg==", "picture???>>>"), ("cGljdHVyZT8_Pz4-Pg==", "picture???>>>"),
    ("cGljdHVyZT8_Pz4-Pg", "picture???>>>"), (#"cGljdHVyZT8\/Pz4\u002bPg\u003d="#, "picture???>>>"),
    ("YQ==", "a"), ("YQ", "a"), ("YWI=", "ab"), ("YWI", "ab"), ("YWJj", "abc"),
  ])
  func `base64 is read in every spelling`(data: String, bytes: String) {
    #expect(events(picture(data)).first == "picture: image/png \(bytes)")
  }

  @Test(arguments: [
    "a", "YQ=", "YQ===", "Y=Q=", "YQ==YQ==", "Y*==", #"YW\nJj"#, #"YW\u00e9j"#, "YW Jj",
  ])
  func `text that is not base64 is refused`(data: String) {
    #expect(events(picture(data)) == ["failed network/badBase64"])
    #expect(spool.names.isEmpty)
  }

  @Test func `a picture without a byte is refused`() {
    #expect(events(picture("")) == ["failed network/badPicture"])
  }

  @Test(arguments: [#"\""#, #"\\"#, #"\n"#, #"\u0022"#, "\u{E9}"])
  func `a signature that could not go back as it is gets refused`(signature: String) {
    let text = answer(#"{"text":"a","thoughtSignature":"\#(signature)"}"#)
    #expect(events(text) == ["failed network/badBase64"])
  }

  @Test func `a spooled file is the user's alone and has the name of its bytes`() throws {
    let transcript = Transcript()
    let reader = AnswerReader(spool: spool.url, onEvent: transcript.note)
    try Array(picture("cGlj").utf8).withUnsafeBytes { try reader.read($0) }
    let part = try #require(transcript.parts.first)
    guard case .picture(let blob, _) = part.body else { throw Failed() }
    #expect(blob.blob.rawValue == SHA256.hexDigest(of: Array("pic".utf8)))
    let attributes = try FileManager.default.attributesOfItem(atPath: blob.url.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `a spool that is not there is a failure of the disk`() throws {
    try FileManager.default.removeItem(at: spool.url)
    #expect(events(picture("cGlj")) == ["failed storage/diskBroken"])
  }

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
      end.safetyRatings
        == #"[{"category":"HARM_CATEGORY_HATE_SPEECH","probability":"LOW"}]"#)
    #expect(end.usage?.imageTokens == 1120)
    #expect(end.usage?.thoughtsTokenCount == 291)
    #expect(end.modelVersion == "m")
    #expect(end.responseID == "r")
  }
}

/// A value that a test needs is not there.
struct Failed: Error {}
