import Conversation
import Foundation
import GeminiAPI
import Resilience
import Storage

/// How a turn keeps to the limits of its model.
extension TurnRun {
  /// Gives the machine its first input: the turn goes, or waits for its place.
  ///
  /// Only the first attempt is paced; a retry has its time from the failure before it.
  func enter(_ model: String, attempts count: Int) async throws {
    try await adaptRules()
    let attempt = newAttempt(count + 1, to: model, plan(for: model))
    let admission = try await library.admit(
      attempt, of: turn.id, within: rules.limits[model] ?? RateLimits(),
      attemptLimit: attempt.number + rules.retry.settings.maxRetries)
    switch admission {
    case .go(let use):
      place = attempt
      nearing = use
      mailbox.yield(.input(.start))
    case .wait(let notice, let use):
      nearing = use
      mailbox.yield(.input(.hold(notice)))
    case .usedUp(let use):
      refusal = Failure(usedUp: use, model: model)
      mailbox.yield(.input(.start))
    }
  }

  /// Gives a place back that was not used, because the turn was stopped before it was sent.
  func leavePlace() async throws {
    guard let place else { return }
    try await library.withdraw(place, of: turn.id)
    self.place = nil
  }

  /// An attempt that begins now, with what it will take of the limits.
  func newAttempt(_ number: Int, to model: String, _ plan: RequestPlan) -> Attempt {
    Attempt(
      number: number, model: model, host: client.endpoint.host,
      startedAt: clock.now(), inputTokens: plan.inputTokens)
  }

  /// Who the next attempt goes to.
  var client: GeminiClient { environment.client(at: machine.route.host) }

  /// Remembers a limit that the service named when it refused the newest attempt.
  func learn(from failure: Failure?) async throws {
    guard let attempt, let limit = failure.flatMap(LearnedLimit.init(from:)) else { return }
    try await library.learn(limit, of: attempt.model, at: attempt.host, now: clock.now())
  }
}
