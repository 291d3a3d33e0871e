package import Foundation

/// Decides when the next request of a model may go, so that it comes evenly and within all limits.
///
/// 10 a minute are one each 6 s, never ten at once. A minute runs for 60 s from its first request,
/// a day from midnight in Los Angeles (<https://ai.google.dev/gemini-api/docs/rate-limits>).
package struct RateLimiter: Hashable, Sendable {
  /// What becomes of a request, and which limit it brings near its end.
  package enum Verdict: Hashable, Sendable {
    case go(nearing: LimitUse?)
    /// It may go later.
    case wait(until: Date, PacingHold, nearing: LimitUse?)
    /// Not today.
    case usedUp(LimitUse)
  }

  /// How long a minute's window is, in seconds.
  package static let window = 60.0

  package var limits: RateLimits
  /// Until when the service asked another request of the model to wait.
  package var pausedUntil: Date?

  package init(_ limits: RateLimits, pausedUntil: Date? = nil) {
    self.limits = limits
    self.pausedUntil = pausedUntil
  }

  /// Whether nothing can hold a request, whatever went before it.
  package var isOpen: Bool { limits.isEmpty && pausedUntil == nil }

  /// What becomes of a request that wants to go at its time.
  ///
  /// `earlier` are the model's requests in the order of their times, those that have a place in the
  /// future among them: the new one goes after all of them. They reach back over the day.
  package func verdict(
    on request: CountedRequest, after earlier: [CountedRequest]
  ) -> Verdict {
    let now = request.time
    if let day = use(of: .requestsPerDay, after: earlier, at: now), day.left == 0 {
      return .usedUp(day)
    }
    var time = now
    var reason: PacingHold.Reason?
    func hold(until later: Date, _ why: PacingHold.Reason) {
      guard later > time else { return }
      time = later
      reason = why
    }
    if let pausedUntil { hold(until: pausedUntil, .refused) }
    if let last = earlier.last {
      for kind in Self.ofMinute {
        guard let limit = limits[kind] else { continue }
        let gap = Self.gap(after: last.share(of: kind), of: limit)
        hold(until: last.time.addingTimeInterval(gap), .spacing(kind, limit: limit))
      }
    }
    for kind in Self.ofMinute {
      guard let use = use(of: kind, after: earlier, at: time), use.used > 0,
        use.used + request.share(of: kind) > use.limit
      else { continue }
      hold(until: use.resetsAt, .used(kind, limit: use.limit))
    }
    let nearing = nearing(request, at: time, after: earlier)
    guard let reason else { return .go(nearing: nearing) }
    let ahead = earlier.map(\.time).filter { $0 > now }
    return .wait(until: time, PacingHold(reason, ahead: ahead), nearing: nearing)
  }

  /// How much of a limit the requests up to a time have used; nil where no limit is known.
  package func use(
    of kind: RateLimits.Kind, after requests: [CountedRequest], at now: Date
  ) -> LimitUse? {
    guard let limit = limits[kind] else { return nil }
    let start =
      kind.isOfDay ? PacificDay.start(of: now) : Self.windowStart(of: requests, at: now) ?? now
    let resets =
      kind.isOfDay ? PacificDay.nextMidnight(after: now) : start.addingTimeInterval(Self.window)
    let used = requests.filter { start <= $0.time }.reduce(0) { $0 + $1.share(of: kind) }
    return LimitUse(kind, used: used, of: limit, resetsAt: resets)
  }

  /// Seconds from a request to the next: what it took of a minute's limit, a minute at most.
  private static func gap(after share: Int, of limit: Int) -> Double {
    min(window, window * Double(share) / Double(limit))
  }

  /// The first request of the minute that holds a time; nil when that minute is over.
  private static func windowStart(of requests: [CountedRequest], at now: Date) -> Date? {
    var start: Date?
    for request in requests {
      if let open = start, request.time.timeIntervalSince(open) < window { continue }
      start = request.time
    }
    return start.flatMap { now.timeIntervalSince($0) < window ? $0 : nil }
  }

  /// The limit that a request brings near its end, the nearest of them.
  private func nearing(
    _ request: CountedRequest, at time: Date, after earlier: [CountedRequest]
  ) -> LimitUse? {
    RateLimits.Kind.allCases
      .compactMap { kind in
        use(of: kind, after: earlier, at: time)?.warning(adding: request.share(of: kind))
      }
      .max { $0.share < $1.share }
  }

  private static let ofMinute = RateLimits.Kind.allCases.filter { !$0.isOfDay }
}
