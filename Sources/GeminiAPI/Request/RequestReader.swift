package import Foundation

/// Reads a request back from the bytes that would go out, as whoever receives them does.
///
/// It shares nothing with the writer: the bytes are scanned like an answer's, so that pictures and
/// signatures are decoded and hashed in constant memory.
package enum RequestReader {
  /// One content as it stands in the bytes.
  package struct ReadContent: Hashable, Sendable {
    /// `user` or `model`.
    package var role: String
    /// Their files are gone; the digests and lengths are those of the bytes.
    package var parts: [ReceivedPart]
  }

  /// The bytes are no request.
  package struct InvalidRequest: Error {}

  /// The contents of a request.
  ///
  /// - Parameters:
  ///   - body: The request.
  ///   - spool: A folder for large strings, which do not stay there.
  /// - Returns: What each says, in order.
  /// - Throws: ``InvalidRequest``, or an error of the files that are read.
  package static func contents(of body: RequestBody, spool: URL) throws -> [ReadContent] {
    let reader = RequestBodyReader(body)
    var scanner = AnswerScanner(spool: spool)
    var contents: [ReadContent]?
    var buffer = [UInt8](repeating: 0, count: 256 << 10)
    while case let count = try buffer.withUnsafeMutableBytes({ try reader.read(into: $0) }),
      count > 0
    {
      try buffer.withUnsafeBytes { bytes in
        try scanner.scan(UnsafeRawBufferPointer(rebasing: bytes[..<count])) { piece in
          defer {
            for blob in piece.blobs { try? FileManager.default.removeItem(at: blob.url) }
          }
          contents = try self.contents(of: piece)
        }
      }
    }
    guard scanner.isBetweenValues, let contents else { throw InvalidRequest() }
    return contents
  }

  private static func contents(of piece: AnswerScanner.Piece) throws -> [ReadContent] {
    guard let json = JSONObject(parsing: piece.rest) else { throw InvalidRequest() }
    var decoder = PartDecoder(piece.blobs)
    return try json.objects("contents").map { content in
      ReadContent(
        role: content.string("role") ?? "user",
        parts: try content.objects("parts").compactMap { try decoder.part($0) })
    }
  }
}
