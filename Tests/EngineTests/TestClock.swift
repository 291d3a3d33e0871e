import Engine
import Foundation
import Synchronization

/// A clock that jumps to the end of a wait at once, or holds until the wait is cancelled.
final class TestClock: Sendable {
  private let state: Mutex<(now: Date, waits: [Double])>
  private let isHolding: Bool

  init(
    at start: Date = Date(timeIntervalSince1970: 1_795_000_000), isHolding: Bool = false
  ) {
    state = Mutex((start, []))
    self.isHolding = isHolding
  }

  /// The waits that began, in seconds.
  var waits: [Double] { state.withLock(\.waits) }
  var now: Date { state.withLock(\.now) }

  var engineClock: EngineClock {
    EngineClock(
      now: { self.now },
      sleep: { until in
        self.state.withLock { state in
          state.waits.append(until.timeIntervalSince(state.now))
          if !self.isHolding { state.now = max(state.now, until) }
        }
        if self.isHolding { try await untilCancelled() }
      })
  }
}
