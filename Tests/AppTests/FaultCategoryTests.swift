import Conversation
import Emulator
import Engine
import Foundation
import Resilience
import Storage
import Testing

@testable import App

/// The whole program below the screen against every fault of the emulator, over real HTTP.
@MainActor @Suite struct FaultCategoryTests {
  /// Runs one turn to its last event.
  private func failure(of request: TurnRequest, _ engine: TurnEngine) async -> (Turn, Failure?)? {
    for await event in await engine.start(request) {
      switch event {
      case .finished(let turn): return (turn, nil)
      case .failed(let turn, let failure), .storageFailed(let turn, let failure):
        return (turn, failure)
      default: break
      }
    }
    return nil
  }

  /// What the program is to tell: nil for a good answer.
  private func category(of fault: Fault) -> String? {
    switch fault.name {
    // No failure of the service, but there is no picture either.
    case "asks-back": "no image"
    // Ends before our patience does.
    case "slow-first-byte": nil
    default: fault.category == "success" ? nil : fault.category
    }
  }

  @Test func `every fault is told in its own category`() async throws {
    var configuration = EmulatorConfiguration()
    // A rate limit holds what follows: for a moment here.
    configuration.script = Fault.all.map { fault in
      ScriptStep(
        fault: fault.name, retryDelay: fault.category == "rate limit" ? "0.05s" : nil,
        seconds: 0.05)
    }
    let emulator = try EmulatorServer(configuration)
    defer { emulator.stop() }
    let home = try TemporaryHome()
    let services = try await home.services(
      baseURL: try emulator.start().absoluteString,
      configuration: """
        { retry: { maxRetries: 0 }, fallback: "never",
          // What the user says goes before what the faults teach.
          limits: { "gemini-3-pro-image": { requestsPerMinute: 1000000, tokensPerMinute: 1000000000,
            requestsPerDay: 1000000, imagesPerMinute: 1000000 } } }
        """)

    for fault in Fault.all {
      let session = Session(createdAt: Date(), settings: services.settings)
      let request = TurnRequest(
        session: session, parent: nil, prompt: [.text("a boat")], settings: session.settings)
      let (turn, failure) = try #require(
        await self.failure(of: request, services.engine), "\(fault.name)")
      #expect(failure?.category.rawValue == category(of: fault), "\(fault.name)")
      // One request for each fault: the script would run out of step with the faults otherwise.
      let attempts = try await services.library.attempts(of: session.id)[turn.id] ?? []
      #expect(attempts.count == 1, "\(fault.name)")
      // What is on disk tells the same.
      #expect(try await services.library.turn(turn.id)?.state == turn.state, "\(fault.name)")
    }
  }
}
