import Conversation
import Foundation
import Testing

@testable import GeminiAPI

/// Memory does not grow with the size of a request or of an answer.
@Suite struct ConstantMemoryTests {
  /// The most memory this process has had, in bytes.
  private static func peak() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let words = line?.split(whereSeparator: \.isWhitespace) ?? []
    guard words.count == 3, let kibibytes = Int(words[1]) else { throw Failed() }
    return kibibytes << 10
  }

  /// Reads and serves answers with a picture of so many base64 characters.
  private static func server(characters: Int) throws -> TestServer {
    let head = #"data: {"candidates":[{"content":{"parts":[{"inlineData":{"data":""#
    let tail = #"","mimeType":"image/png"}}]},"finishReason":"STOP"}]}"# + "\r\n\r\n"
    let block = [UInt8](repeating: UInt8(ascii: "Z"), count: 64 << 10)
    return try TestServer { connection, server in
      let request = connection.readHead()
      let lines = request.lowercased().components(separatedBy: "\r\n")
      let length = lines.first { $0.hasPrefix("content-length: ") }.flatMap {
        Int($0.dropFirst(16))
      }
      server.note("\(connection.read(count: length ?? 0) == length)")
      connection.write("HTTP/1.1 200 OK\r\n\r\n" + head)
      for _ in 0..<(characters / block.count) { connection.write(block) }
      connection.write(tail)
    }
  }

  @Test func `80 MB out and 80 MB in cost less than 8 MB`() async {
    // In a process of its own, whose memory nobody else uses.
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      try Data(count: 60 << 20).write(to: folder.file("picture"))
      let picture = Picture(
        blob: BlobID(rawValue: "picture"), mimeType: "image/png", width: 1, height: 1,
        byteCount: 60 << 20)
      for (size, limit) in [(1 << 20, Int.max), (80 << 20, 8 << 20)] {
        let server = try Self.server(characters: size)
        let client = GeminiClient(
          endpoint: Endpoint(baseURL: try server.url(""), key: APIKey("k")),
          transport: CurlTransport(),
          spool: folder.url)
        let request = GenerateRequest(
          model: "m",
          contents: [Content(role: .user, parts: limit == .max ? [] : [.picture(picture)])],
          settings: GenerationSettings(model: "m"), blobURL: { folder.file($0.rawValue) })
        let before = try Self.peak()
        _ = try await client.generate(request) { event in
          guard case .part(let part) = event, case .picture(let blob, _) = part.body else { return }
          if blob.byteCount != size / 4 * 3 { Issue.record("\(blob.byteCount) bytes") }
        }
        #expect(try Self.peak() - before < limit)
        #expect(server.notes == ["true"])
      }
    }
  }
}
