package import Conversation
package import GeminiAPI
package import Resilience

/// What the user has settled for all turns; a change holds from the next turn on.
package struct EngineRules: Sendable {
  package var retry: RetryPolicy
  /// Where turns may go instead; its hosts are those of the environment's clients.
  package var fallback: FallbackPolicy
  /// How strictly the service's input filter judges.
  package var safety: [SafetySetting]
  /// What requests keep to, before they are adapted to the endpoint that is asked.
  package var requests: RequestRules
  /// How much of each model may be asked for, by its id; what refusals name completes them.
  package var limits: [String: RateLimits]
  /// What may be spent.
  package var caps: SpendingCaps

  package init(
    retry: RetryPolicy = RetryPolicy(), fallback: FallbackPolicy = FallbackPolicy(),
    safety: [SafetySetting] = [], requests: RequestRules = RequestRules(),
    limits: [String: RateLimits] = [:], caps: SpendingCaps = SpendingCaps()
  ) {
    self.retry = retry
    self.fallback = fallback
    self.safety = safety
    self.requests = requests
    self.limits = limits
    self.caps = caps
  }
}
