internal import Foundation
internal import Synchronization

/// The uploads and files of the Files API, in memory, the oldest out first.
///
/// An upload is begun, gets its bytes in pieces, each at the offset where the one before ended, and
/// becomes a file when it is finalized: https://ai.google.dev/gemini-api/docs/files.
final class FileStore: Sendable {
  /// All bytes together.
  private static let limit = 512 << 20

  private struct Upload {
    var file: StoredFile
    var byteCount: Int
  }

  private struct State {
    var uploads: [String: Upload] = [:]
    var files: [StoredFile] = []
    var begun = 0
  }

  private let state = Mutex(State())
  private let lifetime: Double
  private let now: @Sendable () -> Date

  init(lifetime: Double, now: @escaping @Sendable () -> Date) {
    self.lifetime = lifetime
    self.now = now
  }

  /// Begins an upload and says where its bytes go.
  func start(_ request: HTTPRequest, for key: String) throws(ServiceError) -> HTTPReply {
    guard request.upload["command"] == "start",
      let count = request.upload["header-content-length"].flatMap({ Int($0) }), count > 0
    else {
      throw .invalid("Upload size must be announced with X-Goog-Upload-Header-Content-Length.")
    }
    let body = JSON.parse(request.body)?["file"]
    let now = now()
    let id = state.withLock { state in
      state.begun += 1
      let id = "up\(state.begun)-\(UInt32.random(in: 0 ... .max))"
      let file = StoredFile(
        id: String(id.reversed()).lowercased().replacing("-", with: "x"), key: key,
        displayName: (body?["display_name"] ?? body?["displayName"])?.string ?? "",
        mimeType: request.upload["header-content-type"] ?? "application/octet-stream", bytes: [],
        createdAt: now, expiresAt: now.addingTimeInterval(lifetime))
      state.uploads[id] = Upload(file: file, byteCount: count)
      return id
    }
    let address = "http://\(request.host)/upload/v1beta/files?upload_id=\(id)"
    return Self.reply([
      ("x-goog-upload-url", address + "&upload_protocol=resumable"),
      ("x-goog-upload-status", "active"), ("x-goog-upload-chunk-granularity", "8388608"),
    ])
  }

  /// Carries out one command to an upload.
  func upload(_ request: HTTPRequest, to id: String) throws(ServiceError) -> HTTPReply {
    let commands = (request.upload["command"] ?? "").split(separator: ",")
      .map { $0.trimmingCharacters(in: .whitespaces) }
    guard let received = state.withLock({ $0.uploads[id]?.file.bytes.count }) else {
      throw .invalid("Upload has already been terminated.")
    }
    if commands == ["query"] {
      return Self.reply([
        ("x-goog-upload-status", "active"), ("x-goog-upload-size-received", String(received)),
      ])
    }
    if commands == ["cancel"] {
      state.withLock { $0.uploads[id] = nil }
      return Self.reply([("x-goog-upload-status", "cancelled")])
    }
    if commands.contains("upload"), !keep(request.body, of: request, in: id) {
      throw .invalid("Upload offset or size does not match: \(received) bytes were received.")
    }
    guard commands.contains("finalize") else {
      return Self.reply([("x-goog-upload-status", "active")])
    }
    let file = state.withLock { state -> StoredFile? in
      guard let upload = state.uploads[id], upload.file.bytes.count == upload.byteCount else {
        return nil
      }
      state.uploads[id] = nil
      state.files.append(upload.file)
      var total = state.files.reduce(0) { $0 + $1.bytes.count }
      while total > Self.limit, state.files.count > 1 {
        total -= state.files.removeFirst().bytes.count
      }
      return upload.file
    }
    guard let file else { throw .invalid("Upload is not complete.") }
    var reply = HTTPReply.json(["file": file.json(host: request.host)])
    reply.headers.append(("x-goog-upload-status", "final"))
    return reply
  }

  /// Keeps bytes that came for an upload; false where they do not go on from what is there.
  @discardableResult
  func keep(_ bytes: [UInt8], of request: HTTPRequest, in id: String) -> Bool {
    state.withLock { state in
      guard let upload = state.uploads[id],
        request.upload["offset"] == String(upload.file.bytes.count),
        upload.file.bytes.count + bytes.count <= upload.byteCount
      else { return false }
      state.uploads[id]?.file.bytes += bytes
      return true
    }
  }

  /// A file of a key's project that has not expired.
  func file(_ id: String, of key: String) throws(ServiceError) -> StoredFile {
    let now = now()
    let file = state.withLock { $0.files.first { $0.id == id && $0.key == key } }
    guard let file, file.expiresAt > now else { throw .noSuchFile(id) }
    return file
  }

  func delete(_ id: String, of key: String) throws(ServiceError) {
    _ = try file(id, of: key)
    state.withLock { $0.files.removeAll { $0.id == id } }
  }

  /// The files of a key's project.
  func list(for key: String, host: String) -> JSON {
    let now = now()
    let files = state.withLock { $0.files.filter { $0.key == key && $0.expiresAt > now } }
    return files.isEmpty
      ? .object([]) : ["files": .array(files.map { $0.json(host: host) })]
  }

  /// Puts the bytes of files in the place of references to them; what is not here stays a reference,
  /// and is refused as one.
  func resolve(_ request: inout GenerateRequest, for key: String) {
    for content in request.contents.indices {
      for part in request.contents[content].parts.indices {
        let uri = request.contents[content].parts[part].fileURI ?? ""
        guard uri.contains("/files/"), let id = uri.split(separator: "/").last,
          let file = try? file(String(id), of: key)
        else { continue }
        request.contents[content].parts[part].fileURI = nil
        request.contents[content].parts[part].inlineData = (
          file.mimeType, Base64.encode(file.bytes)
        )
      }
    }
  }

  private static func reply(_ headers: [(String, String)]) -> HTTPReply {
    HTTPReply(
      status: 200, headers: HTTPReply.serviceHeaders(contentType: "text/plain") + headers,
      body: .whole([]))
  }
}
