/// A request as it came over the line.
struct HTTPRequest: Sendable {
  var method: String
  /// Decoded, without the query.
  var path: String
  var query: [String: String]
  /// The key of the header, or of the query.
  var apiKey: String?
  /// `127.0.0.1:40123`, as the client named the server.
  var host: String = ""
  /// The fields `X-Goog-Upload-…` by the rest of their names in lower case.
  var upload: [String: String] = [:]
  var body: [UInt8]
  /// Whether the body went over the limit; it is empty then.
  var isTooLarge: Bool

  /// The path as a log may show it: no query, because a key may stand there, no control characters.
  var printablePath: String {
    String(
      String.UnicodeScalarView(path.unicodeScalars.filter { $0.value > 0x1F && $0.value != 0x7F }))
  }
}
