import Foundation
import Resilience
import Testing

@Suite struct HealthWindowTests {
  private let start = Date(timeIntervalSince1970: 1_795_000_000)

  @Test func `attempts leave the window after five minutes`() {
    var window = HealthWindow()
    window.record(at: start, isOverloaded: true)
    window.record(at: start + 100, isOverloaded: false)
    #expect(window.reading(at: start + 299) == HealthReading(attempts: 2, overloaded: 1))
    #expect(window.reading(at: start + 300) == HealthReading(attempts: 1, overloaded: 0))
    #expect(window.reading(at: start + 400) == HealthReading(attempts: 0, overloaded: 0))
  }

  @Test func `only a 503 counts as overloaded, and only an attempt that has ended counts`() {
    var window = HealthWindow()
    var attempt = Attempt(number: 1, model: "pro", host: "example.com", startedAt: start)
    window.record(attempt)
    attempt.finishedAt = start + 1
    window.record(attempt)
    attempt.failure = FailureCause.internalError.failure()
    window.record(attempt)
    attempt.failure = FailureCause.overloaded.failure()
    window.record(attempt)
    #expect(window.reading(at: start + 2) == HealthReading(attempts: 3, overloaded: 1))
  }

  @Test func `one failure of one is no alarm, two of five are`() {
    #expect(!HealthReading(attempts: 1, overloaded: 1).isAlarm)
    #expect(HealthReading(attempts: 5, overloaded: 2).isAlarm)
    #expect(!HealthReading(attempts: 10, overloaded: 3).isAlarm)
  }
}
