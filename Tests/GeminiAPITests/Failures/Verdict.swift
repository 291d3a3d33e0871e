import Resilience

/// What is to be made of a failed attempt: everything the rest of the program decides by.
struct Verdict: Hashable, Sendable {
  var category: FailureCategory
  var cause: FailureCause
  /// The order is that of the keys in the bar.
  var remedies: [Remedy]
  var rule: RetryRule
  var charge: Failure.Charge

  init(
    _ category: FailureCategory, _ cause: FailureCause, _ remedies: [Remedy], _ rule: RetryRule,
    _ charge: Failure.Charge = .none
  ) {
    self.category = category
    self.cause = cause
    self.remedies = remedies
    self.rule = rule
    self.charge = charge
  }

  init(_ failure: Failure) {
    self.init(
      failure.category, failure.cause, failure.remedies, failure.retryRule, failure.charge)
  }
}
