/// How the service did in a window of time: of all attempts that ended in it, how many got a 503.
package struct HealthReading: Hashable, Sendable, Codable {
  /// How far back the window of the alarm reaches, in seconds.
  package static let window = 300.0

  /// Attempts that ended in the window.
  package var attempts: Int
  /// Those of them that got a 503.
  package var overloaded: Int

  package init(attempts: Int = 0, overloaded: Int = 0) {
    self.attempts = attempts
    self.overloaded = overloaded
  }

  /// The share of 503s, 0 to 1.
  package var rate: Double { attempts == 0 ? 0 : Double(overloaded) / Double(attempts) }

  /// The share in whole percent.
  package var percent: Int { Int((rate * 100).rounded()) }

  /// More than 30 % of at least five attempts: one failure of one is no alarm.
  package var isAlarm: Bool { attempts >= 5 && rate > 0.3 }

  /// Half of what raises the alarm: low enough to call it off without flapping.
  ///
  /// A window without attempts is well too, or nobody would ever try again.
  package var isWell: Bool { rate <= 0.15 }

  package static func + (left: HealthReading, right: HealthReading) -> HealthReading {
    HealthReading(
      attempts: left.attempts + right.attempts, overloaded: left.overloaded + right.overloaded)
  }
}
