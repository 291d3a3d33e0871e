import Conversation
import Digest
import Foundation
import Testing

@testable import GeminiAPI

/// Google's own client reads our requests as we mean them: no mistake of ours can hide in a reader
/// of ours.
@Suite(.enabled(if: GoogleReader.isInstalled, GoogleReader.hint))
struct IndependentReaderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Has Google's client read the request for some contents.
  private func reading(
    _ contents: [Content], _ settings: GenerationSettings = GenerationSettings(model: "m"),
    _ safety: [SafetySetting] = []
  ) throws -> GoogleReader.Reading {
    let folder = folder
    let body = RequestBodyReader(
      try RequestWriter.body(
        of: GenerateRequest(
          model: "m", contents: contents, settings: settings, safety: safety,
          blobURL: { folder.file($0.rawValue) })))
    var bytes = Data()
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while case let count = try buffer.withUnsafeMutableBytes({ try body.read(into: $0) }), count > 0
    {
      bytes += buffer[..<count]
    }
    try bytes.write(to: folder.file("request.json"))
    return try GoogleReader.read(folder.file("request.json"))
  }

  /// A picture of so many bytes, and the digest that it must arrive with.
  private func picture(_ type: String, byteCount: Int) throws -> (Part.Body, digest: String) {
    let data = Data((0..<byteCount).map { UInt8(truncatingIfNeeded: ($0 &* 7) ^ ($0 >> 8)) })
    try data.write(to: folder.file("picture-\(byteCount)"))
    let picture = Picture(
      blob: BlobID(rawValue: "picture-\(byteCount)"), mimeType: type, width: 1, height: 1,
      byteCount: byteCount)
    return (.picture(picture), SHA256.hexDigest(of: data))
  }

  private func signature(_ text: String) throws -> Signature {
    let name = "signature-\(SHA256.hexDigest(of: Array(text.utf8)))"
    try Data(text.utf8).write(to: folder.file(name))
    return Signature(blob: BlobID(rawValue: name), characterCount: text.utf8.count)
  }

  @Test(arguments: [
    "a boat", "", "\"quoted\" \\ / </b>", "a\nb\r\n\tc\u{8}\u{C}\u{0}\u{1F}\u{7F}",
    "作者 🍌 👨‍👩‍👧 e\u{301}", "\u{2028}\u{2029}\u{FEFF}\u{FFFD}\u{FFFF}\u{10FFFF}",
  ])
  func `words arrive letter for letter`(words: String) throws {
    let parts = try reading([Content(role: .user, parts: [.text(words)])]).parts
    #expect(parts == [.init(role: "user", kind: "text", text: words)])
    #expect(parts.first?.text.map { Array($0.unicodeScalars) } == Array(words.unicodeScalars))
  }

  @Test(arguments: [1, 2, 3, 49_151, 49_152, 49_153, 3_000_000])
  func `a picture arrives byte for byte`(byteCount: Int) throws {
    let (picture, digest) = try picture("image/webp", byteCount: byteCount)
    let parts = try reading([Content(role: .user, parts: [Part(picture)])]).parts
    #expect(
      parts == [
        .init(role: "user", kind: "inlineData", mimeType: "image/webp", pictureDigest: digest)
      ])
  }

  @Test func `a signature arrives as it came, in either alphabet, padded or not`() throws {
    let bytes = Data((0..<1_087_904).map { UInt8(truncatingIfNeeded: ($0 &* 13) ^ ($0 >> 9)) })
    let standard = bytes.base64EncodedString()
    let urlSafe = standard.replacing("+", with: "-").replacing("/", with: "_")
    for text in [standard, urlSafe, urlSafe.replacing("=", with: "")] {
      let part = Part(.text(""), signature: try signature(text))
      let seen = try #require(try reading([Content(role: .model, parts: [part])]).parts.first)
      #expect(seen.signature == text)
      #expect(seen.signatureDigest == SHA256.hexDigest(of: bytes))
    }
  }

  @Test func `a conversation arrives part by part, without its thoughts`() throws {
    let (first, firstDigest) = try picture("image/png", byteCount: 1000)
    let (second, secondDigest) = try picture("image/jpeg", byteCount: 2000)
    let signed = try signature("QUJD")
    let seen = try reading([
      Content(role: .user, parts: [.text("night"), Part(first)]),
      Content(
        role: .model,
        parts: [
          Part(.text("hm"), isThought: true), Part(first, isThought: true),
          Part(.text("Here."), signature: signed), Part(second, signature: signed),
          Part(.other(json: #"{"functionCall":{"name":"f","args":{}}}"#), signature: signed),
        ]),
      Content(role: .user, parts: [.text("day")]),
    ])
    let digest = SHA256.hexDigest(of: Array("ABC".utf8))
    #expect(
      seen.parts == [
        .init(role: "user", kind: "text", text: "night"),
        .init(
          role: "user", kind: "inlineData", mimeType: "image/png", pictureDigest: firstDigest),
        .init(
          role: "model", kind: "text", text: "Here.", signature: "QUJD", signatureDigest: digest),
        .init(
          role: "model", kind: "inlineData", mimeType: "image/jpeg", pictureDigest: secondDigest,
          signature: "QUJD", signatureDigest: digest),
        .init(role: "model", kind: "functionCall", signature: "QUJD", signatureDigest: digest),
        .init(role: "user", kind: "text", text: "day"),
      ])
  }

  @Test func `settings and safety arrive`() throws {
    let configuration = try reading(
      [Content(role: .user, parts: [.text("a")])],
      GenerationSettings(model: "m", size: "4K", aspect: "21:9"),
      [SafetySetting(category: "HARM_CATEGORY_HARASSMENT", threshold: "BLOCK_ONLY_HIGH")]
    ).configuration
    let expected = [
      #"{"imageConfig": {"aspectRatio": "21:9", "imageSize": "4K"}, "#,
      #""responseModalities": ["TEXT", "IMAGE"], "#,
      #""safetySettings": [{"category": "HARM_CATEGORY_HARASSMENT", "#,
      #""threshold": "BLOCK_ONLY_HIGH"}], "thinkingConfig": {"includeThoughts": true}}"#,
    ].joined()
    #expect(configuration == expected)
  }

  @Test(arguments: [
    #"{"contents":[{"role":"user","parts":[{"words":"a"}]}],"generationConfig":{}}"#,
    #"{"contents":[{"parts":[{"inlineData":{"data":"*"}}]}],"generationConfig":{}}"#,
    #"{"contents":[{"parts":[{"text":"a","inlineData":{"data":"YQ=="}}]}],"generationConfig":{}}"#,
    #"{"contents":[],"generationConfig":{"imageConfig":{"size":"2K"}}}"#,
    #"{"contents":[],"generationConfig":{},"safety":[]}"#,
  ])
  func `a mistake would be found`(body: String) throws {
    try Data(body.utf8).write(to: folder.file("request.json"))
    #expect(throws: GoogleReader.Refusal.self) {
      try GoogleReader.read(folder.file("request.json"))
    }
  }
}
