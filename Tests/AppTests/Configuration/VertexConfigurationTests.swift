import Foundation
import GeminiAPI
import Testing

@testable import App

/// Vertex AI in the configuration: what is asked, and what every mistake says.
@Suite struct VertexConfigurationTests {
  private let home: TemporaryHome

  init() throws { home = try TemporaryHome() }

  private func configuration(_ text: String) throws -> Configuration {
    let file = home.folder.appending(path: "config.json")
    try Data(text.utf8).write(to: file)
    return try Configuration(file: file)
  }

  @Test(arguments: [
    ("{}", "generativelanguage.googleapis.com"),
    ("{ vertex: { project: 'p' } }", "aiplatform.googleapis.com"),
    ("{ vertex: { project: 'p', location: 'global' } }", "aiplatform.googleapis.com"),
    ("{ vertex: { project: 'p', location: 'eu' } }", "aiplatform.eu.rep.googleapis.com"),
    (
      "{ vertex: { project: 'example.com:p', location: 'us-central1', express: false } }",
      "us-central1-aiplatform.googleapis.com"
    ),
    ("{ vertex: { express: true } }", "aiplatform.googleapis.com"),
  ])
  func `the configuration says which host is asked`(text: String, host: String) throws {
    let service = try configuration(text).service()
    let address = try ServiceAddress(nil, of: service)
    #expect(address.url.absoluteString == "https://\(host)")
    #expect(address.isGoogle)
    #expect(address.service == service)
  }

  @Test(arguments: [
    ("{ vertex: {} }", "vertex needs vertex.project, or vertex.express: true."),
    ("{ vertex: { location: 'eu' } }", "vertex needs vertex.project, or vertex.express: true."),
    (
      "{ vertex: { project: 'a/b' } }",
      "vertex.project \"a/b\" is no project's id, as my-project is."
    ),
    (
      "{ vertex: { project: 'p', location: 'evil.example/' } }",
      "vertex.location \"evil.example/\" is no location, as europe-west4 is."
    ),
    (
      "{ vertex: { project: 'p', express: true } }",
      "vertex takes vertex.project or vertex.express, not both."
    ),
    (
      "{ vertex: { express: true, location: 'eu' } }",
      "vertex.location goes with vertex.project, not with vertex.express."
    ),
  ])
  func `a mistake names the key of the configuration`(text: String, sentence: String) throws {
    let configuration = try configuration(text)
    let error = #expect(throws: UsageError.self) { try configuration.service() }
    #expect(error?.sentence == sentence)
  }

  @Test func `a value of another kind is told with its place`() throws {
    let error = #expect(throws: UsageError.self) {
      try configuration("{ vertex: { project: 'p', tokenCommand: 'gcloud' } }")
    }
    #expect(error?.sentence.contains("vertex.tokenCommand") == true)
  }

  @Test func `another service's host is not Google's own host of this one`() throws {
    let service = try configuration("{ vertex: { project: 'p' } }").service()
    let address = try ServiceAddress("https://generativelanguage.googleapis.com", of: service)
    #expect(!address.isGoogle)
    #expect(try !ServiceAddress("https://aiplatform.googleapis.com").isGoogle)
  }
}
