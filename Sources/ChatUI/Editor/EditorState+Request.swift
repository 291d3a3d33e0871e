package import Conversation

/// The request that the next prompt makes.
extension EditorState {
  /// What goes out if the composer is sent now.
  package func plan(_ rules: RequestRules) -> RequestPlan {
    RequestPlan(
      of: tree.path(to: base?.id),
      then: parts(of: composer.draft, base: basePicture?.picture.blob),
      to: session.settings.model, rules)
  }

  /// Why what stands in the composer cannot be sent, in one sentence; nil where it can.
  func obstacle(_ rules: RequestRules, _ models: ModelTable, _ words: Words) -> String? {
    guard !composer.isEmpty else { return nil }
    if let name = composer.nameTooLarge { return words("notice.stillTooLarge", name) }
    if let number = goneNumber(in: composer.draft) {
      return words("notice.gone", String(number))
    }
    let plan = plan(rules)
    let pictures = plan.contents.last?.parts.filter { $0.picture != nil }.count ?? 0
    if let model = models[session.settings.model], pictures > model.maxReferences {
      return words(
        "notice.tooManyPictures", model.id, String(model.maxReferences), String(pictures))
    }
    guard plan.fits else {
      return words("notice.tooLarge", words.share(plan.byteCount, of: plan.byteLimit))
    }
    return nil
  }

  /// Has a turn stay here that goes, or go that stays here; a second time undoes it.
  ///
  /// Answers nil for the turn of the newest picture, which always goes.
  mutating func toggleInclusion(of planned: PlannedTurn) -> Turn? {
    var turn = planned.turn
    switch (turn.inclusion, planned.form) {
    case (.always, _), (.never, _): turn.inclusion = .automatic
    case (.automatic, .leftOutForRoom): turn.inclusion = .always
    case (.automatic, _):
      if basePicture?.turn == turn.id { return nil }
      turn.inclusion = .never
    }
    put(turn)
    return turn
  }
}
