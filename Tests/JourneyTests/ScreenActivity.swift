import Foundation

/// Counts what reaches a screen, for one thread that counts and one that waits.
final class ScreenActivity: Sendable {
  private let condition = NSCondition()
  /// Touched only while the condition is locked.
  private nonisolated(unsafe) var events = 0

  var count: Int { condition.withLock { events } }

  func happened() {
    condition.withLock {
      events += 1
      condition.broadcast()
    }
  }

  /// Waits until there were more events than a number; false when the time is over first.
  func wait(forMoreThan seen: Int, until deadline: Date) -> Bool {
    condition.withLock {
      while events <= seen { if !condition.wait(until: deadline) { return events > seen } }
      return true
    }
  }
}
