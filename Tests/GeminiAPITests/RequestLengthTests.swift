import Conversation
import Foundation
import Testing

@testable import GeminiAPI

/// The length that is known beforehand is the length that goes out.
@Suite struct RequestLengthTests {
  let folder: TemporaryFolder
  private let rules = RequestRules(uploadsAbove: 40)

  init() throws { folder = try TemporaryFolder() }

  private func blob(_ count: Int) throws -> BlobID {
    try Data(repeating: UInt8(ascii: "A"), count: count).write(to: folder.file("\(count)"))
    return BlobID(rawValue: "\(count)")
  }

  private func picture(_ count: Int, type: String = "image/jpeg") throws -> Part {
    .picture(
      Picture(blob: try blob(count), mimeType: type, width: 1, height: 1, byteCount: count))
  }

  private func signature(_ count: Int) throws -> Signature {
    Signature(blob: try blob(count), characterCount: count)
  }

  /// The bytes between `"contents":[` and `],"generationConfig"`.
  private func written(_ contents: [Content]) throws -> Int {
    let folder = folder
    let settings = GenerationSettings(model: "m", includesThoughts: false)
    func length(_ contents: [Content]) throws -> Int {
      try GenerateRequest(
        model: "m", contents: contents, settings: settings, blobURL: { folder.file($0.rawValue) }
      ).body().byteCount
    }
    return try length(contents) - length([])
  }

  @Test func `every kind of part has its exact length`() throws {
    let parts = [
      Part.text(""), .text("plain"), .text("作者 🚤 \u{301}"), try picture(1), try picture(2),
      try picture(3), try picture(31), try picture(9, type: "image/\"odd\""),
      Part(.text(""), signature: try signature(9)),
      Part(try picture(30).body, signature: try signature(3000)),
      Part(.other(json: "{}"), signature: try signature(5)), Part(.other(json: "{}")),
      Part(.other(json: #" {"functionCall":{"name":"f"}} "#), signature: try signature(7)),
    ]
    for signing in [Content.Signing.asReceived, .bypass, .omitted] {
      for role in [Content.Role.user, .model] {
        for part in parts {
          let content = Content(role: role, parts: [part], signing: signing)
          #expect(try RequestLength.of([content], rules) == written([content]))
        }
        let contents = [
          Content(role: role, parts: parts, signing: signing),
          Content(role: role, parts: parts.reversed(), signing: signing),
        ]
        #expect(try RequestLength.of(contents, rules) == written(contents))
      }
    }
  }

  @Test func `every character has its exact length in a literal`() {
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a" + String(scalar) + "b"
      let length = RequestWriter.quoted(text).utf8.count
      if RequestLength.literal(text) != length { Issue.record("U+\(String(value, radix: 16))") }
    }
  }

  @Test func `the rest of a request stays within what is reckoned for it`() throws {
    let settings = GenerationSettings(
      model: "m", size: "4K", aspect: "16:9", includesThoughts: true)
    let categories = [
      "HARASSMENT", "HATE_SPEECH", "SEXUALLY_EXPLICIT", "DANGEROUS_CONTENT", "CIVIC_INTEGRITY",
    ]
    let request = GenerateRequest(
      model: "m", contents: [], settings: settings,
      safety: categories.map {
        SafetySetting(category: "HARM_CATEGORY_\($0)", threshold: "BLOCK_MEDIUM_AND_ABOVE")
      }, blobURL: { URL(filePath: $0.rawValue) })
    #expect(try request.body().byteCount < RequestLength.envelope)
  }

  @Test func `a reference stays within what is reckoned for it`() throws {
    let folder = folder
    let contents = [Content(role: .user, parts: [try picture(41)])]
    let uri =
      "https://generativelanguage.googleapis.com/v1beta/files/" + String(repeating: "x", count: 40)
    let request = GenerateRequest(
      model: "m", contents: contents, settings: GenerationSettings(model: "m"),
      fileURIs: [try blob(41): uri], blobURL: { folder.file($0.rawValue) })
    let rest = try GenerateRequest(
      model: "m", contents: [], settings: GenerationSettings(model: "m"),
      blobURL: { folder.file($0.rawValue) }
    ).body().byteCount
    #expect(try request.body().byteCount - rest <= RequestLength.of(contents, rules))
  }
}
