import Resilience

/// Tells apart what a 429 can be: too fast, too much for today, or never on this account.
///
/// The order matters, because the service sends `RetryInfo` with every kind of them: a limit of 0,
/// then a day's or month's quota, then money, then a delay nobody waits for, then too fast.
enum QuotaVerdict {
  /// Longer delays are not waited for: 300 s, as Google's own command line tool has it.
  private static let longestWait = 300.0

  static func verdict(
    _ error: ServiceError?, delay: Double?
  ) -> (FailureCategory, FailureCause) {
    let message = error?.message ?? ""
    if isLimitZero(error) { return (.quota, .limitZero) }
    if error?.quotas.contains(where: { isLong($0.quotaID) }) == true
      || isLong(error?.metadata["quota_limit"])
    {
      return (.quota, .perDay)
    }
    if let known = KnownMessage.matching(message, status: 429) {
      return (known.category, known.cause)
    }
    if error?.quotas.contains(where: { $0.quotaID?.contains("Spend") == true }) == true {
      return (.quota, .spendLimit)
    }
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
    return error.quotas.first { isLong($0.quotaID) } ?? error.quotas.first ?? old
  }

  private static func isLong(_ quotaID: String?) -> Bool {
    let id = (quotaID ?? "").lowercased()
    return ["perday", "daily", "permonth", "monthly"].contains { id.contains($0) }
  }

  private static func isLimitZero(_ error: ServiceError?) -> Bool {
    guard let error else { return false }
    return error.metadata["quota_limit_value"] == "0"
      || error.quotas.contains { $0.quotaValue == "0" }
      || error.message?.contains(/limit:\s*0(?![.\d])/) == true
  }
}
