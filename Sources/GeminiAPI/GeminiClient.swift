package import Foundation
package import Resilience

/// The service: asks for pictures, lists models.
///
/// It holds addresses and the endpoint's token, so one client serves any number of requests at once.
package struct GeminiClient: Sendable {
  package let endpoint: Endpoint
  let transport: any ByteTransport
  /// Where the endpoint's access token comes from; nil for one with a key.
  let tokens: TokenSource?
  private let spool: URL

  /// A client for an endpoint.
  ///
  /// - Parameters:
  ///   - endpoint: Where requests go, with the key or the token's command.
  ///   - transport: ``CurlTransport``, or a test's.
  ///   - spool: The folder for pictures and signatures that are arriving; it must exist, and should
  ///     lie on the file system of their final place, so that a rename moves them.
  package init(endpoint: Endpoint, transport: any ByteTransport, spool: URL) {
    self.endpoint = endpoint
    self.transport = transport
    self.spool = spool
    if case .command(let command) = endpoint.credential {
      tokens = TokenSource(command)
    } else {
      tokens = nil
    }
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
  ///   Without a key or token nothing is sent.
  package func generate(
    _ request: GenerateRequest, streaming: Bool = true,
    onEvent: @escaping @Sendable (AnswerEvent) -> Void
  ) async throws(Failure) -> AnswerEnd {
    guard endpoint.credential != nil else {
      throw Failure(.access, .keyMissing, message: "There is no API key, so nothing was sent.")
    }
    let body: RequestBody
    do {
      body = try request.body()
    } catch {
      throw FailureClassifier.failure(error, isWholeBodySent: false)
    }
    let url =
      streaming
      ? endpoint.url(
        model: request.model, method: "streamGenerateContent",
        query: [URLQueryItem(name: "alt", value: "sse")])
      : endpoint.url(model: request.model, method: "generateContent")
    return try await send(.post, url, body: body) {
      AnswerReceiver(spool: spool, onEvent: onEvent)
    }
  }

  /// The models the key can see; on Vertex AI all that Google publishes.
  ///
  /// - Throws: `Failure`.
  package func models() async throws(Failure) -> [ServiceModel] {
    var models: [ServiceModel] = []
    var query = [URLQueryItem(name: "pageSize", value: "200")]
    for _ in 0..<Self.pageLimit {
      let page = try await send(
        .get, endpoint.url(path: endpoint.service.catalogue, query: query)
      ) { BodyReceiver() }.object()
      models += (page.objects("models") + page.objects("publisherModels"))
        .compactMap(ServiceModel.init)
      guard let token = page.string("nextPageToken") else { break }
      query = [query[0], URLQueryItem(name: "pageToken", value: token)]
    }
    return models
  }

  /// More pages than there will ever be; a service that repeats a token must not hold us.
  private static let pageLimit = 50
}
