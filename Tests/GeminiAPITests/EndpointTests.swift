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

  @Test func `white space round a key is no part of it`() {
    #expect(APIKey(" secret\n").secret == "secret")
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
