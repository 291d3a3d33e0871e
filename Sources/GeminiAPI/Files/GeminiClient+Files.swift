package import Conversation
package import Foundation
package import Resilience

/// The Files API: https://ai.google.dev/gemini-api/docs/files.
extension GeminiClient {
  /// The service's granularity; each piece has time-outs of its own.
  private static let pieceSize = 8 << 20
  /// How often a line that broke is taken up again before the upload is given up.
  private static let resumptions = 3

  /// Uploads a file by the resumable protocol, in pieces, in constant memory.
  ///
  /// A line that breaks is taken up again where the service says it broke. Nothing is charged.
  ///
  /// - Parameters:
  ///   - file: What is uploaded.
  ///   - now: The present time, from which the file's life is counted where the service is silent.
  ///   - onSent: Gets the bytes that have gone out, as ``generate(_:streaming:onEvent:)`` tells.
  /// - Returns: Where the service has it, and until when.
  /// - Throws: `Failure`.
  package func upload(
    _ file: FileUpload, now: Date, onSent: @escaping @Sendable (Int) -> Void
  ) async throws(Failure) -> UploadedFile {
    let address = try await startUpload(of: file)
    var offset = 0
    var resumptions = Self.resumptions
    while true {
      let start = offset
      let count = min(Self.pieceSize, file.byteCount - start)
      let isLast = start + count == file.byteCount
      do throws(Failure) {
        let reply = try await command(
          isLast ? "upload, finalize" : "upload", at: address, offset: start,
          RequestBody([.file(file.url, offset: start, byteCount: count)])
        ) { onSent(start + $0) }
        offset += count
        guard isLast else { continue }
        guard let uploaded = UploadedFile(try reply.object().object("file"), now: now) else {
          throw Failure(
            .network, .notJSON, message: "The service did not say where it put the file.",
            httpStatus: 200)
        }
        return uploaded
      } catch {
        guard error.cause == .connectionLost || error.cause == .cutMidStream, resumptions > 0 else {
          throw error
        }
        resumptions -= 1
        offset = try await received(at: address, of: file.byteCount)
      }
    }
  }

  /// Asks for a place to upload to; it lies at the service itself, or it is not used.
  private func startUpload(of file: FileUpload) async throws(Failure) -> URL {
    let name = #"{"file":{"display_name":\#(RequestWriter.quoted(file.displayName))}}"#
    let reply = try await send(
      .post, endpoint.uploadURL,
      headers: [
        ("X-Goog-Upload-Protocol", "resumable"), ("X-Goog-Upload-Command", "start"),
        ("X-Goog-Upload-Header-Content-Length", String(file.byteCount)),
        ("X-Goog-Upload-Header-Content-Type", file.mimeType),
      ], body: RequestBody(Data(name.utf8))
    ) { BodyReceiver() }
    guard let address = reply.head["x-goog-upload-url"].flatMap({ URL(string: $0) }),
      address.origin == endpoint.baseURL.origin
    else {
      throw Failure(
        .request, .redirected, message: "The service names no place of its own to upload to.",
        httpStatus: 200)
    }
    return address
  }

  /// How many bytes the service has of an upload that broke off.
  private func received(at address: URL, of total: Int) async throws(Failure) -> Int {
    let head = try await command("query", at: address, RequestBody(Data())).head
    guard head["x-goog-upload-status"] == "active",
      let count = head["x-goog-upload-size-received"].flatMap({ Int($0) }), 0..<total ~= count
    else {
      throw Failure(
        .network, .connectionLost, message: "The upload broke off and cannot be taken up again.")
    }
    return count
  }

  /// Sends one command of the protocol; the address itself is what lets it in, so no key goes along.
  private func command(
    _ command: String, at address: URL, offset: Int? = nil, _ body: RequestBody,
    onSent: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws(Failure) -> BodyReceiver.Reply {
    let place = offset.map { [(name: "X-Goog-Upload-Offset", value: String($0))] } ?? []
    let request = HTTPRequest(
      method: .post, url: address,
      headers: [
        ("X-Goog-Upload-Command", command), ("Content-Type", "application/octet-stream"),
        ("User-Agent", "plantain"),
      ] + place, authorization: nil, body: body)
    return try await transfer(request, to: BodyReceiver(onSent: onSent))
  }
}

extension URL {
  /// Who serves it: scheme, host and port (RFC 6454).
  fileprivate var origin: [String?] {
    let standard = ["http": 80, "https": 443][scheme ?? ""]
    return [scheme, host()?.lowercased(), (port ?? standard).map(String.init)]
  }
}
