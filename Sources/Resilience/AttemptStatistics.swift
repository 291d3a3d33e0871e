package import Foundation

/// What became of the attempts of one model in a span of time, of all sessions and all copies.
package struct AttemptStatistics: Hashable, Sendable {
  /// A quarter of an hour: fine enough for every time zone.
  package struct Slot: Hashable, Sendable {
    package static let length = 900.0

    /// When it begins.
    package var start: Date
    package var reading: HealthReading

    package init(start: Date, reading: HealthReading) {
      self.start = start
      self.reading = reading
    }
  }

  /// Attempts that ended.
  package var attempts = 0
  /// Those that were answered.
  package var answered = 0
  /// Those that were not the first of their turn.
  package var retries = 0
  /// Turns that asked for the model and were sent.
  package var turns = 0
  /// Those of them that went to another model, and when the newest did.
  package var diverted = 0
  package var lastDiverted: Date?
  /// Failed attempts by category.
  package var failures: [FailureCategory: Int] = [:]
  /// When attempts were sent, oldest first; a slot without any is left out.
  package var slots: [Slot] = []

  package init() {}

  /// From so many attempts on a record stands for itself; before, the guide does.
  package static let enough = 50
  package var isEnough: Bool { attempts >= Self.enough }

  /// Nil before the first success.
  package var retriesPerSuccess: Double? {
    answered == 0 ? nil : Double(retries) / Double(answered)
  }

  /// The share of turns that went to another model, 0 to 1; nil without turns.
  package var divertedShare: Double? {
    turns == 0 ? nil : Double(diverted) / Double(turns)
  }

  /// The readings by the hour of the day in a zone, from 00 to 23.
  package func hours(in zone: TimeZone) -> [HealthReading] {
    var hours = Array(repeating: HealthReading(), count: 24)
    for slot in slots {
      let local = slot.start.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: slot.start))
      let hour = (Int((local / 3600).rounded(.down)) % 24 + 24) % 24
      hours[hour] = hours[hour] + slot.reading
    }
    return hours
  }
}
