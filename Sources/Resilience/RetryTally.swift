/// The retries one turn has had: all together, and of each kind of failure.
///
/// A retry the user hastened ("now") counts like one that waited its time.
package struct RetryTally: Hashable, Sendable {
  /// All retries of the turn.
  package private(set) var all = 0
  private var byRule: [RetryRule: Int] = [:]

  package init() {}

  /// Retries after failures of one kind.
  package subscript(rule: RetryRule) -> Int { byRule[rule, default: 0] }

  /// Counts one retry after a failure.
  package mutating func count(_ failure: Failure) {
    all += 1
    byRule[failure.retryRule, default: 0] += 1
  }
}
