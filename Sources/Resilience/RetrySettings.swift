/// How long and how often to retry: a profile, and what the configuration changes of it.
///
/// In the configuration every key is optional: `{"profile": "brisk", "maxRetries": 4}`.
package struct RetrySettings: Hashable, Sendable {
  package let profile: RetryProfile
  /// Seconds before the first retry.
  package var firstDelaySeconds: Double
  /// What each delay is multiplied with to give the next one.
  package var multiplier: Double
  /// No scheduled delay is longer; a delay of the service's is never shortened by it.
  package var maxDelaySeconds: Double
  /// The share by which a scheduled delay varies both ways: 0.2 is ±20 %.
  package var jitter: Double
  /// All automatic retries of a turn together.
  package var maxRetries: Int
  /// Seconds to wait after a rate limit that names no delay.
  package var rateLimitDelaySeconds: Double

  /// The settings of a profile, unchanged.
  package init(_ profile: RetryProfile = .guide) {
    self.profile = profile
    multiplier = 2
    jitter = 0.2
    rateLimitDelaySeconds = 60
    switch profile {
    case .guide:
      firstDelaySeconds = 30
      maxDelaySeconds = 300
      maxRetries = 5
    case .brisk:
      firstDelaySeconds = 2
      maxDelaySeconds = 30
      maxRetries = 9
    }
  }

  /// Seconds after the turn's beginning beyond which no scheduled retry starts; nil for no bound.
  package var totalSeconds: Double? {
    switch profile {
    case .guide: nil
    case .brisk: 180
    }
  }

  /// The least distance of a retry after an internal error, in seconds.
  package var internalErrorDelaySeconds: Double {
    switch profile {
    case .guide: 60
    case .brisk: 0
    }
  }

  /// The scheduled delay before a retry, without jitter; 0 is the first retry.
  package func scheduledDelay(beforeRetry index: Int) -> Double {
    var delay = firstDelaySeconds
    for _ in 0..<max(0, index) where delay < maxDelaySeconds { delay *= multiplier }
    return min(delay, maxDelaySeconds)
  }
}

extension RetrySettings: Codable {
  private enum CodingKeys: String, CodingKey {
    case profile, firstDelaySeconds, multiplier, maxDelaySeconds, jitter, maxRetries
    case rateLimitDelaySeconds
  }

  /// Decodes a profile and the keys that differ from it.
  ///
  /// - Throws: `DecodingError` that names the key when a value is out of its range: delays 0 to
  ///   86,400 s, multiplier 1 to 10, jitter 0 to 1, retries 0 to 100.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(try container.decodeIfPresent(RetryProfile.self, forKey: .profile) ?? .guide)

    func read<Value: Decodable & Comparable>(
      _ key: CodingKeys, _ range: ClosedRange<Value>, into value: inout Value
    ) throws {
      guard let read = try container.decodeIfPresent(Value.self, forKey: key) else { return }
      guard range.contains(read) else {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: container,
          debugDescription: "\(key.stringValue) is \(read), outside \(range)")
      }
      value = read
    }
    let delays = 0.0...86_400
    try read(.firstDelaySeconds, delays, into: &firstDelaySeconds)
    try read(.multiplier, 1...10, into: &multiplier)
    try read(.maxDelaySeconds, delays, into: &maxDelaySeconds)
    try read(.jitter, 0...1, into: &jitter)
    try read(.maxRetries, 0...100, into: &maxRetries)
    try read(.rateLimitDelaySeconds, delays, into: &rateLimitDelaySeconds)
  }
}
