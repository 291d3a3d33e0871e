/// A limit that a refusal named.
package struct LearnedLimit: Hashable, Sendable {
  package let kind: RateLimits.Kind
  package let value: Int

  package init(_ kind: RateLimits.Kind, _ value: Int) {
    self.kind = kind
    self.value = value
  }

  /// What a failure teaches; nil for one without a quota of ours and its value.
  ///
  /// A bare 429 teaches nothing: it tells of capacity that many callers share. Names as in
  /// `GenerateRequestsPerMinutePerProjectPerModel-FreeTier` and
  /// `GenerateContentInputTokensPerModelPerMinute`.
  package init?(from failure: Failure) {
    guard failure.httpStatus == 429, let id = failure.quotaID?.lowercased(),
      let value = failure.quotaValue.flatMap({ Int($0) }), value > 0
    else { return nil }
    let kind: RateLimits.Kind? =
      switch (id.contains("perminute"), id.contains("perday")) {
      case (true, _) where id.contains("token"): .tokensPerMinute
      case (true, _) where id.contains("image"): .imagesPerMinute
      case (true, _) where id.contains("request"): .requestsPerMinute
      case (_, true) where id.contains("request"): .requestsPerDay
      default: nil
      }
    guard let kind else { return nil }
    self.init(kind, value)
  }
}
