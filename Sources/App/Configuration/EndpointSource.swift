import Foundation
import GeminiAPI

/// Makes the endpoints of a configuration: each goes through the same checks and gets the key of
/// its own host.
nonisolated struct EndpointSource {
  let environment: [String: String]
  let trusted: TrustedHosts

  /// The endpoint at an address, as a configuration has it.
  ///
  /// - Throws: ``UsageError`` for a host that the user does not trust, or a key that cannot be read.
  func endpoint(
    at address: ServiceAddress, _ configuration: Configuration
  ) async throws(UsageError) -> Endpoint {
    guard address.isGoogle || address.isLoopback || trusted.contains(address.host) else {
      throw UsageError(
        "\(address.host) is not Google's host. plantain config trust \(address.host) lets the key "
          + "of that host go there.")
    }
    let keys = KeySource(environment: environment, configuration: configuration)
    return configuration.endpoint(at: address, try await keys.credential(for: address))
  }

  /// The endpoints that stand in where the first fails, in their order, without the first.
  ///
  /// - Throws: ``UsageError`` also for a name that is none, and for a host that is there twice.
  func standIns(
    for first: ServiceAddress, _ configuration: Configuration
  ) async throws(UsageError) -> [Endpoint] {
    var hosts: Set = [first.host.lowercased()]
    var endpoints: [Endpoint] = []
    for (name, configuration) in try configuration.standIns() {
      let address = try configuration.address()
      guard address != first else { continue }
      guard hosts.insert(address.host.lowercased()).inserted else {
        throw UsageError(
          "\(name) of fallbackEndpoints has the host \(address.host), as another endpoint that may "
            + "be asked. Limits, uploads and signatures are kept by host, so each needs its own.")
      }
      endpoints.append(try await endpoint(at: address, configuration))
    }
    return endpoints
  }
}

extension Configuration {
  /// The endpoint at an address, with what is settled for its host.
  nonisolated func endpoint(at address: ServiceAddress, _ credential: Credential?) -> Endpoint {
    Endpoint(
      address.service, baseURL: address.url, version: apiVersion, credential: credential,
      enforcesSignatures: hosts?[address.host]?.signatures)
  }
}
