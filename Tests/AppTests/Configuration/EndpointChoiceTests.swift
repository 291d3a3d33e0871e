import Foundation
import GeminiAPI
import Testing

@testable import App

/// Endpoints of the configuration, chosen by name.
@Suite struct EndpointChoiceTests {
  private func configuration(_ text: String) throws -> Configuration {
    let home = try TemporaryHome()
    let file = home.folder.appending(path: "config.json")
    try Data(text.utf8).write(to: file)
    return try Configuration(file: file)
  }

  private static let two = """
    { baseURL: "https://usual.example", endpoints: {
      eu: { vertex: { project: "my-project", location: "europe-west4" } },
      relay: { baseURL: "https://relay.example" } } }
    """

  @Test func `a name puts its place where the usual one was`() throws {
    let usual = try configuration(Self.two)
    #expect(try usual.at(nil) == usual)
    let relay = try usual.at("relay")
    #expect(relay.baseURL == "https://relay.example" && relay.vertex == nil)
    let vertex = try usual.at("eu")
    let project = try CloudProject("my-project", location: "europe-west4")
    #expect(try vertex.baseURL == nil && vertex.service() == .vertex(project))
    #expect(try ServiceAddress(vertex.baseURL, of: vertex.service()).isGoogle)
  }

  @Test func `a name that is not there is told with those that are`() throws {
    let error = #expect(throws: UsageError.self) { try configuration(Self.two).at("us") }
    #expect(error?.sentence == "--endpoint is one of eu, relay; us is none of them.")
    #expect(throws: UsageError.self) { try configuration("{}").at("us") }
    #expect(try Invocation(arguments: ["new", "--endpoint", "eu"]).options.endpoint == "eu")
  }
}
