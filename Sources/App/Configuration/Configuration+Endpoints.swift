extension Configuration {
  /// Another place to ask: a relay, or a location of Vertex AI.
  package nonisolated struct NamedEndpoint: Decodable, Equatable, Sendable {
    package var baseURL: String?
    package var vertex: Vertex?
  }

  /// The configuration with a named endpoint in the usual one's place; without a name, as it is.
  ///
  /// - Throws: ``UsageError`` for a name that the configuration does not have.
  package nonisolated func at(_ name: String?) throws(UsageError) -> Configuration {
    guard let name else { return self }
    guard let endpoint = endpoints?[name] else {
      let names = (endpoints ?? [:]).keys.sorted().joined(separator: ", ")
      throw UsageError(
        names.isEmpty
          ? "The configuration names no endpoints, so --endpoint \(name) is none."
          : "--endpoint is one of \(names); \(name) is none of them.")
    }
    return moved(to: endpoint)
  }

  /// The endpoints that may stand in for another, by name, each in the usual one's place.
  ///
  /// - Throws: ``UsageError`` for a name that the configuration does not have.
  package nonisolated func standIns() throws(UsageError) -> [(name: String, Configuration)] {
    try (fallbackEndpoints ?? []).map { name throws(UsageError) in
      guard let endpoint = endpoints?[name] else {
        let names = (endpoints ?? [:]).keys.sorted().joined(separator: ", ")
        throw UsageError(
          "fallbackEndpoints takes names of endpoints; \(name) is none of them"
            + (names.isEmpty ? ", for there are none." : ": \(names)."))
      }
      return (name, moved(to: endpoint))
    }
  }

  /// Where requests go: to a given base URL, else to the configuration's, else to Google.
  ///
  /// - Throws: ``UsageError`` for an address or a service that cannot be asked.
  nonisolated func address(_ baseURL: String? = nil) throws(UsageError) -> ServiceAddress {
    try ServiceAddress(baseURL ?? self.baseURL, of: service())
  }

  private nonisolated func moved(to endpoint: NamedEndpoint) -> Configuration {
    var configuration = self
    configuration.baseURL = endpoint.baseURL
    configuration.vertex = endpoint.vertex
    return configuration
  }
}
