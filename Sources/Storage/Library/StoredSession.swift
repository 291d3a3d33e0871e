package import Conversation
package import Resilience

/// A session as the browser and `list` show it, with how its last turn stands.
package struct StoredSession: Hashable, Sendable {
  package var summary: SessionSummary
  /// Why the last attempt of the last turn failed; nil if it did not, or runs.
  package var failure: Failure?
  /// The wait of the last turn, if it waits.
  package var notice: RetryNotice?

  package init(summary: SessionSummary, failure: Failure? = nil, notice: RetryNotice? = nil) {
    self.summary = summary
    self.failure = failure
    self.notice = notice
  }
}
