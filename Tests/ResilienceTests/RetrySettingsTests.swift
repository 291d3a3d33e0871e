import Foundation
import Resilience
import Testing

@Suite struct RetrySettingsTests {
  private func decode(_ json: String) throws -> RetrySettings {
    try JSONDecoder().decode(RetrySettings.self, from: Data(json.utf8))
  }

  @Test func `an empty configuration is the guide's profile`() throws {
    #expect(try decode("{}") == RetrySettings(.guide))
  }

  @Test func `keys change the profile they stand beside`() throws {
    var expected = RetrySettings(.brisk)
    expected.maxRetries = 4
    expected.jitter = 0
    #expect(try decode(#"{"profile": "brisk", "maxRetries": 4, "jitter": 0}"#) == expected)
  }

  @Test(arguments: [
    #"{"profile": "hasty"}"#, #"{"jitter": 1.5}"#, #"{"firstDelaySeconds": -1}"#,
    #"{"multiplier": 0.5}"#, #"{"maxRetries": -1}"#, #"{"maxRetries": 1.5}"#,
    #"{"maxDelaySeconds": 1e300}"#,
  ])
  func `values out of range are refused`(json: String) {
    #expect(throws: DecodingError.self) { try decode(json) }
  }

  @Test func `what is encoded is decoded again`() throws {
    var settings = RetrySettings(.brisk)
    settings.rateLimitDelaySeconds = 12.5
    let data = try JSONEncoder().encode(settings)
    #expect(try JSONDecoder().decode(RetrySettings.self, from: data) == settings)
  }
}
