package import Conversation
package import Foundation

/// Sessions as a whole, on their way out and in.
extension Library {
  /// All that is kept of a session, of one moment; nil if it is not there.
  package func record(of id: SessionID) throws(LibraryError) -> SessionRecord? {
    try connection.read { () throws(LibraryError) in
      guard let session = try storedSession(id) else { return nil }
      return SessionRecord(
        session: session,
        turns: try loadTurns("turn.session = ?", [.text(id.rawValue)]),
        attempts: try attempts(of: id), notices: try notices(of: id),
        annotations: try annotations(of: id), draft: try loadDraft(of: id))
    }
  }

  /// The sessions that have a turn or a draft, oldest first, those in the trash among them, without
  /// the ledger of deleted ones.
  package func allSessions() throws(LibraryError) -> [SessionID] {
    try connection.rows(
      """
      SELECT id FROM session
      WHERE id <> ? AND (EXISTS (SELECT 1 FROM turn WHERE turn.session = session.id)
        OR EXISTS (SELECT 1 FROM draft WHERE draft.session = session.id))
      ORDER BY created_at, rowid
      """, [.text(Self.ledger.rawValue)]
    ) { row throws(LibraryError) in SessionID(rawValue: try row.text("id")) }
  }

  /// Which of some turns are in the library, in whatever session.
  package func known(_ turns: [TurnID]) throws(LibraryError) -> Set<TurnID> {
    var known: Set<TurnID> = []
    try connection.read { () throws(LibraryError) in
      for turn in turns {
        let found = try connection.rows(
          "SELECT 1 FROM turn WHERE id = ?", [.text(turn.rawValue)]
        ) { _ in true }
        if !found.isEmpty { known.insert(turn) }
      }
    }
    return known
  }

  /// The newest turn that holds a picture in its prompt or answer, outside the trash.
  package func turn(holding blob: BlobID) throws(LibraryError) -> Turn? {
    try connection.read { () throws(LibraryError) in
      let ids = try connection.rows(
        """
        SELECT turn.id FROM part JOIN turn ON turn.id = part.turn
          JOIN session ON session.id = turn.session
        WHERE part.blob = ? AND session.trashed_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM annotation WHERE annotation.turn = turn.id
                          AND annotation.trashed_at IS NOT NULL)
        ORDER BY part.side, turn.created_at DESC LIMIT 1
        """, [.text(blob.rawValue)]
      ) { row throws(LibraryError) in try row.text("id") }
      guard let id = ids.first else { return nil }
      return try loadTurns("turn.id = ?", [.text(id)]).first
    }
  }

  /// Adds sessions from elsewhere, all of them or none; undo puts them into the trash.
  ///
  /// Their blobs are stored before.
  ///
  /// - Throws: ``LibraryError``, also where a session or turn with one of their ids is there.
  package func add(_ records: [SessionRecord], now: Date) throws(LibraryError) {
    try connection.write { () throws(LibraryError) in
      for record in records {
        try addRows(of: record)
        if record.session.trashedAt == nil { try recordCreation(of: record.session.id, at: now) }
      }
    }
  }

  private func addRows(of record: SessionRecord) throws(LibraryError) {
    let session = record.session
    guard try storedSession(session.id) == nil else {
      throw LibraryError(.changedSince, "The session \(session.id) has come in meanwhile.")
    }
    try putRow(session)
    for turn in record.turns {
      try connection.run(
        "INSERT INTO turn (id, session, created_at, model, includes_thoughts, state) "
          + "VALUES (?, ?, ?, ?, ?, ?)",
        [
          .text(turn.id.rawValue), .text(turn.session.rawValue), Value(turn.createdAt),
          .text(turn.settings.model), Value(turn.settings.includesThoughts),
          .text(turn.state.rawValue),
        ])
      try connection.put(into: "turn", key: ["id"], try turn.columns())
      try write(.inclusion(of: turn.id, turn.inclusion))
      try replaceParts(of: turn, .prompt, with: turn.prompt)
      try replaceParts(of: turn, .answer, with: turn.answer)
      for attempt in record.attempts[turn.id] ?? [] { try putRow(attempt, of: turn.id) }
      if let notice = record.notices[turn.id] { try putRow(notice, of: turn.id) }
      if let annotation = record.annotations[turn.id] { try putRow(annotation, of: turn.id) }
    }
    try write(.sessionStar(of: session.id, session.isStarred))
    try write(.tags(of: session.id, session.tags))
    try write(.sessionTrash(of: session.id, session.trashedAt))
    try putRows(of: record.draft, session: session.id)
    try summarize(session.id, withPictures: true)
    try index(session.id)
  }

  private func putRow(_ annotation: Annotation, of turn: TurnID) throws(LibraryError) {
    try connection.put(
      into: "annotation", key: ["turn"],
      [
        "turn": .text(turn.rawValue), "is_starred": Value(annotation.isStarred),
        "label": Value(annotation.label), "note": Value(annotation.note),
        "trashed_at": Value(annotation.trashedAt), "emptied_at": Value(annotation.emptiedAt),
      ])
  }
}
