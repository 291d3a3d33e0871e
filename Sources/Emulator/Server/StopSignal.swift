internal import Foundation

/// Lets threads wait for a moment, and wakes them all when the server stops.
final class StopSignal: @unchecked Sendable {
  // Unchecked: `isStopped` is only touched while `condition` is locked.
  private let condition = NSCondition()
  private var isStopped = false

  /// Waits until a moment; `false` if the server stopped before it came.
  func wait(until moment: ContinuousClock.Instant) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while !isStopped {
      let remaining = ContinuousClock.now.duration(to: moment) / .seconds(1)
      guard remaining > 0 else { return true }
      _ = condition.wait(until: Date(timeIntervalSinceNow: remaining))
    }
    return false
  }

  /// Ends every wait, now and later.
  func stop() {
    condition.lock()
    isStopped = true
    condition.broadcast()
    condition.unlock()
  }
}
