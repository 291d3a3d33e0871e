import Conversation
import Foundation
import Testing

@testable import GeminiAPI

@Suite struct RequestWriterTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try Data("picture".utf8).write(to: folder.file("picture"))
    try Data("QUJD-_=".utf8).write(to: folder.file("signature"))
  }

  private func request(
    _ contents: [Content], settings: GenerationSettings? = nil, safety: [SafetySetting] = []
  ) -> GenerateRequest {
    let folder = folder
    return GenerateRequest(
      model: "m", contents: contents,
      settings: settings ?? GenerationSettings(model: "m", includesThoughts: false),
      safety: safety, blobURL: { folder.file($0.rawValue) })
  }

  /// Reads a body with a buffer of some size.
  private func bytes(_ body: RequestBody, step: Int = 4096) throws -> String {
    try read(RequestBodyReader(body), step: step)
  }

  private func read(_ reader: RequestBodyReader, step: Int) throws -> String {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: step)
    while true {
      let count = try buffer.withUnsafeMutableBytes { try reader.read(into: $0) }
      if count == 0 { return String(decoding: all, as: UTF8.self) }
      all += buffer[..<count]
    }
  }

  private let picture = Picture(
    blob: BlobID(rawValue: "picture"), mimeType: "image/jpeg", width: 1, height: 1, byteCount: 7)
  private let signature = Signature(blob: BlobID(rawValue: "signature"), characterCount: 7)

  private var conversation: [Content] {
    [
      Content(role: .user, parts: [.text("a \"boat\"/\n作者"), .picture(picture)]),
      Content(
        role: .model,
        parts: [
          Part(.text("hm"), isThought: true), Part(.picture(picture), isThought: true),
          Part(.text(""), signature: signature), Part(.picture(picture), signature: signature),
          Part(.other(json: #"{"functionCall":{}}"#), signature: signature),
          Part(.other(json: "{}")),
        ]),
      Content(role: .model, parts: [Part(.text("only a thought"), isThought: true)]),
      Content(role: .user, parts: [.text("night")]),
    ]
  }

  @Test func `a conversation is written as the service takes it`() throws {
    let settings = GenerationSettings(model: "m", size: "2K", aspect: "16:9")
    let safety = [SafetySetting(category: "HARM_CATEGORY_HARASSMENT", threshold: "BLOCK_NONE")]
    let body = try RequestWriter.body(
      of: request(conversation, settings: settings, safety: safety))
    let expected = [
      #"{"contents":[{"role":"user","parts":[{"text":"a \"boat\"/\n作者"},"#,
      #"{"inlineData":{"mimeType":"image/jpeg","data":"cGljdHVyZQ=="}}]},"#,
      #"{"role":"model","parts":[{"text":"","thoughtSignature":"QUJD-_="},"#,
      #"{"inlineData":{"mimeType":"image/jpeg","data":"cGljdHVyZQ=="},"thoughtSignature":"QUJD-_="},"#,
      #"{"functionCall":{},"thoughtSignature":"QUJD-_="},{}]},"#,
      #"{"role":"user","parts":[{"text":"night"}]}],"#,
      #""generationConfig":{"responseModalities":["TEXT","IMAGE"],"#,
      #""imageConfig":{"aspectRatio":"16:9","imageSize":"2K"},"#,
      #""thinkingConfig":{"includeThoughts":true}},"#,
      #""safetySettings":[{"category":"HARM_CATEGORY_HARASSMENT","threshold":"BLOCK_NONE"}]}"#,
    ].joined()
    #expect(try bytes(body) == expected)
    #expect(body.byteCount == expected.utf8.count)
  }

  @Test func `what is not asked for is not written`() throws {
    let body = try RequestWriter.body(of: request([Content(role: .user, parts: [.text("a")])]))
    #expect(
      try bytes(body)
        == #"{"contents":[{"role":"user","parts":[{"text":"a"}]}],"generationConfig":{"responseModalities":["TEXT","IMAGE"]}}"#
    )
  }

  @Test(arguments: [1, 2, 3, 5, 7, 64, 100_000])
  func `any buffer gets the same bytes`(step: Int) throws {
    let body = try RequestWriter.body(of: request(conversation))
    #expect(try bytes(body, step: step) == bytes(body))
  }

  @Test(arguments: [0, 1, 2, 3, 49_151, 49_152, 49_153, 200_000])
  func `the length is exact for a file of any length`(size: Int) throws {
    let data = Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    try data.write(to: folder.file("picture"))
    var picture = picture
    picture.byteCount = size
    let body = try RequestWriter.body(
      of: request([Content(role: .user, parts: [.picture(picture)])]))
    let text = try bytes(body)
    #expect(text.utf8.count == body.byteCount)
    #expect(text.contains(#""\#(data.base64EncodedString())""#))
  }

  @Test func `a body can be read again from its beginning at any time`() throws {
    let body = try RequestWriter.body(of: request(conversation))
    let whole = try bytes(body)
    let reader = RequestBodyReader(body)
    var buffer = [UInt8](repeating: 0, count: 150)
    for _ in 0..<3 {
      _ = try buffer.withUnsafeMutableBytes { try reader.read(into: $0) }
      reader.rewind()
    }
    #expect(try read(reader, step: 33) == whole)
  }

  @Test func `a picture that is gone stops the request before it goes out`() throws {
    try FileManager.default.removeItem(at: folder.file("picture"))
    #expect(throws: DamagedFile.self) {
      try RequestWriter.body(of: request(conversation))
    }
  }

  @Test func `a file that became shorter ends the body with an error`() throws {
    let body = try RequestWriter.body(of: request(conversation))
    try Data("pic".utf8).write(to: folder.file("picture"))
    #expect(throws: RequestBodyReader.FileError.self) { try bytes(body) }
  }
}
