package import Foundation
package import Resilience

/// The service: asks for pictures, lists models.
///
/// It holds nothing but addresses, so one client serves any number of requests at once.
package struct GeminiClient: Sendable {
  package let endpoint: Endpoint
  private let transport: any ByteTransport
  private let spool: URL

  /// A client for an endpoint.
  ///
  /// - Parameters:
  ///   - endpoint: Where requests go, with the key.
  ///   - transport: ``CurlTransport``, or a test's.
  ///   - spool: The folder for pictures and signatures that are arriving; it must exist, and should
  ///     lie on the file system of their final place, so that a rename moves them.
  package init(endpoint: Endpoint, transport: any ByteTransport, spool: URL) {
    self.endpoint = endpoint
    self.transport = transport
    self.spool = spool
  }

  /// Asks for a picture, and tells what comes while it comes.
  ///
  /// - Parameters:
  ///   - request: What is asked.
  ///   - streaming: Whether parts come as they are made (`streamGenerateContent`), or all at the
  ///     end.
  ///   - onEvent: Called on the transfer's thread, in order, never two at once, and not after the
  ///     call has returned. While it runs, nothing more is read.
  /// - Returns: What the answer says of itself; it holds a picture, or signed words, or a thought
  ///   picture that may be promoted.
  /// - Throws: `Failure`, with ``Failure/isCommitted`` set once a part that is not a thought came.
  ///   Without a key nothing is sent.
  package func generate(
    _ request: GenerateRequest, streaming: Bool = true,
    onEvent: @escaping @Sendable (AnswerEvent) -> Void
  ) async throws(Failure) -> AnswerEnd {
    guard endpoint.key != nil else {
      throw Failure(.access, .keyMissing, message: "There is no API key, so nothing was sent.")
    }
    let body: RequestBody
    do {
      body = try RequestWriter.body(of: request)
    } catch {
      throw FailureClassifier.failure(error, isWholeBodySent: false)
    }
    let url =
      streaming
      ? endpoint.url(
        model: request.model, method: "streamGenerateContent",
        query: [URLQueryItem(name: "alt", value: "sse")])
      : endpoint.url(model: request.model, method: "generateContent")
    let receiver = AnswerReceiver(spool: spool, onEvent: onEvent)
    try await transfer(.post, url, body, to: receiver.take, judge: receiver.failure)
    do {
      return try receiver.finish()
    } catch {
      throw error.redacted(endpoint.key)
    }
  }

  /// The models the key can see.
  ///
  /// - Throws: `Failure`.
  package func models() async throws(Failure) -> [ServiceModel] {
    var models: [ServiceModel] = []
    var query = [URLQueryItem(name: "pageSize", value: "200")]
    for _ in 0..<Self.pageLimit {
      let answer = BodyReceiver()
      try await transfer(
        .get, endpoint.url(path: ["models"], query: query), nil, to: answer.take,
        judge: answer.failure)
      let page = try page(answer)
      models += page.objects("models").compactMap(ServiceModel.init)
      guard let token = page.string("nextPageToken") else { break }
      query = [query[0], URLQueryItem(name: "pageToken", value: token)]
    }
    return models
  }

  private func page(_ answer: BodyReceiver) throws(Failure) -> JSONObject {
    do {
      return try answer.finish()
    } catch {
      throw error.redacted(endpoint.key)
    }
  }

  /// More pages than there will ever be; a service that repeats a token must not hold us.
  private static let pageLimit = 50

  /// Sends one request; what breaks it off is judged, and told without the key.
  func transfer(
    _ method: HTTPRequest.Method, _ url: URL, _ body: RequestBody?,
    headers: [(String, String)] = [("Content-Type", "application/json")], withKey: Bool = true,
    to handler: @escaping @Sendable (TransferEvent) throws -> Void,
    judge: (any Error) -> Failure
  ) async throws(Failure) {
    if let key = endpoint.key, !key.isWritable {
      throw Failure(
        .access, .keyInvalid, message: "The key holds characters that no key of the service has.")
    }
    let request = HTTPRequest(
      method: method, url: url,
      headers: (body == nil ? [] : headers) + [("Accept", "*/*"), ("User-Agent", "plantain")],
      key: withKey ? endpoint.key : nil, body: body)
    do {
      try await transport.transfer(request, handler)
    } catch {
      throw judge(error).redacted(endpoint.key)
    }
  }
}
