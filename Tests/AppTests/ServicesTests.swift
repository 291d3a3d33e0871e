import Foundation
import GeminiAPI
import Storage
import Testing

@testable import App

@MainActor @Suite struct ServicesTests {
  @Test func `a data folder that cannot be made is told in a sentence`() async throws {
    let home = try TemporaryHome()
    let file = home.folder.appending(path: "file")
    try Data().write(to: file)
    var options = Invocation.Options()
    options.baseURL = "http://127.0.0.1:1"
    options.dataFolder = file.appending(path: "data").path
    let environment = ["HOME": home.folder.path]
    let error = await #expect(throws: LibraryError.self) {
      _ = try await Services(options: options, environment: environment)
    }
    #expect(error?.message.hasSuffix("Not a directory.") == true)
  }

  @Test func `Vertex AI is asked at the base URL, with its own strictness`() async throws {
    let home = try TemporaryHome()
    let vertex = "vertex: { project: 'p', location: 'eu', tokenCommand: ['echo', 'token'] }"
    let services = try await home.services(
      baseURL: "http://127.0.0.1:1/path", configuration: "{ \(vertex) }")
    let endpoint = services.endpoint
    #expect(endpoint.service == .vertex(try CloudProject("p", location: "eu")))
    #expect(endpoint.baseURL.absoluteString == "http://127.0.0.1:1/path")
    #expect(endpoint.version == "v1beta1")
    #expect(!endpoint.enforcesSignatures)
    #expect(services.hasKey)
    services.close()
  }

  @Test(arguments: [("", true), ("hosts: { '127.0.0.1': { signatures: false } }", false)])
  func `a host can be said not to enforce signatures`(hosts: String, enforces: Bool) async throws {
    let home = try TemporaryHome()
    let services = try await home.services(
      baseURL: "http://127.0.0.1:1", configuration: "{ \(hosts) }")
    #expect(services.endpoint.service == .developer)
    #expect(services.endpoint.enforcesSignatures == enforces)
    services.close()
  }

  @Test func `a host that is not the service's own needs the user's trust`() async throws {
    let home = try TemporaryHome()
    let vertex = "{ vertex: { project: 'p', tokenCommand: ['echo', 'token'] } }"
    let error = await #expect(throws: UsageError.self) {
      _ = try await home.services(
        baseURL: "https://generativelanguage.googleapis.com", configuration: vertex)
    }
    #expect(error?.sentence.contains("plantain config trust") == true)
    let services = try await home.services(
      baseURL: "https://aiplatform.googleapis.com", configuration: vertex)
    #expect(services.address.isGoogle)
    services.close()
  }
}
