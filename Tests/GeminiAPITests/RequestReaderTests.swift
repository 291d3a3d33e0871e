import Conversation
import Digest
import Foundation
import Testing

@testable import GeminiAPI

/// What was written is read back, part by part, by the digests of its bytes.
@Suite struct RequestReaderTests {
  let folder: TemporaryFolder
  private let spool: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    spool = try TemporaryFolder()
  }

  private func body(_ contents: [Content]) throws -> RequestBody {
    let folder = folder
    return try GenerateRequest(
      model: "m", contents: contents, settings: GenerationSettings(model: "m"),
      blobURL: { folder.file($0.rawValue) }
    ).body()
  }

  private func picture(_ count: Int) throws -> Part {
    let bytes = Data((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ count) })
    try bytes.write(to: folder.file("p\(count)"))
    return .picture(
      Picture(
        blob: BlobID(rawValue: "p\(count)"), mimeType: "image/png", width: 1, height: 1,
        byteCount: count))
  }

  private func signature(_ count: Int) throws -> Signature {
    try Data(repeating: UInt8(ascii: "Q"), count: count).write(to: folder.file("s\(count)"))
    return Signature(blob: BlobID(rawValue: "s\(count)"), characterCount: count)
  }

  @Test func `a conversation comes back with its parts, roles, signatures and digests`() throws {
    let drawn = try picture(100_000)
    let contents = [
      Content(role: .user, parts: [try picture(3), .text("a \"boat\"\n作者\\")]),
      Content(
        role: .model,
        parts: [
          Part(.text(""), signature: try signature(640)),
          Part(drawn.body, signature: try signature(200_000)),
          Part(.other(json: #"{"functionCall":{"name":"f"}}"#)),
        ]),
      Content(role: .user, parts: [.text("night")]),
    ]
    let read = try RequestReader.contents(of: try body(contents), spool: spool.url)
    #expect(read.map(\.role) == ["user", "model", "user"])
    #expect(read.map(\.parts.count) == [2, 3, 1])
    #expect(read[0].parts[1].body == .text("a \"boat\"\n作者\\"))
    #expect(read[1].parts[0].signature?.byteCount == 640)
    #expect(read[1].parts[1].signature?.byteCount == 200_000)
    guard case .picture(let file, let type) = read[1].parts[1].body else {
      Issue.record("no picture")
      return
    }
    let bytes = try Data(contentsOf: folder.file("p100000"))
    #expect(file.byteCount == 100_000 && type == "image/png")
    #expect(file.blob.rawValue == SHA256.hexDigest(of: Array(bytes)))
    #expect(read[1].parts[2].body == .other(json: #"{"functionCall":{"name":"f"}}"#))
    #expect(spool.names.isEmpty)
  }

  @Test func `what is no request is told`() throws {
    for text in ["", "{", "[]", "{\"contents\":[}"] {
      #expect(throws: (any Error).self) {
        try RequestReader.contents(of: RequestBody(Data(text.utf8)), spool: spool.url)
      }
    }
    #expect(spool.names.isEmpty)
  }
}
