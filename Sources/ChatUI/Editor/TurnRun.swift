package import Conversation
package import Foundation
package import Resilience

/// The turn that runs or waits, as far as the screen follows it.
package struct TurnRun: Sendable, Equatable {
  /// Valid transitions: preparing -> sending -> thinking -> receiving, and from each to waiting;
  /// waiting -> sending.
  package enum Phase: Sendable, Equatable {
    /// Not committed to disk yet.
    case preparing
    /// So many bytes of the request went out.
    case sending(Int, of: Int)
    case thinking
    /// A part that is not a thought has come.
    case receiving
    case waiting(RetryNotice)
  }

  /// nil until it is committed.
  package var turn: TurnID?
  package var phase = Phase.preparing
  /// The attempt that runs, 1 for the first.
  package var attempt = 1
  /// How many attempts there may be.
  package var attemptLimit = 1
  /// When the attempt began.
  package var startedAt: Date
  /// Bytes of the answer so far.
  package var received = 0
  /// The model the attempt went to.
  package var model: String
  package var isStopping = false
  /// The picture whose part is not whole yet.
  package var arriving: ArrivingPicture?

  package init(turn: TurnID? = nil, startedAt: Date, model: String) {
    self.turn = turn
    self.startedAt = startedAt
    self.model = model
  }

  /// The wait it is in.
  package var notice: RetryNotice? {
    if case .waiting(let notice) = phase { notice } else { nil }
  }
}
