package import Conversation
package import Foundation
package import Resilience

/// What the engine tells of a running turn, in order.
///
/// After exactly one of the last four cases the stream ends.
package enum TurnEvent: Sendable, Equatable {
  /// The user's message and the pending turn are on disk; nothing has been sent yet.
  case committed(Turn)
  /// An attempt begins.
  case started(Attempt, of: Int)
  /// Bytes of the request that went out, of its exact length.
  case sent(Int, of: Int)
  /// Bytes of the answer that came.
  case received(Int)
  /// So many bytes of a picture are in a file, or all of them, while its part is not whole; the file
  /// may be gone at any moment.
  case arriving(at: URL, bytes: Int, isWhole: Bool)
  /// A part came and is stored.
  case delta(Part)
  /// An attempt failed, another goes later by itself; or the first is held back by a limit.
  case retrying(RetryNotice)
  /// The attempt that has begun leaves little of a limit.
  case nearing(LimitUse)
  /// The attempt that has begun leaves little of a cap.
  case nearingCap(CapUse)
  /// The rule allowed another host or model; the next attempt goes there.
  case fellBack(to: Route, after: Failure)
  /// The service refused the request as it was; the next attempt goes with another, under these
  /// rules, by itself and at once.
  case mended(Repair, after: Failure, under: RequestRules)
  /// The answer is whole and stored.
  case finished(Turn)
  /// The turn ended without a whole answer: failed, blocked, partial or cancelled.
  case failed(Turn, Failure)
  /// A cap forbids a new turn: nothing was written, nothing was sent.
  case overCap(Turn, Overrun)
  /// Nothing could be written to disk, so nothing was sent, or the answer could not be stored.
  case storageFailed(Turn, Failure)
}
