import Conversation
import Engine
import Foundation
import Storage
import Testing

@testable import App
@testable import Emulator

/// Turns go on from any turn of a session: over real HTTP, against a service that checks every
/// signature.
@MainActor @Suite struct BranchTests {
  @Test(arguments: 1...2 as ClosedRange<UInt64>)
  func `a turn below any other, or below none, is answered at the first try`(seed: UInt64)
    async throws
  {
    var configuration = EmulatorConfiguration()
    configuration.isStrict = true
    configuration.signatureScope = .model
    let emulator = try EmulatorServer(configuration)
    defer { emulator.stop() }
    let home = try TemporaryHome()
    let services = try await home.services(baseURL: try emulator.start().absoluteString)
    let session = Session(createdAt: Date(), settings: services.settings)
    let prompts = ["a boat on a lake", "make it night", "add fog", "add a lighthouse"]
    var choices = SeededNumbers(seed: seed)
    var turns: [Turn] = []
    for number in 0..<14 {
      let parent = number % 6 == 5 ? nil : turns.randomElement(using: &choices)?.id
      let prompt = prompts.randomElement(using: &choices) ?? prompts[0]
      let events = try await services.events(of: [.text(prompt)], in: session, after: parent)
      guard case .finished(let turn) = events.last else {
        Issue.record("turn \(number): \(String(describing: events.last))")
        return
      }
      #expect(turn.parent == parent && turn.primaryPicture != nil && events.repairs.isEmpty)
      #expect(turn.request?.isWhole == true)
      turns.append(turn)
    }
    // The tree on disk is the one that was made, and every request can be made of it again.
    let stored = TurnTree(try await services.library.turns(of: session.id))
    #expect(stored.turns.map(\.id) == turns.map(\.id))
    #expect(stored.turns.map(\.parent) == turns.map(\.parent))
    #expect(stored.endCount > 1)
    let verified = try await VerifyCommand(library: services.library, blobs: services.blobs)
      .run(session.id.rawValue)
    #expect(verified == .done)
  }
}
