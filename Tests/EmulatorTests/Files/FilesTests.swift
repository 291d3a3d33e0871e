import Digest
import Foundation
import Imaging
import Synchronization
import Testing

@testable import Emulator

/// The Files API over real HTTP: uploads in pieces, files of a project, and what becomes of them.
@Suite struct FilesTests {
  private static let bytes: [UInt8] = Array("not a picture, but bytes to be counted".utf8)

  private func start(
    _ client: WireClient, count: Int, type: String = "image/png", key: String = "a-key"
  ) throws -> String {
    let reply = try client.send(
      "POST", "/upload/v1beta/files",
      headers: [
        "x-goog-api-key: \(key)", "X-Goog-Upload-Protocol: resumable",
        "X-Goog-Upload-Command: start", "X-Goog-Upload-Header-Content-Length: \(count)",
        "X-Goog-Upload-Header-Content-Type: \(type)",
      ], body: Array(#"{"file":{"display_name":"lake"}}"#.utf8))
    #expect(reply.status == 200 && reply.body.isEmpty)
    #expect(reply.header("x-goog-upload-status") == "active")
    let address = try #require(reply.header("x-goog-upload-url").flatMap { URL(string: $0) })
    return address.path + "?" + (address.query ?? "")
  }

  private func command(
    _ client: WireClient, _ command: String, at address: String, offset: Int? = nil,
    _ body: some Sequence<UInt8> = []
  ) throws -> WireClient.Reply {
    let place = offset.map { ["X-Goog-Upload-Offset: \($0)"] } ?? []
    return try client.send(
      "POST", address, headers: ["X-Goog-Upload-Command: \(command)"] + place, body: Array(body))
  }

  private func upload(_ client: WireClient, _ bytes: [UInt8], type: String = "image/png") throws
    -> JSON
  {
    let address = try start(client, count: bytes.count, type: type)
    let reply = try command(client, "upload, finalize", at: address, offset: 0, bytes)
    #expect(reply.header("x-goog-upload-status") == "final")
    return try #require(reply.json["file"])
  }

  private func id(_ file: JSON) throws -> String {
    try #require(file["name"]?.string).replacing("files/", with: "")
  }

  @Test func `a file has the fields the service gives it, and is listed until it is deleted`()
    throws
  {
    try serve { client in
      let file = try upload(client, Self.bytes)
      #expect(file["sizeBytes"]?.string == String(Self.bytes.count))
      #expect(file["displayName"]?.string == "lake" && file["state"]?.string == "ACTIVE")
      let hash = Base64.decode(file["sha256Hash"]?.string ?? "").map {
        String(decoding: $0, as: UTF8.self)
      }
      #expect(hash == SHA256.hexDigest(of: Self.bytes))
      let path = "/v1beta/files/\(try id(file))"
      #expect(file["uri"]?.string?.hasSuffix(path) == true)
      #expect(try client.get(path).json["name"] == file["name"])
      #expect(try client.get("/v1beta/files").json["files"]?.array?.count == 1)
      #expect(try client.get(path, key: "another-key").status == 403)
      let deleted = try client.send(
        "DELETE", path, headers: ["x-goog-api-key: a-key"], body: [])
      #expect(deleted.status == 200)
      #expect(try client.get(path).status == 403)
    }
  }

  @Test func `pieces go on where the ones before ended, and nowhere else`() throws {
    try serve { client in
      let address = try start(client, count: Self.bytes.count)
      #expect(
        try command(client, "upload", at: address, offset: 0, Self.bytes.prefix(10)).status == 200)
      let query = try command(client, "query", at: address)
      #expect(query.header("x-goog-upload-size-received") == "10")
      // Not from the beginning again, not unfinished, not more than was announced.
      let wrong = [
        try command(client, "upload", at: address, offset: 0, Self.bytes.prefix(10)),
        try command(client, "finalize", at: address),
        try command(client, "upload", at: address, offset: 10, Self.bytes + Self.bytes),
      ]
      #expect(wrong.map(\.status) == [400, 400, 400])
      let done = try command(
        client, "upload, finalize", at: address, offset: 10, Self.bytes.dropFirst(10))
      #expect(done.json["file"]?["sizeBytes"]?.string == String(Self.bytes.count))
      #expect(try command(client, "query", at: address).status == 400)
    }
  }

  @Test func `nothing is uploaded without a key`() throws {
    try serve { client in
      let reply = try client.send(
        "POST", "/upload/v1beta/files",
        headers: ["X-Goog-Upload-Command: start", "X-Goog-Upload-Header-Content-Length: 3"],
        body: [])
      #expect(reply.status == 403)
    }
  }

  private func request(_ uri: String) -> String {
    #"{"contents":[{"parts":[{"fileData":{"mimeType":"image/png","fileUri":"\#(uri)"}},"#
      + #"{"text":"make it night"}]}]}"#
  }

  @Test func `a file is edited like a picture that is sent along, until it expires`() throws {
    let clock = Clock(time: Date(timeIntervalSince1970: 1_795_000_000))
    try serve({ $0.now = { clock.now } }) { client in
      let pixels = [UInt8](repeating: 200, count: 32 * 32 * 4)
      let picture = try Pixmap(width: 32, height: 32, bytes: pixels).png()
      let file = try upload(client, picture)
      let uri = try #require(file["uri"]?.string)
      let answer = try client.post(Ask.pro, request(uri))
      #expect(answer.status == 200, "\(answer.text.prefix(300))")
      clock.now += 49 * 3600
      let gone = try client.post(Ask.pro, request(uri))
      #expect(gone.status == 403)
      let name = try id(file)
      #expect(
        gone.json.message
          == "You do not have permission to access the File \(name) or it may not exist.")
    }
  }

  @Test func `what is not a file of this service is not fetched`() throws {
    try serve { client in
      let foreign = try client.post(Ask.pro, request("https://example.com/a.png"))
      let unknown = try client.post(Ask.pro, request("https://h/v1beta/files/none"))
      #expect(foreign.status == 400 && unknown.status == 403)
    }
  }
}

/// A clock that is set by hand.
private final class Clock: Sendable {
  private let time: Mutex<Date>

  init(time: Date) { self.time = Mutex(time) }

  var now: Date {
    get { time.withLock { $0 } }
    set { time.withLock { $0 = newValue } }
  }
}
