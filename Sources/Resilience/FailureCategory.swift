/// What kind of thing went wrong: the word in the status bar, the log, the JSON and the statistics.
package enum FailureCategory: String, Hashable, Sendable, Codable, CaseIterable {
  case server
  case rateLimit = "rate limit"
  case quota
  case request
  case access
  case safety
  case policy
  case noImage = "no image"
  case network
  case storage
  case cancelled
}
