package import Conversation
package import Foundation
package import Resilience

/// The places of requests within the limits of a model: one count for all copies.
extension Library {
  /// A limit is taken for changed after this long, in seconds: a project may have a better plan by
  /// then, and one refusal teaches it anew.
  static let lessonLife = 7 * 86400.0

  /// Gives a request its place, which no other copy can take from then on.
  ///
  /// One that goes now has it by its attempt, one that waits by its notice, which are written here;
  /// one that is not admitted has none.
  ///
  /// - Parameters:
  ///   - attempt: The attempt as it would begin now.
  ///   - turn: Its turn, which is committed.
  ///   - limits: The configured ones; what was learned completes them.
  ///   - attemptLimit: How many attempts the turn may have in all, for the notice.
  /// - Returns: whether it goes, waits, or is not admitted today.
  /// - Throws: ``LibraryError`` when the place cannot be written; then nothing may be sent.
  package func admit(
    _ attempt: Attempt, of turn: TurnID, within limits: RateLimits, attemptLimit: Int
  ) throws(LibraryError) -> Admission {
    try connection.write { () throws(LibraryError) in
      let (model, host, now) = (attempt.model, attempt.host, attempt.startedAt)
      let limiter = RateLimiter(
        limits.completed(by: try learnedLimits(of: model, at: host, now: now)),
        pausedUntil: try pause(of: model, at: host, now: now))
      if limiter.isOpen { return .go(nearing: nil) }
      let request = CountedRequest(at: now, tokens: attempt.inputTokens, images: attempt.images)
      let earlier = try requests(of: model, at: host, now: now, without: turn)
      switch limiter.verdict(on: request, after: earlier) {
      case .go(let nearing):
        try putRow(attempt, of: turn)
        return .go(nearing: nearing)
      case .wait(let until, let hold, let nearing):
        let notice = RetryNotice(
          hold, nextAttempt: attempt.number, attemptLimit: attemptLimit, until: until, from: now)
        try putRow(notice, of: turn)
        try keepPlace(of: attempt, turn, until)
        return .wait(notice, nearing: nearing)
      case .usedUp(let use): return .usedUp(use)
      }
    }
  }

  /// Takes an attempt back that never began; it leaves no trace.
  package func withdraw(_ attempt: Attempt, of turn: TurnID) throws(LibraryError) {
    try connection.run(
      "DELETE FROM attempt WHERE turn = ? AND number = ? AND finished_at IS NULL",
      [.text(turn.rawValue), Value(attempt.number)])
  }

  /// How much of each known limit of a model is used now, by all copies.
  package func uses(
    of model: String, at host: String, within limits: RateLimits, now: Date
  ) throws(LibraryError) -> [LimitUse] {
    try connection.read { () throws(LibraryError) in
      let limiter = RateLimiter(
        limits.completed(by: try learnedLimits(of: model, at: host, now: now)))
      if limiter.isOpen { return [] }
      let requests = try requests(of: model, at: host, now: now).filter { $0.time <= now }
      return RateLimits.Kind.allCases.compactMap { limiter.use(of: $0, after: requests, at: now) }
    }
  }

  /// The requests of a model that its limits count, in the order of their times: those of the day
  /// that went out or run, but for refused ones, and those with a place in the future.
  private func requests(
    of model: String, at host: String, now: Date, without turn: TurnID? = nil
  ) throws(LibraryError) -> [CountedRequest] {
    // A minute that runs over midnight began before the day.
    let start = min(PacificDay.start(of: now), now - 10 * RateLimiter.window)
    return try connection.rows(
      """
      SELECT started_at AS time, input_tokens, images FROM attempt
      WHERE started_at BETWEEN ? AND ? AND host = ? AND model = ? AND http_status IS NOT 429
        AND (finished_at IS NULL OR bytes_sent > 0)
      UNION ALL
      SELECT until AS time, input_tokens, images FROM retry_notice
      WHERE until >= ? AND host = ? AND model = ? AND turn IS NOT ?
      ORDER BY time
      """,
      [
        // What began later than that was written under a clock that has been set back since.
        Value(start), Value(now + RateLimiter.window), .text(host), .text(model),
        // A copy that ended keeps its place for a minute.
        Value(now - RateLimiter.window), .text(host), .text(model), Value(turn?.rawValue),
      ]
    ) { row throws(LibraryError) in
      CountedRequest(
        at: try row.date("time"), tokens: try row.integer("input_tokens"),
        images: try row.integer("images"))
    }
  }

  /// Until when the service asked the last refused request of a model to wait; nil if not any more.
  private func pause(
    of model: String, at host: String, now: Date
  ) throws(LibraryError) -> Date? {
    try connection.rows(
      """
      SELECT finished_at, failure FROM attempt
      WHERE finished_at BETWEEN ? AND ? AND http_status = 429 AND category = ? AND host = ? AND model = ?
      ORDER BY finished_at DESC LIMIT 1
      """,
      [
        Value(now - RetryPolicy.longestServerDelay), Value(now + RateLimiter.window),
        .text(FailureCategory.rateLimit.rawValue),
        .text(host), .text(model),
      ]
    ) { row throws(LibraryError) -> Date? in
      let failure: Failure? = try row.jsonIfAny("failure")
      guard let delay = failure?.serverDelay else { return nil }
      let until = try row.date("finished_at") + delay
      return until > now ? until : nil
    }.first ?? nil
  }

  private func keepPlace(
    of attempt: Attempt, _ turn: TurnID, _ until: Date
  ) throws(LibraryError) {
    try connection.run(
      """
      UPDATE retry_notice SET model = ?, host = ?, input_tokens = ?, images = ? WHERE turn = ?
      """,
      [
        .text(attempt.model), .text(attempt.host), Value(attempt.inputTokens),
        Value(attempt.images), .text(turn.rawValue),
      ])
    try connection.run(
      "UPDATE turn SET state = ?, waits_until = ? WHERE id = ?",
      [.text(TurnState.waiting.rawValue), Value(until), .text(turn.rawValue)])
    try index(turn)
  }

  /// The limits that refusals of a model named in the last days.
  package func learnedLimits(
    of model: String, at host: String, now: Date
  ) throws(LibraryError) -> RateLimits {
    var limits = RateLimits()
    try connection.rows(
      "SELECT kind, value FROM learned_limit WHERE host = ? AND model = ? AND learned_at > ?",
      [.text(host), .text(model), Value(now - Self.lessonLife)]
    ) { row throws(LibraryError) in
      guard let kind = RateLimits.Kind(rawValue: try row.text("kind")) else { return }
      limits[kind] = try row.integer("value")
    }
    return limits
  }

  /// Remembers a limit that a refusal named.
  package func learn(
    _ limit: LearnedLimit, of model: String, at host: String, now: Date
  ) throws(LibraryError) {
    try connection.write { () throws(LibraryError) in
      try connection.put(
        into: "learned_limit", key: ["host", "model", "kind"],
        [
          "host": .text(host), "model": .text(model), "kind": .text(limit.kind.rawValue),
          "value": Value(limit.value), "learned_at": Value(now),
        ])
    }
  }
}
