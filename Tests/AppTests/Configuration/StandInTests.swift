import Emulator
import Foundation
import GeminiAPI
import Resilience
import Testing

@testable import App

/// Endpoints of the configuration that stand in where the usual one fails.
@MainActor @Suite struct StandInTests {
  private static let endpoints = """
    endpoints: { here: { baseURL: 'http://localhost:1' }, again: { baseURL: 'http://LOCALHOST:2' },
      relay: { baseURL: 'https://relay.example' }, plain: { baseURL: 'http://relay.example' },
      eu: { vertex: { project: 'p', location: 'eu' } },
      us: { vertex: { project: 'p', location: 'us', tokenCommand: ['echo', 'token'] } } }
    """

  private func standIns(
    _ names: String, of first: String = "http://127.0.0.1:1", in home: TemporaryHome,
    more: String = ""
  ) async throws -> [Endpoint] {
    let file = home.folder.appending(path: "config.json")
    try Data("{ fallbackEndpoints: [\(names)], \(Self.endpoints) \(more) }".utf8).write(to: file)
    let source = EndpointSource(
      environment: ["GEMINI_API_KEY": "usual"], trusted: TrustedHosts(state: home.folder))
    return try await source.standIns(
      for: ServiceAddress(first), Configuration(file: file))
  }

  @Test(arguments: [
    ("'mars'", "mars is none of them: again, eu, here, plain, relay, us."),
    ("'here', 'again'", "again of fallbackEndpoints has the host LOCALHOST"),
    ("'us', 'us'", "us of fallbackEndpoints has the host"),
    ("'relay'", "plantain config trust relay.example"),
    ("'plain'", "must be https"),
    ("'eu'", "vertex.project needs vertex.tokenCommand"),
  ])
  func `a mistake is told in a sentence`(names: String, sentence: String) async throws {
    let home = try TemporaryHome()
    let error = await #expect(throws: UsageError.self) { try await standIns(names, in: home) }
    #expect(error?.sentence.contains(sentence) == true, "\(error?.sentence ?? "")")
  }

  @Test func `another endpoint at the host in use is told, the one in use is passed over`()
    async throws
  {
    let home = try TemporaryHome()
    let error = await #expect(throws: UsageError.self) {
      try await standIns("'here'", of: "http://localhost:9", in: home)
    }
    #expect(error?.sentence.contains("kept by host") == true)
    let others = try await standIns("'here', 'us'", of: "http://localhost:1", in: home)
    #expect(others.map(\.host) == ["aiplatform.us.rep.googleapis.com"])
  }

  @Test func `each has the key of its own host`() async throws {
    let home = try TemporaryHome()
    try TrustedHosts(state: home.folder).trust("relay.example")
    let others = try await standIns(
      "'relay', 'here', 'us'", in: home,
      more: ", hosts: { 'relay.example': { apiKeyCommand: ['echo', 'own'], signatures: false } }")
    #expect(others.map(\.host).prefix(2) == ["relay.example", "localhost"])
    #expect(others[0].credential == .key(APIKey("own")))
    #expect(others[1].credential == .key(APIKey("usual")))
    #expect(others.map(\.enforcesSignatures) == [false, true, false])
    guard case .command = others[2].credential else {
      Issue.record("Vertex AI is given a token, never a key of the environment")
      return
    }
  }

  @Test func `no endpoints, no stand-ins`() async throws {
    let home = try TemporaryHome()
    let services = try await home.services(baseURL: "http://127.0.0.1:1")
    services.close()
    let error = await #expect(throws: UsageError.self) {
      _ = try await home.services(
        baseURL: "http://127.0.0.1:1", configuration: "{ fallbackEndpoints: ['eu'] }")
    }
    #expect(error?.sentence.hasSuffix("eu is none of them, for there are none.") == true)
  }
}
