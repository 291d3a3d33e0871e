import Foundation
import GeminiAPI
import Testing

@testable import App

/// Which key or token goes to which host.
@Suite struct KeySourceTests {
  private static let environment = [
    "GEMINI_API_KEY": "gemini", "GOOGLE_API_KEY": "google", "PATH": "/usr/bin:/bin",
  ]
  private static let withoutKeys = ["PATH": "/usr/bin:/bin"]

  private let home: TemporaryHome

  init() throws { home = try TemporaryHome() }

  /// A file that holds a key.
  private func file(_ text: String, mode: Int = 0o600) throws -> String {
    let file = home.folder.appending(path: UUID().uuidString)
    try Data(text.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    return file.path
  }

  private func credential(
    _ configuration: String, at base: String? = nil,
    environment: [String: String] = KeySourceTests.withoutKeys
  ) async throws -> Credential? {
    let file = home.folder.appending(path: "config.json")
    try Data(configuration.utf8).write(to: file)
    let configuration = try Configuration(file: file)
    return try await KeySource(environment: environment, configuration: configuration)
      .credential(for: try ServiceAddress(base, of: try configuration.service()))
  }

  private func sentence(_ configuration: String) async throws -> String? {
    let error = await #expect(throws: UsageError.self) { try await credential(configuration) }
    return error?.sentence
  }

  @Test(arguments: [nil, "http://127.0.0.1:8080"])
  func `the environment's key goes to the Developer API and to this machine`(
    base: String?
  ) async throws {
    let configuration = "{ apiKeyCommand: ['echo', 'command'] }"
    var environment = Self.environment
    func key() async throws -> Credential? {
      try await credential(configuration, at: base, environment: environment)
    }
    #expect(try await key() == .key(APIKey("gemini")))
    environment["GEMINI_API_KEY"] = ""
    #expect(try await key() == .key(APIKey("google")))
    environment["GOOGLE_API_KEY"] = nil
    #expect(try await key() == .key(APIKey("command")))
  }

  @Test func `a relay has a slot of its own, and nothing else goes there`() async throws {
    let own = "https://relay.example/gemini"
    func credential(_ slots: String) async throws -> Credential? {
      try await self.credential(
        "{ apiKeyCommand: ['echo', 'own'], hosts: { \(slots) } }", at: own,
        environment: Self.environment)
    }
    #expect(try await credential("") == nil)
    #expect(try await credential("'other.example': { apiKeyCommand: ['echo', 'x'] }") == nil)
    #expect(
      try await credential("'relay.example': { apiKeyCommand: ['echo', 'relay'] }")
        == .key(APIKey("relay")))
    #expect(
      try await credential("'relay.example': { tokenCommand: ['echo', 'token'] }")
        == .command(
          SecretCommand(
            "hosts.relay.example.tokenCommand", ["echo", "token"], environment: Self.environment)))
  }

  @Test(arguments: [nil, "http://127.0.0.1:8080"])
  func `Vertex AI has the token of its command, never the environment's key`(
    base: String?
  ) async throws {
    let credential = try await credential(
      "{ vertex: { project: 'p', tokenCommand: ['echo', 'token'] } }", at: base,
      environment: Self.environment)
    #expect(
      credential
        == .command(
          SecretCommand(
            "vertex.tokenCommand", ["echo", "token"], environment: Self.environment)))
  }

  @Test func `express mode has a key of its own, never the environment's`() async throws {
    let path = try file("express\n")
    for slot in ["apiKeyCommand: ['echo', 'express']", "apiKeyFile: '\(path)'"] {
      let credential = try await credential(
        "{ vertex: { express: true, \(slot) } }", environment: Self.environment)
      #expect(credential == .key(APIKey("express")))
    }
    await #expect(throws: UsageError.self) {
      try await credential("{ vertex: { express: true } }", environment: Self.environment)
    }
  }

  @Test func `neither a token nor an express key goes to a relay`() async throws {
    for vertex in [
      "project: 'p', tokenCommand: ['echo', 'token']",
      "express: true, apiKeyCommand: ['echo', 'express']",
    ] {
      let credential = try await credential(
        "{ vertex: { \(vertex) } }", at: "https://relay.example", environment: Self.environment)
      #expect(credential == nil)
    }
  }

  @Test func `what is missing or fails is told with its place`() async throws {
    #expect(
      try await sentence("{ vertex: { project: 'p' } }")
        == "vertex.project needs vertex.tokenCommand, as "
        + #"["gcloud", "auth", "print-access-token"]."#)
    #expect(
      try await sentence("{ vertex: { express: true } }")
        == "vertex.express needs vertex.apiKeyCommand or vertex.apiKeyFile.")
    #expect(
      try await sentence("{ vertex: { express: true, apiKeyCommand: ['false'] } }")
        == "vertex.apiKeyCommand false failed with status 1.")
    #expect(
      try await sentence("{ apiKeyCommand: ['no-such-program'] }")
        == "apiKeyCommand no-such-program cannot be run.")
    let open = try file("key", mode: 0o644)
    #expect(
      try await sentence("{ vertex: { express: true, apiKeyFile: '\(open)' } }")
        == "vertex.apiKeyFile \(open) can be read by others. chmod 600 makes it yours alone.")
    let empty = try file("\n")
    #expect(
      try await sentence("{ apiKeyFile: '\(empty)' }") == "apiKeyFile \(empty) is empty.")
  }
}
