/// How the service did in the last five minutes.
package struct HealthReading: Hashable, Sendable, Codable {
  /// Attempts that ended in the window.
  package var attempts: Int
  /// Those of them that got a 503.
  package var overloaded: Int

  package init(attempts: Int, overloaded: Int) {
    self.attempts = attempts
    self.overloaded = overloaded
  }

  /// The share of 503s, 0 to 1.
  package var rate: Double { attempts == 0 ? 0 : Double(overloaded) / Double(attempts) }

  /// More than 30 % of at least five attempts: one failure of one is no alarm.
  package var isAlarm: Bool { attempts >= 5 && rate > 0.3 }
}
