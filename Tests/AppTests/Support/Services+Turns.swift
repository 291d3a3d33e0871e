import Conversation
import Engine
import Resilience
import Storage

@testable import App

extension Services {
  /// The events of one turn without thoughts that follows the newest answered one.
  func events(
    of prompt: [Part], in session: Session, model: String? = nil
  ) async throws -> [TurnEvent] {
    let tree = TurnTree(try await library.turns(of: session.id))
    return try await events(
      of: prompt, in: session, after: tree.newestAnswered?.id, model: model)
  }

  /// The events of one turn without thoughts that follows another, or none.
  func events(
    of prompt: [Part], in session: Session, after parent: TurnID?, model: String? = nil
  ) async throws -> [TurnEvent] {
    var settings = session.settings
    settings.model = model ?? settings.model
    settings.includesThoughts = false
    let request = TurnRequest(
      session: session, parent: parent, prompt: prompt, settings: settings)
    var events: [TurnEvent] = []
    for await event in await engine.start(request) { events.append(event) }
    return events
  }
}

extension [TurnEvent] {
  /// How requests were mended on the way, in order.
  var repairs: [Repair] {
    compactMap { if case .mended(let repair, _, _) = $0 { repair } else { nil } }
  }
}
