/// A named set of retry settings.
package enum RetryProfile: String, Hashable, Sendable, Codable, CaseIterable {
  /// The guide's schedule: 30, 60, 120, 240, 300 s, five retries.
  case guide
  /// For somebody who waits at the screen: 2 s doubling to 30 s, nine retries, 180 s in all.
  case brisk
}
