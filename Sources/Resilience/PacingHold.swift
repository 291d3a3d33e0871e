package import Foundation

/// Why a request is held back although the service did not refuse it.
package struct PacingHold: Hashable, Sendable, Codable {
  /// What holds it.
  package enum Reason: Hashable, Sendable, Codable {
    /// All of a minute's limit is used.
    case used(RateLimits.Kind, limit: Int)
    /// The one before went a moment ago: 10 a minute are one each 6 s.
    case spacing(RateLimits.Kind, limit: Int)
    /// The service refused another request and said until when.
    case refused
  }

  package let reason: Reason
  /// When the requests go that wait before this one.
  package var ahead: [Date]

  package init(_ reason: Reason, ahead: [Date] = []) {
    self.reason = reason
    self.ahead = ahead
  }
}

extension RetryNotice {
  /// The turn's place among those that still wait for the model, 1 for the next.
  package func place(at now: Date) -> Int { (hold?.ahead.count { $0 > now } ?? 0) + 1 }

  /// The wait of a request that is held back.
  package init(
    _ hold: PacingHold, nextAttempt: Int, attemptLimit: Int, until: Date, from now: Date
  ) {
    let message =
      switch hold.reason {
      case .used(let kind, let limit): "The \(limit) of this minute are used (\(kind.rawValue))."
      case .spacing(let kind, let limit): "\(limit) a minute, evenly spaced (\(kind.rawValue))."
      case .refused: "The service asked another request of this model to wait."
      }
    self.init(
      failure: Failure(.rateLimit, .perMinute, message: message), nextAttempt: nextAttempt,
      attemptLimit: attemptLimit, until: until, delay: until.timeIntervalSince(now),
      isServerDelay: true, hold: hold)
  }
}

extension Failure {
  /// A day's limit is used up by our own count: the request would only be refused.
  package init(usedUp use: LimitUse, model: String) {
    self.init(
      .quota, .perDay,
      message:
        "\(use.used) of \(use.limit) requests of today are used for \(model), as counted here.",
      quotaID: use.kind.rawValue, quotaValue: String(use.limit))
  }
}
