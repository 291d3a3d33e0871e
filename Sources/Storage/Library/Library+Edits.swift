package import Conversation
package import Foundation

/// What the user changes, and the way back.
extension Library {
  /// Assigns some values, each of something else, remembers what was there, and forgets what of the session was undone.
  ///
  /// - Returns: the edit; nil if everything was so already.
  /// - Throws: ``LibraryError/Code/notFound`` where a session or turn is not there.
  @discardableResult
  package func assign(
    _ assignments: [Assignment], in session: SessionID, now: Date
  ) throws(LibraryError) -> Edit? {
    try connection.write { () throws(LibraryError) in
      var edit = Edit(session: session, steps: [])
      for assignment in assignments {
        let before = try stored(assignment)
        guard before != assignment else { continue }
        try write(assignment)
        edit.steps.append(Edit.Step(before: before, after: assignment))
      }
      guard !edit.steps.isEmpty else { return nil }
      try summarize(after: edit)
      try record(edit, at: now)
      return edit
    }
  }

  /// Remembers an edit that was made, and forgets what of its session was undone.
  func record(_ edit: Edit, at now: Date) throws(LibraryError) {
    let session = Value.text(edit.session.rawValue)
    try connection.run("DELETE FROM edit WHERE session = ? AND undone_at IS NOT NULL", [session])
    try connection.run(
      "INSERT INTO edit (session, made_at, steps) VALUES (?, ?, ?)",
      [session, Value(now), try Value(json: edit.steps)])
  }

  /// Remembers that a session came into being, so that undo puts it into the trash.
  @discardableResult
  func recordCreation(of session: SessionID, at now: Date) throws(LibraryError) -> Edit {
    let step = Edit.Step(
      before: .sessionTrash(of: session, now), after: .sessionTrash(of: session, nil))
    let edit = Edit(session: session, steps: [step])
    try record(edit, at: now)
    return edit
  }

  /// Takes the newest edit back: of a session, or of the library.
  ///
  /// - Returns: what was done for that; nil if there is nothing to take back.
  /// - Throws: ``LibraryError/Code/changedSince`` where another value stands by now: the edit is
  ///   forgotten, so that the ones before it can be taken back.
  @discardableResult
  package func undo(in session: SessionID?, now: Date) throws(LibraryError) -> Edit? {
    try again { () throws(LibraryError) in
      guard let (id, edit) = try newestEdit(in: session, isUndone: false) else { return nil }
      return (id, edit.inverse, Value(now))
    }
  }

  /// Makes the edit again that was undone last: of a session, or of the library.
  ///
  /// - Returns: what was done; nil if there is nothing to make again.
  /// - Throws: ``LibraryError/Code/changedSince`` where another value stands by now: the edit is
  ///   forgotten.
  @discardableResult
  package func redo(in session: SessionID?) throws(LibraryError) -> Edit? {
    try again { () throws(LibraryError) in
      guard let (id, edit) = try newestEdit(in: session, isUndone: true) else { return nil }
      return (id, edit, .null)
    }
  }

  /// Makes a known edit, forwards or backwards, and writes when it was undone.
  private func again(
    _ find: () throws(LibraryError) -> (id: Int64, edit: Edit, undoneAt: Value)?
  ) throws(LibraryError) -> Edit? {
    let (edit, isPossible) = try connection.write { () throws(LibraryError) -> (Edit?, Bool) in
      guard let (id, edit, undoneAt) = try find() else { return (nil, true) }
      for step in edit.steps where try stored(step.before) != step.before {
        try connection.run("DELETE FROM edit WHERE id = ?", [.integer(id)])
        return (nil, false)
      }
      for assignment in edit.assignments { try write(assignment) }
      try summarize(after: edit)
      try connection.run("UPDATE edit SET undone_at = ? WHERE id = ?", [undoneAt, .integer(id)])
      return (edit, true)
    }
    guard isPossible else {
      throw LibraryError(.changedSince, "That was changed again since, so it stays as it is.")
    }
    return edit
  }

  private func summarize(after edit: Edit) throws(LibraryError) {
    let kinds = edit.assignments.map(\.kind)
    if kinds.contains(.trash) || kinds.contains(.restore) {
      try summarize(edit.session, withPictures: true)
    }
    try index(after: edit.assignments)
  }

  /// The edit that holds and was made last, or was undone last.
  private func newestEdit(
    in session: SessionID?, isUndone: Bool
  ) throws(LibraryError) -> (Int64, Edit)? {
    // Edits are undone from the newest on, so the one that was undone last is the oldest of them.
    try connection.rows(
      """
      SELECT * FROM edit WHERE undone_at IS \(isUndone ? "NOT NULL" : "NULL")
        AND (?1 IS NULL OR session = ?1)
      ORDER BY \(isUndone ? "undone_at DESC, id ASC" : "id DESC") LIMIT 1
      """, [Value(session?.rawValue)]
    ) { row throws(LibraryError) in
      let steps: [Edit.Step]? = try row.jsonIfAny("steps")
      return (
        Int64(try row.integer("id")),
        Edit(
          session: SessionID(rawValue: try row.text("session")),
          steps: try row.some(steps, "steps"))
      )
    }.first
  }
}
