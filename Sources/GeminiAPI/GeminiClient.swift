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
  package func generate(
    _ request: GenerateRequest, streaming: Bool = true,
    onEvent: @escaping @Sendable (AnswerEvent) -> Void
  ) async throws(Failure) -> AnswerEnd {
    throw Failure(.request, .notImplemented, message: "This build cannot send yet.")
  }

  /// The models the key can see.
  ///
  /// - Throws: `Failure`.
  package func models() async throws(Failure) -> [ServiceModel] {
    throw Failure(.request, .notImplemented, message: "This build cannot send yet.")
  }
}
