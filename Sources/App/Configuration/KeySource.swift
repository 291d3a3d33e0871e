import Foundation
package import GeminiAPI

/// Finds the key or token for a host, and never passes one host's to another.
///
/// Google's host of the Developer API and loopback: `GEMINI_API_KEY`, else `GOOGLE_API_KEY`, else
/// the configuration's command or file. Google's hosts of Vertex AI, and loopback in their place:
/// `vertex` alone, for the environment's key was made for another host. Any other host has a slot
/// of its own under `hosts`.
package nonisolated struct KeySource {
  private let environment: [String: String]
  private let configuration: Configuration

  /// The variables that may hold a key, the first choice first.
  fileprivate static let variables = ["GEMINI_API_KEY", "GOOGLE_API_KEY"]

  package init(environment: [String: String], configuration: Configuration) {
    self.environment = environment
    self.configuration = configuration
  }

  /// The key for an address, or the command for its token; nil when there is neither.
  ///
  /// - Throws: ``UsageError`` when a key's command fails, a file is open to others, or `vertex`
  ///   lacks what it cannot do without.
  package func credential(for address: ServiceAddress) async throws(UsageError) -> Credential? {
    guard address.isGoogle || address.isLoopback else {
      let slot = configuration.hosts?[address.host]
      let name = "hosts.\(address.host)"
      return try await key(slot?.apiKeyCommand, slot?.apiKeyFile, of: "\(name).")
        ?? token(slot?.tokenCommand, of: "\(name).")
    }
    let vertex = configuration.vertex
    switch address.service {
    case .developer:
      for name in Self.variables {
        if let value = environment[name], !value.isEmpty { return .key(APIKey(value)) }
      }
      return try await key(configuration.apiKeyCommand, configuration.apiKeyFile, of: "")
    case .vertex:
      guard let token = token(vertex?.tokenCommand, of: "vertex.") else {
        throw UsageError(
          "vertex.project needs vertex.tokenCommand, as [\"gcloud\", \"auth\", "
            + "\"print-access-token\"].")
      }
      return token
    case .vertexExpress:
      guard let key = try await key(vertex?.apiKeyCommand, vertex?.apiKeyFile, of: "vertex.")
      else {
        throw UsageError("vertex.express needs vertex.apiKeyCommand or vertex.apiKeyFile.")
      }
      return key
    }
  }

  private func token(_ command: [String]?, of slot: String) -> Credential? {
    guard let command, !command.isEmpty else { return nil }
    return .command(SecretCommand("\(slot)tokenCommand", command, environment: environment))
  }

  private func key(
    _ command: [String]?, _ file: String?, of slot: String
  ) async throws(UsageError) -> Credential? {
    if let command, !command.isEmpty {
      let command = SecretCommand("\(slot)apiKeyCommand", command, environment: environment)
      do {
        return .key(APIKey(try await command.firstLine()))
      } catch {
        throw UsageError((error as? SecretCommand.Problem)?.sentence ?? "Stopped.")
      }
    }
    return try file.map { path throws(UsageError) in
      .key(try read(path, name: "\(slot)apiKeyFile"))
    }
  }

  private func read(_ path: String, name: String) throws(UsageError) -> APIKey {
    let path = (path as NSString).expandingTildeInPath
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let mode = attributes?[.posixPermissions] as? Int,
      let bytes = FileManager.default.contents(atPath: path)
    else {
      throw UsageError("\(name) \(path) cannot be read.")
    }
    guard mode & 0o077 == 0 else {
      throw UsageError("\(name) \(path) can be read by others. chmod 600 makes it yours alone.")
    }
    let line = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first
    let key = APIKey(String(line ?? ""))
    guard !key.isEmpty else { throw UsageError("\(name) \(path) is empty.") }
    return key
  }
}

extension [String: String] {
  /// Variables for a program of the user's: all but the keys, which are none of its business.
  nonisolated var withoutKeys: [String: String] {
    filter { !KeySource.variables.contains($0.key) }
  }
}
