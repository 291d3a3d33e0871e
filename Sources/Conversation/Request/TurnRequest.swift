package import Foundation

/// A turn that the user wants: everything the engine needs to commit it and send it.
package struct TurnRequest: Hashable, Sendable {
  package var session: Session
  /// The turn it continues; nil starts the session.
  package var parent: TurnID?
  package var prompt: [Part]
  package var settings: GenerationSettings
  /// Turns of the path that are sent although they are not answered, because the user took them.
  package var taking: Set<TurnID>
  /// The model it is sent to while the one asked for is overloaded; nil sends it to that one.
  package var standIn: String?
  /// When it goes; nil sends it at once.
  package var sendAt: Date?
  /// Whether it goes although a cap forbids it, because the user said so.
  package var passesCaps = false

  package init(
    session: Session, parent: TurnID?, prompt: [Part], settings: GenerationSettings,
    taking: Set<TurnID> = [], standIn: String? = nil, sendAt: Date? = nil
  ) {
    self.session = session
    self.parent = parent
    self.prompt = prompt
    self.settings = settings
    self.taking = taking
    self.standIn = standIn
    self.sendAt = sendAt
  }
}
