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
    var configuration = self
    configuration.baseURL = endpoint.baseURL
    configuration.vertex = endpoint.vertex
    return configuration
  }
}
