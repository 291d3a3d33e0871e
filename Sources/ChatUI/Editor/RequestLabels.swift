import Conversation

/// What is said of the next request, once there is something to say.
struct RequestLabels {
  private let plan: RequestPlan
  private let editor: EditorState
  private let look: Look

  init(_ plan: RequestPlan, _ editor: EditorState, _ look: Look) {
    self.plan = plan
    self.editor = editor
    self.look = look
  }

  /// For the rule: the size past half of the limit, what stays here, and that a picture goes as the
  /// user's.
  var rule: [String] {
    let size =
      plan.byteCount > plan.byteLimit / 2
      ? [look.words.share(plan.byteCount, of: plan.byteLimit)] : []
    return size + look.changes(in: plan.summary, of: editor)
  }

  /// How a turn goes, in a few words.
  static func word(_ turn: PlannedTurn, _ look: Look) -> String {
    switch turn.form {
    case .received where turn.turn.inclusion == .always: look.word("request.always")
    case .received where !turn.keepsAttachments: look.word("request.attachments")
    case .received: look.word("request.goes")
    case .bypassed: look.word("request.bypassed")
    case .unsigned: look.word("request.unsigned")
    case .asYours: look.word("request.asYours")
    case .absorbed: look.word("request.absorbed")
    case .leftOutForRoom: look.word("request.noRoom")
    case .leftOutByUser: look.word("request.yourChoice")
    }
  }
}

extension Look {
  /// What of the history stays out of a request, and what goes in another form.
  func changes(in request: RequestSummary, of editor: EditorState) -> [String] {
    var labels: [String] = []
    if !request.leftOut.isEmpty { labels.append(without(turns: request.leftOut, in: editor)) }
    if !request.withoutAttachments.isEmpty { labels.append(word("request.attachments")) }
    if !request.asYours.isEmpty { labels.append(word("request.asYours")) }
    return labels
  }

  /// `without turn 1`, `without 3 turns`.
  private func without(turns: [TurnID], in editor: EditorState) -> String {
    guard turns.count == 1, let turn = turns.first else {
      return word("request.without.turns", String(turns.count))
    }
    return word("request.without.turn", editor.names[turn])
  }
}
