package import Conversation
package import Foundation

extension Library {
  /// Makes a copy of a session, which can be undone.
  ///
  /// It has all turns that are not in the trash, under new ids, with the same pictures on the disk.
  /// What was paid was paid for the first, so the turns of the copy cost nothing; a turn that runs
  /// or waits is cancelled in the copy. Requests that were sent stay with the first.
  ///
  /// - Returns: the edit that stands for the copy.
  /// - Throws: ``LibraryError/Code/notFound`` for a session that is not there.
  package func duplicate(
    _ id: SessionID, title: String, now: Date
  ) throws(LibraryError) -> Edit {
    try connection.write { () throws(LibraryError) in
      guard let original = try storedSession(id) else {
        throw LibraryError(.notFound, "The session \(id) is not in the library.")
      }
      let copy = SessionID.random()
      let session = Session(
        id: copy, title: title, createdAt: now, settings: original.settings)
      try putRow(session)
      try write(.tags(of: copy, original.tags))
      let annotations = try annotations(of: id)
      let turns = try loadTurns("turn.session = ?", [.text(id.rawValue)])
        .filter { annotations[$0.id]?.trashedAt == nil }
      let names = Dictionary(uniqueKeysWithValues: turns.map { ($0.id, TurnID.random()) })
      for turn in turns {
        guard let name = names[turn.id] else { continue }
        let copied = Self.copy(turn, as: name, in: copy, parent: turn.parent.flatMap { names[$0] })
        try connection.put(into: "turn", key: ["id"], try copied.columns())
        try replaceParts(of: copied, .prompt, with: copied.prompt)
        try replaceParts(of: copied, .answer, with: copied.answer)
        if let annotation = annotations[turn.id] {
          try write(.star(of: name, annotation.isStarred))
          try write(.label(of: name, annotation.label))
          try write(.note(of: name, annotation.note))
        }
        try write(.inclusion(of: name, turn.inclusion))
      }
      try summarize(copy, withPictures: true)
      try index(copy)
      return try recordCreation(of: copy, at: now)
    }
  }

  private static func copy(
    _ turn: Turn, as id: TurnID, in session: SessionID, parent: TurnID?
  ) -> Turn {
    var state = turn.state
    if state == .pending || state == .waiting { state = .cancelled }
    var copy = Turn(
      id: id, session: session, parent: parent, createdAt: turn.createdAt, prompt: turn.prompt,
      settings: turn.settings, state: state, answer: turn.answer)
    copy.answeredBy = turn.answeredBy
    copy.finishReason = turn.finishReason
    copy.finishMessage = turn.finishMessage
    copy.usage = turn.usage
    copy.startedAt = turn.startedAt
    copy.finishedAt = turn.finishedAt
    copy.issuer = turn.issuer
    copy.request = turn.request
    return copy
  }
}
