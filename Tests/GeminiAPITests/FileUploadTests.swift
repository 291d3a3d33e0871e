import Conversation
import Foundation
import Resilience
import Synchronization
import Testing

@testable import GeminiAPI

/// Uploads over real HTTP: in pieces, taken up again where they broke, nowhere else than the service.
@Suite struct FileUploadTests {
  let folder: TemporaryFolder
  private let now = Date(timeIntervalSince1970: 1_795_000_000)

  init() throws { folder = try TemporaryFolder() }

  private func file(_ count: Int) throws -> FileUpload {
    let bytes = Data((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) })
    try bytes.write(to: folder.file("picture"))
    return FileUpload(
      url: folder.file("picture"), byteCount: count, mimeType: "image/png", displayName: "a")
  }

  private func client(_ server: TestServer) throws -> GeminiClient {
    GeminiClient(
      endpoint: Endpoint(baseURL: try server.url(""), key: APIKey("AIzaSecretSecret")),
      transport: CurlTransport(), spool: folder.url)
  }

  /// A service that keeps what comes; `cut` closes the line in the middle of the n-th command.
  private func server(
    cutting cut: Int? = nil, host: String? = nil, expires: String? = "2026-11-27T20:31:19.123456Z"
  ) throws -> TestServer {
    let stored = Mutex(0)
    let commands = Mutex(0)
    return try TestServer { connection, server in
      let head = connection.readHead()
      let fields = head.lowercased().components(separatedBy: "\r\n")
      func field(_ name: String) -> String? {
        fields.first { $0.hasPrefix(name + ": ") }.map { String($0.dropFirst(name.count + 2)) }
      }
      func reply(_ headers: String, _ body: String = "") {
        connection.write(
          "HTTP/1.1 200 OK\r\n\(headers)Content-Length: \(body.utf8.count)\r\n"
            + "Connection: close\r\n\r\n\(body)")
      }
      let length = Int(field("content-length") ?? "") ?? 0
      let command = field("x-goog-upload-command") ?? ""
      server.note("\(command) \(field("x-goog-upload-offset") ?? "-") \(length)")
      if field("x-goog-api-key") != nil { server.note("key") }
      switch command {
      case "start":
        connection.read(count: length)
        let port = host ?? "127.0.0.1:\(server.port)"
        reply("X-Goog-Upload-URL: http://\(port)/up?upload_id=1\r\n")
      case "query":
        reply(
          "X-Goog-Upload-Status: active\r\n"
            + "X-Goog-Upload-Size-Received: \(stored.withLock { $0 })\r\n")
      default:
        let number = commands.withLock { count in
          count += 1
          return count
        }
        if number == cut {
          let half = connection.read(count: length / 2)
          stored.withLock { $0 += half }
          return
        }
        let count = connection.read(count: length)
        stored.withLock { $0 += count }
        let expiration = expires.map { #","expirationTime":"\#($0)""# } ?? ""
        reply(
          "",
          command.contains("finalize")
            ? #"{"file":{"name":"files/x","uri":"https://h/files/x"\#(expiration)}}"# : "")
      }
    }
  }

  @Test func `a file goes up in pieces of 8 MiB, and its key only to the start`() async throws {
    let server = try server()
    let sent = Mutex(0)
    let file = try await client(server).upload(try file(20 << 20), now: now) { count in
      sent.withLock { $0 = count }
    }
    #expect(file.uri == "https://h/files/x" && file.name == "files/x")
    #expect(file.expiresAt == Date(timeIntervalSince1970: 1_795_811_479))
    #expect(
      server.notes == [
        "start - 29", "key", "upload 0 8388608", "upload 8388608 8388608",
        "upload, finalize 16777216 4194304",
      ])
    #expect(sent.withLock { $0 } == 20 << 20)
  }

  @Test func `an upload that breaks is taken up where the service says it broke`() async throws {
    let server = try server(cutting: 2)
    let file = try await client(server).upload(try file(20 << 20), now: now) { _ in }
    #expect(file.name == "files/x")
    let received = (8 << 20) + (4 << 20)
    #expect(server.notes.contains("query - 0"))
    #expect(server.notes.contains("upload, finalize \(received) \(8 << 20)"))
  }

  @Test func `without a word of when it ends a file lives for two days`() async throws {
    let server = try server(expires: nil)
    let file = try await client(server).upload(try file(10), now: now) { _ in }
    #expect(file.expiresAt == now + 48 * 3600)
  }

  @Test func `nothing is uploaded to another host than the service`() async throws {
    let server = try server(host: "127.0.0.2:9")
    await #expect {
      try await client(server).upload(try file(10), now: now) { _ in }
    } throws: { error in
      (error as? Failure)?.cause == .redirected
    }
    #expect(server.notes == ["start - 29", "key"])
  }

  @Test(arguments: [(503, FailureCause.overloaded), (504, .deadlineExceeded)])
  func `a refusal is told as the service tells it, and is never charged`(
    status: Int, cause: FailureCause
  ) async throws {
    // It hangs up before it has read the body: its refusal counts, not the line that broke.
    let server = try TestServer { connection, _ in
      _ = connection.readHead()
      connection.write(
        "HTTP/1.1 \(status) No\r\nConnection: close\r\n\r\n" + ErrorBody.plain(status, "X", "m"))
    }
    await #expect {
      try await client(server).upload(try file(10), now: now) { _ in }
    } throws: { error in
      (error as? Failure)?.cause == cause && (error as? Failure)?.charge == Failure.Charge.none
    }
  }
}
