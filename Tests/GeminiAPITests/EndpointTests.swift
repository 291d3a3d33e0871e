import Foundation
import Testing

@testable import GeminiAPI

@Suite struct EndpointTests {
  private func endpoint(_ base: String, version: String = "v1beta") throws -> Endpoint {
    Endpoint(baseURL: try #require(URL(string: base)), version: version, key: APIKey("secret"))
  }

  @Test(arguments: [
    ("https://host", "https://host/v1beta/models/m:generateContent"),
    ("https://host/", "https://host/v1beta/models/m:generateContent"),
    ("https://host/gemini", "https://host/gemini/v1beta/models/m:generateContent"),
    ("http://127.0.0.1:8080", "http://127.0.0.1:8080/v1beta/models/m:generateContent"),
  ])
  func `the version and the method are appended`(base: String, url: String) throws {
    #expect(
      try endpoint(base).url(model: "m", method: "generateContent").absoluteString == url)
    #expect(
      try endpoint(base).url(model: "models/m", method: "generateContent").absoluteString == url)
  }

  @Test(arguments: [
    (Endpoint.Service.developer, "generativelanguage.googleapis.com", "/v1beta/models/m"),
    (
      try vertex(), "aiplatform.googleapis.com",
      "/v1beta1/projects/p-1/locations/global/publishers/google/models/m"
    ),
    (
      try vertex("europe-west4"), "europe-west4-aiplatform.googleapis.com",
      "/v1beta1/projects/p-1/locations/europe-west4/publishers/google/models/m"
    ),
    (
      try vertex("eu"), "aiplatform.eu.rep.googleapis.com",
      "/v1beta1/projects/p-1/locations/eu/publishers/google/models/m"
    ),
    (
      try vertex("us"), "aiplatform.us.rep.googleapis.com",
      "/v1beta1/projects/p-1/locations/us/publishers/google/models/m"
    ),
    (.vertexExpress, "aiplatform.googleapis.com", "/v1beta1/publishers/google/models/m"),
  ])
  func `every service has its host and its path, behind a relay as well`(
    service: Endpoint.Service, host: String, path: String
  ) throws {
    #expect(service.host == host)
    for base in ["https://\(host)", "https://relay.example/gemini", "http://127.0.0.1:8080"] {
      let endpoint = Endpoint(
        service, baseURL: try #require(URL(string: base)), credential: nil)
      for name in ["m", "models/m", "publishers/google/models/m"] {
        #expect(
          endpoint.url(model: name, method: "generateContent").absoluteString
            == "\(base)\(path):generateContent")
      }
    }
  }

  private static func vertex(_ location: String = "global") throws -> Endpoint.Service {
    .vertex(try CloudProject("p-1", location: location))
  }

  @Test func `an old project's name has a domain`() throws {
    let project = try CloudProject("example.com:my-project")
    let base = try #require(URL(string: "https://host"))
    let url = Endpoint(.vertex(project), baseURL: base, credential: nil)
      .url(model: "m", method: "x")
    #expect(url.path().hasPrefix("/v1beta1/projects/example.com:my-project/locations/global/"))
  }

  @Test(arguments: [
    ("", "global", CloudProject.InvalidName.project), ("a/b", "global", .project),
    ("a b", "global", .project), ("a.b", "global", .project), ("..", "global", .project),
    ("x:", "global", .project), ("a\n", "global", .project), ("p?", "global", .project),
    ("p", "", .location), ("p", "evil.example/", .location), ("p", "a.b", .location),
    ("p", "us#", .location), ("p", "user@", .location), ("p", "é", .location),
  ])
  func `what is no name is neither project nor location`(
    project: String, location: String, error: CloudProject.InvalidName
  ) {
    #expect(throws: error) { try CloudProject(project, location: location) }
  }

  @Test func `only the Developer API enforces signatures and has files`() throws {
    let base = try #require(URL(string: "https://host"))
    func endpoint(_ service: Endpoint.Service, _ enforces: Bool? = nil) -> Endpoint {
      Endpoint(service, baseURL: base, credential: nil, enforcesSignatures: enforces)
    }
    #expect(endpoint(.developer).enforcesSignatures && endpoint(.developer).hasFiles)
    for service in [try Self.vertex(), .vertexExpress] {
      #expect(!endpoint(service).enforcesSignatures && !endpoint(service).hasFiles)
    }
    #expect(!endpoint(.developer, false).enforcesSignatures)
    #expect(endpoint(.vertexExpress, true).enforcesSignatures)
  }

  @Test func `a key and a token have headers of their own`() {
    func lines(_ authorization: Authorization) -> [String] {
      authorization.headers.map { "\($0.name): \($0.value)" }
    }
    #expect(lines(.key(APIKey("k"))) == ["x-goog-api-key: k"])
    #expect(
      lines(.token(AccessToken("t"), project: "p"))
        == ["Authorization: Bearer t", "x-goog-user-project: p"])
    #expect(lines(.token(AccessToken("t"), project: nil)) == ["Authorization: Bearer t"])
    #expect(lines(.key(APIKey(" "))).isEmpty)
    #expect(lines(.token(AccessToken(""), project: "p")).isEmpty)
  }

  @Test func `a model's name cannot leave its place in the path`() throws {
    let url = try endpoint("https://host").url(model: "../x?y#z", method: "m").absoluteString
    #expect(!url.contains("?") && !url.contains("#") && !url.contains("/../"))
  }

  @Test func `a key is never printed`() throws {
    let endpoint = try endpoint("https://host")
    var dumped = ""
    dump(endpoint, to: &dumped)
    for text in ["\(endpoint)", String(reflecting: endpoint), dumped] {
      #expect(!text.contains("secret"))
      #expect(text.contains("key"))
    }
  }

  @Test func `a token is never printed, nor what its command is given`() throws {
    let command = SecretCommand(
      "vertex.tokenCommand", ["echo", "secret"], environment: ["X": "secret"])
    let endpoint = Endpoint(
      .vertexExpress, baseURL: try #require(URL(string: "https://host")),
      credential: .command(command))
    let authorization = Authorization.token(AccessToken("secret"), project: "p")
    for value: Any in [endpoint, command, authorization] {
      var dumped = ""
      dump(value, to: &dumped)
      for text in ["\(value)", String(reflecting: value), dumped] {
        #expect(!text.contains("secret"))
      }
    }
    #expect("\(authorization)".contains("token"))
  }

  @Test func `white space round a key is no part of it`() {
    #expect(APIKey(" secret\n").text == "secret")
    #expect(APIKey(" \n").isEmpty)
    #expect(!APIKey("a\r\nx: y").isWritable)
  }

  @Test(arguments: [
    ("localhost", true), ("LOCALHOST", true), ("127.0.0.1", true), ("127.9.9.9", true),
    ("::1", true), ("[::1]", true), ("127.0.0.1.example.org", false), ("127.example.org", false),
    ("10.0.0.1", false), ("localhost.example.org", false), ("127.0.0", false), ("", false),
  ])
  func `only this machine is loopback`(host: String, expected: Bool) {
    #expect(isLoopback(host) == expected)
  }
}
