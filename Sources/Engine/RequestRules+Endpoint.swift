package import Conversation
package import GeminiAPI
package import Storage

extension RequestRules {
  /// The rules as they are at an endpoint, with what was learned of its host.
  package func adapted(
    to endpoint: Endpoint, in library: Library
  ) async throws(LibraryError) -> RequestRules {
    var rules = self
    rules.host = endpoint.host
    rules.enforcesSignatures = endpoint.enforcesSignatures
    if !endpoint.hasFiles { rules.uploadsAbove = nil }
    if let learned = try await library.requestLimit(of: endpoint.host) {
      rules.byteLimit = min(rules.byteLimit, learned)
    }
    return rules
  }
}
