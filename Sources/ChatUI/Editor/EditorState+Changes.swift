import Conversation

/// Comparing a turn's result with the picture it edited.
extension EditorState {
  /// The picture a turn edited: the newest of the path it continues, else the newest attached to
  /// its own prompt.
  func editedPicture(of turn: Turn) -> Picture? {
    let path = tree.path(to: turn.parent).reversed()
    return path.lazy.compactMap(\.primaryPicture).first
      ?? turn.attachments.last { GridRegion(fileName: $0.name) == nil }
  }

  /// Whether a row is kept for what changed, known already or not.
  func hasChange(_ turn: Turn) -> Bool {
    turn.isAnswered && turn.primaryPicture != nil && editedPicture(of: turn) != nil
  }

  /// Asks for what a turn changed, once.
  mutating func measureChange(of turn: Turn) -> [Effect] {
    guard turn.isAnswered, let result = turn.primaryPicture, let edited = editedPicture(of: turn),
      changesAsked.insert(turn.id).inserted
    else { return [] }
    return [.measureChange(turn.id, from: edited, to: result, within: turn.region)]
  }
}
