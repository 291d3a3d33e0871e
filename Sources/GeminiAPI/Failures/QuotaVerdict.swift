import Resilience

/// Tells apart what a 429 can be: too fast, too much for today, or never on this account.
///
/// The order matters, because the service sends `RetryInfo` with every kind of them: a limit of 0,
/// then a quota of money, a month or a day, then a delay nobody waits for, then too fast.
enum QuotaVerdict {
  /// Longer delays are not waited for: 300 s, as Google's own command line tool has it.
  private static let longestWait = 300.0

  static func verdict(
    _ error: ServiceError?, delay: Double?
  ) -> (FailureCategory, FailureCause) {
    let message = error?.message ?? ""
    if isLimitZero(error) { return (.quota, .limitZero) }
    let names = (error?.quotas.compactMap(\.quotaID) ?? []) + [error?.metadata["quota_limit"] ?? ""]
    if let cause = names.lazy.compactMap(exhaustion).first { return (.quota, cause) }
    if let known = KnownMessage.matching(message, status: 429) {
      return (known.category, known.cause)
    }
    // A relay may leave the details out; the message names the metric.
    if names.joined().isEmpty, let cause = exhaustion(message) { return (.quota, cause) }
    if let delay, delay > longestWait { return (.quota, .longDelay) }
    // Vertex AI names the quota in the message only.
    let isCounted =
      error?.quotas.isEmpty == false || error?.reason == "RATE_LIMIT_EXCEEDED"
      || message.contains("_per_minute")
    return (.rateLimit, delay != nil || isCounted ? .perMinute : .sharedCapacity)
  }

  /// The passed quota that decides: one of a day before one of a minute.
  static func decisiveQuota(_ error: ServiceError) -> ServiceError.Violation? {
    let old = error.metadata["quota_limit"].map {
      ServiceError.Violation(quotaID: $0, quotaValue: error.metadata["quota_limit_value"])
    }
    return error.quotas.first { $0.quotaID.flatMap(exhaustion) != nil } ?? error.quotas.first ?? old
  }

  /// What is used up for longer than anybody waits, by the name of its quota or metric.
  private static func exhaustion(_ name: String) -> FailureCause? {
    let name = name.lowercased().filter { $0 != "_" && $0 != " " }
    func says(_ words: String...) -> Bool { words.contains { name.contains($0) } }
    if says("spend") { return .spendLimit }
    if says("permonth", "monthly") { return .perMonth }
    return says("perday", "daily") ? .perDay : nil
  }

  private static func isLimitZero(_ error: ServiceError?) -> Bool {
    guard let error else { return false }
    return error.metadata["quota_limit_value"] == "0"
      || error.quotas.contains { $0.quotaValue == "0" }
      || error.message?.contains(/limit:\s*0(?![.\d])/) == true
  }
}
