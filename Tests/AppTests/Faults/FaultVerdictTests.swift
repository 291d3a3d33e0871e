import Conversation
import Emulator
import Engine
import Foundation
import GeminiAPI
import Resilience
import Storage
import Testing

@testable import App

/// The whole program below the screen against every fault of the emulator, over real HTTP.
@MainActor @Suite struct FaultVerdictTests {
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

  @Test func `every fault has its verdict, and no verdict is without a fault`() {
    let told = FaultVerdicts.rows.flatMap(\.names) + FaultVerdicts.harmless
    #expect(told.sorted() == Fault.all.map(\.name).sorted())
  }

  @Test func `every fault is told with its category, its cause and its retries`() async throws {
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
      let verdict = FaultVerdicts.byName[fault.name]
      #expect(failure?.cause == verdict?.cause, "\(fault.name)")
      #expect(failure?.retryRule == verdict?.rule, "\(fault.name)")
      if let failure {
        // The list of `--faults` calls signed words a good answer; there is no picture either.
        let category = fault.category == "success" ? "no image" : fault.category
        #expect(failure.category.rawValue == category, "\(fault.name)")
      }
      // One request for each fault: the script would run out of step with the faults otherwise.
      let attempts = try await services.library.attempts(of: session.id)[turn.id] ?? []
      #expect(attempts.count == 1, "\(fault.name)")
      let ratings = attempts.first?.failure?.safetyRatings ?? []
      #expect(ratings.isEmpty != FaultVerdicts.rated.contains(fault.name), "\(fault.name)")
      // What is on disk tells the same.
      #expect(try await services.library.turn(turn.id)?.state == turn.state, "\(fault.name)")
    }
  }

  @Test func `a service that says nothing runs into the time-out`() async throws {
    var configuration = EmulatorConfiguration()
    configuration.script = [ScriptStep(fault: "slow-first-byte", seconds: 600)]
    let emulator = try EmulatorServer(configuration)
    defer { emulator.stop() }
    let home = try TemporaryHome()
    let client = GeminiClient(
      endpoint: Endpoint(baseURL: try emulator.start(), key: APIKey("AIzaTestKey-test-key")),
      transport: CurlTransport(timeouts: Timeouts(firstByte: .milliseconds(80))), spool: home.folder
    )
    let request = GenerateRequest(
      model: "gemini-3-pro-image", contents: [.init(role: .user, parts: [.text("a boat")])],
      settings: GenerationSettings(model: "gemini-3-pro-image"),
      blobURL: { home.folder.appending(path: $0.rawValue) })
    await #expect {
      _ = try await client.generate(request) { _ in }
    } throws: { error in
      guard let failure = error as? Failure else { return false }
      return failure.cause == .answerTimeout && failure.category == .network
        && failure.retryRule == .once
    }
  }
}
