import Resilience

/// Every documented answer that brings no picture, with its verdict.
///
/// Rows of `error-guide.md` (Categories, Retries, point 46) and of `gemini-api.md` 2.3, 2.5, 2.6
/// and 3; bodies verbatim, pictures made short. Where the guide is wrong, the rows hold what is.
enum FailureTable {
  static let all =
    server + midStream + rateLimit + quota + request + access + refusals + blocks + noImage
    + network

  /// Causes that no answer of the service has, and the test file that has them.
  static let elsewhere: [FailureCause: String] = [
    .tokenUnavailable: "GeminiAPITests/AccessTokenTests.swift",
    .capReached: "ResilienceTests/RetryPolicyTests.swift",
  ]
}
