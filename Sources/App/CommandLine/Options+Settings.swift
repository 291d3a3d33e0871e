import Conversation

nonisolated extension Invocation.Options {
  /// Settings with what the command line asks for in their place.
  func applied(to settings: GenerationSettings) -> GenerationSettings {
    var settings = settings
    if let model { settings.model = model }
    if let size { settings.size = size }
    if let aspect { settings.aspect = aspect }
    return settings
  }
}
