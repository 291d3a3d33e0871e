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
      let count = min(Self.pieceSize, file.byteCount - offset)
      let isLast = offset + count == file.byteCount
      do throws(Failure) {
        let body = RequestBody([.file(file.url, offset: offset, byteCount: count)])
        let start = offset
        let answer = try await command(
          isLast ? "upload, finalize" : "upload", at: address, offset: offset, body
        ) { onSent(start + $0) }
        offset += count
        guard isLast else { continue }
        guard let uploaded = UploadedFile(try answer.finish().object("file"), now: now) else {
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
    let answer = BodyReceiver()
    let name = #"{"file":{"display_name":\#(RequestWriter.quoted(file.displayName))}}"#
    try await transfer(
      .post, endpoint.uploadURL, RequestBody(Data(name.utf8)),
      headers: [
        ("Content-Type", "application/json"), ("X-Goog-Upload-Protocol", "resumable"),
        ("X-Goog-Upload-Command", "start"),
        ("X-Goog-Upload-Header-Content-Length", String(file.byteCount)),
        ("X-Goog-Upload-Header-Content-Type", file.mimeType),
      ], to: answer.take, judge: answer.failure)
    let head = try judged { () throws(Failure) in try answer.finishHead() }
    guard let address = head["x-goog-upload-url"].flatMap({ URL(string: $0) }),
      address.host() == endpoint.baseURL.host(), address.port == endpoint.baseURL.port,
      address.scheme == endpoint.baseURL.scheme
    else {
      throw Failure(
        .request, .redirected, message: "The service names no place of its own to upload to.",
        httpStatus: 200)
    }
    return address
  }

  /// How many bytes the service has of an upload that broke off.
  private func received(at address: URL, of total: Int) async throws(Failure) -> Int {
    let answer = try await command("query", at: address, offset: nil, RequestBody(Data()))
    let head = try judged { () throws(Failure) in try answer.finishHead() }
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
    _ command: String, at address: URL, offset: Int?, _ body: RequestBody,
    onSent: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws(Failure) -> BodyReceiver {
    let answer = BodyReceiver()
    var headers = [
      ("Content-Type", "application/octet-stream"), ("X-Goog-Upload-Command", command),
    ]
    if let offset { headers.append(("X-Goog-Upload-Offset", String(offset))) }
    try await transfer(
      .post, address, body, headers: headers, withKey: false,
      to: { event in
        if case .sent(let count, _) = event { onSent(count) }
        try answer.take(event)
      }, judge: answer.failure)
    _ = try judged { () throws(Failure) in try answer.finishHead() }
    return answer
  }

  /// A reply's judgement without the key, should it quote it.
  private func judged<Reply>(
    _ reply: () throws(Failure) -> Reply
  ) throws(Failure) -> Reply {
    do throws(Failure) {
      return try reply()
    } catch {
      throw error.redacted(endpoint.key)
    }
  }
}
