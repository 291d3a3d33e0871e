import Resilience
import Testing

/// One row of the table's second half: an attempt that ended without an answer.
struct BrokenRow: CustomTestStringConvertible, Sendable {
  var name: String
  var failure: Failure
  var verdict: Verdict

  var testDescription: String { name }
}
