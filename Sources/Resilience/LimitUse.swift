package import Foundation

/// How much of a limit is used in the minute or day that runs.
package struct LimitUse: Hashable, Sendable {
  /// From this share on a limit is near.
  package static let warningShare = 0.8
  /// Of a smaller limit the last place would be the warning.
  private static let leastLimitWarned = 5

  package let kind: RateLimits.Kind
  package var used: Int
  package let limit: Int
  /// When the count starts anew.
  package let resetsAt: Date

  package init(_ kind: RateLimits.Kind, used: Int, of limit: Int, resetsAt: Date) {
    self.kind = kind
    self.used = used
    self.limit = limit
    self.resetsAt = resetsAt
  }

  package var left: Int { max(0, limit - used) }
  /// The part that is used: 0.8 of 8 of 10.
  package var share: Double { Double(used) / Double(limit) }

  /// The use after one more request, if that request is the one that comes near the limit.
  func warning(adding count: Int) -> LimitUse? {
    let next = LimitUse(kind, used: used + count, of: limit, resetsAt: resetsAt)
    let isCrossing = self.share < Self.warningShare && next.share >= Self.warningShare
    return limit >= Self.leastLimitWarned && isCrossing ? next : nil
  }
}
