import Conversation

/// Drafts on the cheap model, the final picture on the session's.
extension EditorState {
  /// What `F` does now.
  enum DraftStep {
    /// Sends what stands in the composer to the cheap model.
    case draft(GenerationSettings)
    /// Sends the prompt of a draft to the model it was a draft for.
    case final(Turn, GenerationSettings)
  }

  /// The step of the current turn and composer; nil where there is nothing to draft or to finish.
  func draftStep(_ models: ModelTable) -> DraftStep? {
    guard let cheap = models.draftModel else { return nil }
    if !composer.isEmpty {
      var settings = session.settings
      settings.model = cheap.id
      return .draft(settings.fitted(to: cheap))
    }
    guard let turn = current, turn.settings.model == cheap.id, turn.isAnswered else { return nil }
    var settings = session.settings
    // A session that draws with the cheap model has the table's first one for what is to last.
    if settings.model == cheap.id, let first = models[models.defaultModel] {
      settings.model = first.id
      settings = settings.fitted(to: first)
    }
    return .final(turn, settings)
  }
}
