package import Foundation

/// The attempts of the last five minutes, and how many of them found the service overloaded.
package struct HealthWindow: Hashable, Sendable {
  /// How far back the window reaches, in seconds.
  package static let length = 300.0

  private struct Entry: Hashable {
    let endedAt: Date
    let isOverloaded: Bool
  }

  private var entries: [Entry] = []

  package init() {}

  /// Counts an attempt that has ended; one that still runs is left out.
  package mutating func record(_ attempt: Attempt) {
    guard let endedAt = attempt.finishedAt else { return }
    record(at: endedAt, isOverloaded: attempt.failure?.cause == .overloaded)
  }

  /// Counts an attempt that ended at a time, and drops what has left the window by then.
  package mutating func record(at endedAt: Date, isOverloaded: Bool) {
    entries.removeAll { endedAt.timeIntervalSince($0.endedAt) >= Self.length }
    entries.append(Entry(endedAt: endedAt, isOverloaded: isOverloaded))
  }

  /// The reading at a time.
  package func reading(at now: Date) -> HealthReading {
    let recent = entries.filter { (0..<Self.length).contains(now.timeIntervalSince($0.endedAt)) }
    return HealthReading(
      attempts: recent.count, overloaded: recent.count(where: \.isOverloaded))
  }
}
