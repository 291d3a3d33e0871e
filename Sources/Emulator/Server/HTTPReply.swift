/// What is sent back: at once, or piece by piece while the model "thinks".
struct HTTPReply: Sendable {
  /// The body of a reply.
  enum Body: Sendable {
    case whole([UInt8])
    /// Sent in chunks as they fall due, then those that are only made when it is their turn, then the
    /// end.
    case paced([Chunk], then: (@Sendable () -> [Chunk])? = nil, Ending)
    /// Nothing at all, not even a status: the connection is closed.
    case absent
  }

  /// Some bytes and when they are due, counted from the request.
  struct Chunk: Sendable {
    var due: Duration
    var bytes: [UInt8]
  }

  /// How a paced body ends.
  enum Ending: Sendable {
    case complete
    /// The connection is closed in the middle of the body.
    case cut
  }

  var status: Int
  /// Names in lower case.
  var headers: [(name: String, value: String)]
  var body: Body

  init(status: Int, headers: [(String, String)], body: Body) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// JSON with the headers the service sends.
  ///
  /// `alt-svc`, which it sends too, is left out: it would
  /// speak of a port that is not ours.
  static func json(_ value: JSON, status: Int = 200) -> HTTPReply {
    HTTPReply(
      status: status, headers: serviceHeaders(contentType: "application/json; charset=UTF-8"),
      body: .whole(JSONWriter.bytes(of: value, .pretty)))
  }

  /// An error; a stream that is no event stream carries it in an array.
  static func error(_ error: ServiceError, inArray: Bool = false) -> HTTPReply {
    json(inArray ? [error.json] : error.json, status: error.code)
  }

  /// The front end's page for a route that does not exist.
  static func noSuchRoute(_ path: String) -> HTTPReply {
    let shown = path.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    let html = """
      <!DOCTYPE html>
      <html lang=en>
        <meta charset=utf-8>
        <title>Error 404 (Not Found)!!1</title>
        <p><b>404.</b> <ins>That\u{2019}s an error.</ins>
        <p>The requested URL <code>\(shown)</code> was not found on this server.  \
      <ins>That\u{2019}s all we know.</ins>

      """
    return HTTPReply(
      status: 404, headers: [("content-type", "text/html; charset=UTF-8")],
      body: .whole(Array(html.utf8)))
  }

  /// What a capture of the service shows beside the content type.
  static func serviceHeaders(contentType: String) -> [(String, String)] {
    [
      ("content-type", contentType), ("vary", "Origin"), ("vary", "X-Origin"), ("vary", "Referer"),
      ("server", "scaffolding on HTTPServer2"), ("server-timing", "gfet4t7; dur=743"),
      ("x-gemini-service-tier", "standard"), ("x-content-type-options", "nosniff"),
      ("x-frame-options", "SAMEORIGIN"), ("x-xss-protection", "0"),
    ]
  }
}
