import Foundation

/// Transfers through libcurl: each on a thread of its own, both ways in constant memory.
///
/// URLSession on Linux has no back-pressure, cannot send an exact length with a streamed body and
/// carries the key across redirects.
package struct CurlTransport: ByteTransport {
  package let timeouts: Timeouts

  package init(timeouts: Timeouts = Timeouts()) {
    self.timeouts = timeouts
  }

  package func transfer(
    _ request: HTTPRequest, _ handler: @escaping @Sendable (TransferEvent) throws -> Void
  ) async throws {
    throw TransportError(
      .refusedURL, host: request.url.host() ?? "", detail: "This build cannot send yet.",
      isWholeBodySent: false)
  }
}
