import Conversation
import Emulator
import Engine
import Foundation
import Resilience
import Storage
import Synchronization
import Testing

@testable import App

/// Many turns at the service's worst hour: none is lost, none is doubled, nothing grows.
///
/// `PLANTAIN_SOAK=1000 swift test --filter SoakTests` runs as many turns as it says.
@MainActor @Suite struct SoakTests {
  /// Resident memory in MB and open descriptors of this process.
  private static func footprint() throws -> (megabytes: Int, descriptors: Int) {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    let kibibytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap {
      Int($0)
    }
    let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    return ((kibibytes ?? 0) / 1024, descriptors)
  }

  @Test func `at the peak no turn is lost or doubled, and nothing grows`() async throws {
    let count = ProcessInfo.processInfo.environment["PLANTAIN_SOAK"].flatMap { Int($0) } ?? 20
    let requests = Mutex(0)
    var configuration = EmulatorConfiguration()
    configuration.weather = .peak
    configuration.log = { line in
      if line.contains("generateContent") || line.contains("GenerateContent") {
        requests.withLock { $0 += 1 }
      }
    }
    let emulator = try EmulatorServer(configuration)
    defer { emulator.stop() }
    let home = try TemporaryHome()
    let services = try await home.services(
      baseURL: try emulator.start().absoluteString,
      configuration: """
        { fallback: "never", limits: { "gemini-3-pro-image": { requestsPerMinute: 1000000,
          requestsPerDay: 1000000, imagesPerMinute: 1000000, tokensPerMinute: 1000000000 } }, retry: { profile: "brisk", firstDelaySeconds: 0.01, multiplier: 1, maxRetries: 9,
          rateLimitDelaySeconds: 0.01 } }
        """)
    var session = Session(createdAt: Date(), settings: services.settings)
    var states: [TurnState: Int] = [:]
    var before: (megabytes: Int, descriptors: Int)?
    for number in 0..<count {
      // A new session now and then, so that requests do not grow with the number of turns.
      if number % 10 == 0 { session = Session(createdAt: Date(), settings: services.settings) }
      var ends = 0
      for event in try await services.events(of: [.text("edit \(number)")], in: session) {
        switch event {
        case .finished(let turn), .failed(let turn, _):
          ends += 1
          states[turn.state, default: 0] += 1
        case .storageFailed: Issue.record("turn \(number): \(event)")
        default: break
        }
      }
      #expect(ends == 1, "turn \(number)")
      if number == count / 4 { before = try Self.footprint() }
    }

    // Every prompt is one turn on disk, ended; every request is an attempt on disk, and none else.
    let sessions = try await services.library.sessions()
    var (turns, attempts): ([Turn], Int) = ([], 0)
    for stored in sessions {
      let id = stored.summary.session.id
      turns += try await services.library.turns(of: id)
      attempts += try await services.library.attempts(of: id).values.reduce(0) { $0 + $1.count }
    }
    #expect(Set(turns.map(\.promptText)).count == count && turns.count == count)
    #expect(turns.allSatisfy { ![.pending, .waiting].contains($0.state) })
    #expect(attempts == requests.withLock { $0 })
    #expect(states[.answered, default: 0] > count / 2)
    let after = try Self.footprint()
    if let before, count >= 100 {
      #expect(after.megabytes - before.megabytes < 40)
      #expect(after.descriptors - before.descriptors < 8)
    }
    print(
      "soak: \(count) turns, \(attempts) requests, "
        + states.map { "\($0.key.rawValue) \($0.value)" }.sorted().joined(separator: ", ")
        + ", \(after.megabytes) MB, \(after.descriptors) descriptors")
  }
}
