internal import CMicrohttpd

/// One request on its connection's thread: its body is collected, then it is answered.
final class Exchange {
  private let connection: OpaquePointer
  private let site: Site
  private var request: HTTPRequest
  private let limit: Int
  private var isAnswered = false

  init(_ connection: OpaquePointer, method: String, path: String, site: Site) {
    self.connection = connection
    self.site = site
    limit = site.service.configuration.payloadLimit
    var query: [String: String] = [:]
    for name in ["alt", "key", "pageSize", "pageToken", "upload_id"] {
      query[name] = Self.value(name, .GET_ARGUMENT_KIND, of: connection)
    }
    let header = Self.value("x-goog-api-key", .HEADER_KIND, of: connection)
    request = HTTPRequest(
      method: method, path: path, query: query, apiKey: header ?? query["key"], body: [],
      isTooLarge: false)
    request.host = Self.value("host", .HEADER_KIND, of: connection) ?? ""
    for name in ["command", "offset", "header-content-length", "header-content-type"] {
      request.upload[name] = Self.value("x-goog-upload-\(name)", .HEADER_KIND, of: connection)
    }
    if let length = Self.value("content-length", .HEADER_KIND, of: connection).flatMap({ Int($0) })
    {
      if length > limit { request.isTooLarge = true } else { request.body.reserveCapacity(length) }
    }
  }

  /// A piece of the body; what goes over the limit is read and dropped, as the service does.
  func append(_ bytes: UnsafeRawBufferPointer) {
    guard !request.isTooLarge else { return }
    if request.body.count + bytes.count > limit {
      request.isTooLarge = true
      request.body = []
    } else {
      request.body.append(contentsOf: bytes)
    }
  }

  /// The line broke before the request was whole: of an upload, what came is kept.
  func breakOff() {
    if !isAnswered { site.service.keepPart(of: request) }
  }

  /// Answers the request; returns when the head is queued, which is when the first bytes are due.
  func answer() -> MHD_Result {
    let start = ContinuousClock.now
    isAnswered = true
    let reply = site.service.reply(to: request)
    request.body = []
    guard let response = Self.response(reply, from: start, site.stopSignal) else { return .NO }
    defer { MHD_destroy_response(response) }
    for header in reply.headers {
      MHD_add_response_header(response, header.name, header.value)
    }
    return MHD_queue_response(connection, UInt32(reply.status), response)
  }

  /// The library's form of a reply; `nil` if there is none, or if the server stopped before the
  /// first bytes were due.
  private static func response(
    _ reply: HTTPReply, from start: ContinuousClock.Instant, _ signal: StopSignal
  ) -> OpaquePointer? {
    switch reply.body {
    case .absent:
      return nil
    case .whole(var bytes):
      return MHD_create_response_from_buffer(bytes.count, &bytes, .RESPMEM_MUST_COPY)
    case .paced(let chunks, let rest, let ending):
      if let first = chunks.first, !signal.wait(until: start + first.due) { return nil }
      let body = PacedBody(chunks, then: rest, ending, from: start, signal)
      return MHD_create_response_from_callback(
        plantain_mhd_size_unknown(), 1 << 17, readPacedBody,
        Unmanaged.passRetained(body).toOpaque()
      ) { context in
        guard let context else { return }
        Unmanaged<PacedBody>.fromOpaque(context).release()
      }
    }
  }

  private static func value(_ name: String, _ kind: MHD_ValueKind, of connection: OpaquePointer)
    -> String?
  {
    MHD_lookup_connection_value(connection, kind, name).map { String(cString: $0) }
  }
}
