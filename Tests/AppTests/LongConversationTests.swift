import Conversation
import Engine
import Foundation
import Resilience
import Storage
import Testing

@testable import App
@testable import Emulator

/// A conversation goes on whatever happens between its turns: over real HTTP, against a service that
/// checks every signature and refuses what is too large.
@MainActor @Suite struct LongConversationTests {
  private static let models = [
    "gemini-3-pro-image", "gemini-nano-banana-2.1", "gemini-3.1-flash-lite-image",
  ]
  private static let prompts = ["make it night", "add a lighthouse", "add fog", "paint it blue"]

  private let home: TemporaryHome

  init() throws { home = try TemporaryHome() }

  /// Sends one turn to its end.
  private func turn(
    _ services: Services, _ session: Session, _ prompt: [Part], model: String
  ) async throws -> (turn: Turn, events: [TurnEvent]) {
    let events = try await services.events(of: prompt, in: session, model: model)
    guard case .finished(let turn) = events.last else {
      Issue.record("\(String(describing: events.last))")
      throw CancellationError()
    }
    return (turn, events)
  }

  @Test(arguments: [1, 2])
  func `every turn is answered, over changing models, choices and a small limit`(seed: UInt64)
    async throws
  {
    let limit = 700_000
    var configuration = EmulatorConfiguration()
    configuration.payloadLimit = limit
    configuration.signatureScope = .model
    let emulator = try EmulatorServer(configuration)
    defer { emulator.stop() }
    let services = try await home.services(
      baseURL: try emulator.start().absoluteString,
      configuration: "{ requests: { limit: \(limit), uploadAbove: 100000000 } }")
    let session = Session(createdAt: Date(), settings: services.settings)
    var choices = SeededNumbers(seed: seed)
    var leftOut = 0
    for number in 0..<16 {
      let model = Self.models.randomElement(using: &choices) ?? Self.models[0]
      var prompt: [Part] = [.text(Self.prompts.randomElement(using: &choices) ?? "edit")]
      let turns = try await services.library.turns(of: session.id)
      if number % 5 == 4, let picture = turns.randomElement(using: &choices)?.primaryPicture {
        prompt.insert(.picture(picture), at: 0)
      }
      if number % 4 == 3, let chosen = turns.randomElement(using: &choices) {
        let inclusion = Inclusion.allCases.randomElement(using: &choices) ?? .automatic
        try await services.library.assign(
          [.inclusion(of: chosen.id, inclusion)], in: chosen.session, now: Date())
      }
      let (turn, events) = try await turn(services, session, prompt, model: model)
      #expect(turn.primaryPicture != nil && events.repairs.isEmpty, "turn \(number)")
      #expect((turn.request?.byteCount ?? .max) <= limit)
      leftOut += turn.request?.leftOut.count ?? 0
    }
    // The limit was reached, or nothing of this was tried.
    #expect(leftOut > 0)
    let verified = try await VerifyCommand(library: services.library, blobs: services.blobs)
      .run(session.id.rawValue)
    #expect(verified == .done)
  }

  @Test func `another key's project takes the picture on, after one refusal that is told`()
    async throws
  {
    let emulator = try EmulatorServer(EmulatorConfiguration())
    defer { emulator.stop() }
    let baseURL = try emulator.start().absoluteString
    let services = try await home.services(baseURL: baseURL)
    let session = Session(createdAt: Date(), settings: services.settings)
    let model = services.settings.model
    _ = try await turn(services, session, [.text("a red boat")], model: model)
    _ = try await turn(services, session, [.text("make it night")], model: model)

    let other = try await home.services(
      baseURL: baseURL, key: "AIzaOtherKey-other-key-other-key-oth1")
    let (answered, events) = try await turn(other, session, [.text("add fog")], model: model)
    #expect(events.repairs == [.picturesAsYours])
    #expect(answered.request?.asYours.count == 1)
    // Never again: not here, and not after a restart.
    let again = try await home.services(
      baseURL: baseURL, key: "AIzaOtherKey-other-key-other-key-oth1")
    let last = try await turn(again, session, [.text("make it day")], model: model)
    #expect(last.events.repairs.isEmpty)
    #expect(last.turn.request?.isWhole == false)
  }

  @Test func `a limit that nobody told is learned by one refusal, for all later turns`()
    async throws
  {
    var configuration = EmulatorConfiguration()
    configuration.isStrict = true
    configuration.payloadLimit = 5_000_000
    let emulator = try EmulatorServer(configuration)
    defer { emulator.stop() }
    let services = try await home.services(baseURL: try emulator.start().absoluteString)
    let session = Session(createdAt: Date(), settings: services.settings)
    var repairs: [Repair] = []
    for prompt in ["a red boat", "make it night", "add fog", "add a lighthouse", "make it day"] {
      let (_, events) = try await turn(
        services, session, [.text(prompt)], model: services.settings.model)
      repairs += events.repairs
    }
    #expect(repairs == [.smallerRequest])
    #expect(try await services.library.requestLimit(of: "127.0.0.1") == 5_000_000)
  }
}
