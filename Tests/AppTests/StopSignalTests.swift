import Conversation
import Emulator
import Engine
import Foundation
import Resilience
import Testing

@testable import App

@MainActor @Suite struct StopSignalTests {
  @Test func `a stop that comes before the turn is on disk is not lost`() async throws {
    var configuration = EmulatorConfiguration()
    configuration.script = [ScriptStep(fault: "slow-first-byte", seconds: 600)]
    let emulator = try EmulatorServer(configuration)
    defer { emulator.stop() }
    let home = try TemporaryHome()
    let services = try await home.services(baseURL: try emulator.start().absoluteString)
    let session = Session(createdAt: Date(), settings: services.settings)
    let request = TurnRequest(
      session: session, parent: nil, prompt: [.text("a boat")], settings: session.settings)
    let stopping = StopSignal(engine: services.engine)
    stopping.stop()
    var failure: Failure?
    for await event in await services.engine.start(request) {
      if case .committed(let turn) = event { stopping.turn = turn.id }
      if case .failed(_, let told) = event { failure = told }
    }
    #expect(failure?.category == .cancelled)
  }
}
