package import Conversation

extension Library {
  /// Writes what stands in a session's composer, and the session if it is new.
  package func saveDraft(_ draft: Draft, session: Session) throws(LibraryError) {
    try connection.write { () throws(LibraryError) in
      if try storedSession(session.id) == nil {
        if draft.isEmpty { return }
        try putRow(session)
        try index(session.id)
      }
      try putRows(of: draft, session: session.id)
    }
  }

  func putRows(of draft: Draft, session: SessionID) throws(LibraryError) {
    let id = Value.text(session.rawValue)
    try connection.run("DELETE FROM draft WHERE session = ?", [id])
    if draft.isEmpty { return }
    try connection.run(
      "INSERT INTO draft (session, text) VALUES (?, ?)", [id, .text(draft.text)])
    for (position, picture) in draft.attachments.enumerated() {
      try connection.put(
        into: "draft_picture", key: ["session", "position"],
        [
          "session": id, "position": Value(position), "blob": .text(picture.blob.rawValue),
          "mime": .text(picture.mimeType), "width": Value(picture.width),
          "height": Value(picture.height), "byte_count": Value(picture.byteCount),
          "name": Value(picture.name),
        ])
    }
  }

  /// What stands in a session's composer; an empty draft if nothing does.
  package func draft(of session: SessionID) throws(LibraryError) -> Draft {
    try connection.read { () throws(LibraryError) in try loadDraft(of: session) }
  }

  /// The same, within a transaction.
  func loadDraft(of session: SessionID) throws(LibraryError) -> Draft {
    let id = Value.text(session.rawValue)
    let text = try connection.rows("SELECT text FROM draft WHERE session = ?", [id]) {
      row throws(LibraryError) in try row.text("text")
    }
    let pictures = try connection.rows(
      "SELECT * FROM draft_picture WHERE session = ? ORDER BY position", [id]
    ) { row throws(LibraryError) in try Picture(row) }
    return Draft(text: text.first ?? "", attachments: pictures)
  }
}
