import Conversation

/// Comparing a turn's result with the picture it edited.
extension EditorState {
  /// Whether a row is kept for what changed, known already or not.
  func hasChange(_ turn: Turn) -> Bool {
    turn.isAnswered && turn.primaryPicture != nil && tree.editedPicture(of: turn) != nil
  }

  /// Asks for what a turn changed, once.
  mutating func measureChange(of turn: Turn) -> [Effect] {
    guard turn.isAnswered, let result = turn.primaryPicture,
      let edited = tree.editedPicture(of: turn),
      changesAsked.insert(turn.id).inserted
    else { return [] }
    return [.measureChange(turn.id, from: edited, to: result, within: turn.region)]
  }
}
