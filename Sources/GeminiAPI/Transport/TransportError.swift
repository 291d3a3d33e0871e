/// Why a transfer ended without a whole answer.
package struct TransportError: Error, Hashable, Sendable {
  /// What broke, in the order in which a transfer meets them.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The URL is not https, nor http to this machine.
    case refusedURL
    case nameNotFound
    case connectionRefused
    /// No way to the host: no network, no route.
    case unreachable
    case connectTimeout
    case tlsHandshake
    /// The host's certificate is not to be trusted.
    case certificate
    /// The line stood still while the request went out, or the answer stopped coming.
    case idleTimeout
    case firstByteTimeout
    case wholeTimeout
    /// The line broke after it stood.
    case cut
    /// What came is not HTTP.
    case malformed
  }

  package var kind: Kind
  package var host: String
  /// The library's own words; they never contain headers, so never the key.
  package var detail: String
  /// Whether the whole request had gone out, so that a picture may have been drawn.
  package var isWholeBodySent: Bool

  package init(_ kind: Kind, host: String, detail: String, isWholeBodySent: Bool) {
    self.kind = kind
    self.host = host
    self.detail = detail
    self.isWholeBodySent = isWholeBodySent
  }
}
