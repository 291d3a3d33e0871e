import Conversation
import Foundation
import Resilience

/// What the readings of the service's health change.
extension AppState {
  /// How often the health is read again while new turns would go round the model, in seconds.
  private static let readingInterval = 15.0

  /// Takes a reading of a model; one of another model than the session's is of no use.
  mutating func take(_ reading: HealthReading, of model: String) {
    guard var changed = editor, changed.session.settings.model == model else { return }
    health = reading
    healthReadAt = now
    if changed.detour.model != model { changed.detour = Detour(around: model) }
    let policy = FallbackPolicy(preferences.fallback, chain: setup.models.fallback)
    switch changed.detour.take(reading, policy) {
    case .offered(let other):
      show(words("notice.detour.offer", String(reading.percent), short(other)))
    case .taken(let other): show(words("notice.detour.taken", short(other)))
    case .ended(let model): show(words("notice.detour.ended", short(model)))
    case nil: break
    }
    editor = changed
  }

  /// `f` while the model is overloaded: answers whether that was all it meant.
  ///
  /// It accepts the offer, also for a turn that waits or failed and that another model may help;
  /// where no turn failed a second `f` goes back.
  mutating func changeDetour(_ editor: inout EditorState) -> Bool {
    let ended = editor.run == nil ? editor.current.flatMap { editor.failure(of: $0) } : nil
    let remedies = editor.run?.notice?.remedies ?? ended?.remedies ?? []
    if let other = editor.detour.accept() {
      show(words("notice.detour.taken", short(other)))
      return !remedies.contains(.otherModel)
    }
    guard remedies.isEmpty, editor.run == nil, editor.detour.decline() else { return false }
    show(words("notice.detour.ended", short(editor.detour.model)))
    return true
  }

  private func short(_ model: String) -> String { setup.models[model]?.short ?? model }

  /// Reads the health again while the alarm holds: it ends by time alone.
  mutating func readHealthIfDue() -> [Effect] {
    guard let editor, editor.detour.isAlarm,
      now.timeIntervalSince(healthReadAt) >= Self.readingInterval
    else { return [] }
    healthReadAt = now
    return [.readHealth(editor.session.settings.model)]
  }
}
