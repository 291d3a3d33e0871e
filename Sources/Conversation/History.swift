/// Turns to contents: what is sent back of a path, so that the service accepts it.
package enum History {
  /// The contents of a request: every answered turn of a path, then the new prompt.
  ///
  /// Failed, blocked and partial turns are left out unless `taking` names them. Thoughts are never
  /// sent back. A promoted draft, which has no signature, goes back as a picture of the user's, at
  /// the head of the next prompt.
  package static func contents(
    of path: [Turn], taking taken: Set<TurnID> = [], then prompt: [Part]
  ) -> [Content] {
    var contents: [Content] = []
    var promoted: [Part] = []
    for turn in path where turn.isAnswered || taken.contains(turn.id) {
      contents.append(Content(role: .user, parts: promoted + turn.prompt))
      promoted = []
      let parts = turn.finalParts
      if turn.isPromoted, let picture = turn.primaryPicture {
        promoted = [.picture(picture)]
      }
      if parts.contains(where: { !($0.text ?? "-").isEmpty || $0.signature != nil }) {
        contents.append(Content(role: .model, parts: parts))
      }
    }
    contents.append(Content(role: .user, parts: promoted + prompt))
    return contents
  }
}
