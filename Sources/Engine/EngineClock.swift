package import Foundation

/// The engine's sense of time: the wall clock, and a sleep that survives a suspended machine.
package struct EngineClock: Sendable {
  /// The present time.
  package var now: @Sendable () -> Date
  /// Returns once a time has come; throws `CancellationError` when its task is cancelled.
  package var sleep: @Sendable (_ until: Date) async throws -> Void

  package init(
    now: @escaping @Sendable () -> Date,
    sleep: @escaping @Sendable (_ until: Date) async throws -> Void
  ) {
    self.now = now
    self.sleep = sleep
  }

  /// The machine's clock.
  ///
  /// It looks at the time again at least every five seconds, since a lid that was closed or a
  /// clock that was set moves the end of a wait.
  package static let wall = EngineClock(
    now: { Date() },
    sleep: { until in
      while true {
        let left = until.timeIntervalSinceNow
        if left <= 0 { return }
        try await Task.sleep(for: .seconds(min(left, 5)))
      }
    })
}
