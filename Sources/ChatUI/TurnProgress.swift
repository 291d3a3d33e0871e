package import Conversation
package import Foundation
package import Resilience

/// What happens to a running turn, as the screen needs to know it.
package enum TurnProgress: Sendable, Equatable {
  case committed(Turn)
  case started(Attempt, of: Int)
  case sent(Int, of: Int)
  case received(Int)
  /// So many bytes of a picture are in a file, or all of them, while its part is not whole.
  case arriving(at: URL, bytes: Int, isWhole: Bool)
  case delta(Part)
  case retrying(RetryNotice)
  /// The attempt that has begun leaves little of a limit.
  case nearing(LimitUse)
  /// The attempt that has begun leaves little of a cap.
  case nearingCap(CapUse)
  case fellBack(to: Route, after: Failure)
  /// The service refused the request as it was; another goes at once, under these rules.
  case mended(Repair, after: Failure, under: RequestRules)
  /// The turn is over; nil in success.
  case ended(Turn, Failure?)
}
