package import Conversation
import Foundation

extension Library {
  /// What the user says of the turns of a session, where that is anything.
  package func annotations(
    of session: SessionID
  ) throws(LibraryError) -> [TurnID: Annotation] {
    let rows = try connection.rows(
      """
      SELECT annotation.* FROM turn JOIN annotation ON annotation.turn = turn.id
      WHERE turn.session = ?
      """, [.text(session.rawValue)]
    ) { row throws(LibraryError) in
      (TurnID(rawValue: try row.text("turn")), try Annotation(row))
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  /// The turns of a session that are in the trash.
  func trashedTurns(of session: SessionID) throws(LibraryError) -> Set<TurnID> {
    Set(try annotations(of: session).filter { $0.value.trashedAt != nil }.keys)
  }

  /// The stored value of what an assignment assigns, as an assignment.
  ///
  /// - Throws: ``LibraryError/Code/notFound`` where its session or turn is not there.
  func stored(_ assignment: Assignment) throws(LibraryError) -> Assignment {
    switch assignment {
    case .title(let id, _): .title(of: id, try existing(id).title)
    case .tags(let id, _): .tags(of: id, try existing(id).tags)
    case .sessionStar(let id, _): .sessionStar(of: id, try existing(id).isStarred)
    case .sessionTrash(let id, _): .sessionTrash(of: id, try existing(id).trashedAt)
    case .star(let id, _): .star(of: id, try annotation(of: id).isStarred)
    case .label(let id, _): .label(of: id, try annotation(of: id).label)
    case .note(let id, _): .note(of: id, try annotation(of: id).note)
    case .trash(let id, _): .trash(of: id, try annotation(of: id).trashedAt)
    case .inclusion(let id, _): .inclusion(of: id, try inclusion(of: id))
    }
  }

  /// Writes what an assignment says.
  func write(_ assignment: Assignment) throws(LibraryError) {
    switch assignment {
    case .title(let id, let title): try set("title", of: id, .text(title))
    case .tags(let id, let tags): try set("tags", of: id, try Value(json: tags))
    case .sessionStar(let id, let isStarred): try set("is_starred", of: id, Value(isStarred))
    case .sessionTrash(let id, let date): try set("trashed_at", of: id, Value(date))
    case .star(let id, let isStarred): try annotate(id, "is_starred", Value(isStarred))
    case .label(let id, let label): try annotate(id, "label", Value(label))
    case .note(let id, let note): try annotate(id, "note", Value(note))
    case .trash(let id, let date): try annotate(id, "trashed_at", Value(date))
    case .inclusion(let id, let inclusion):
      try connection.run(
        "UPDATE turn SET inclusion = ? WHERE id = ?",
        [.text(inclusion.rawValue), .text(id.rawValue)])
    }
  }

  private func existing(_ id: SessionID) throws(LibraryError) -> Session {
    guard let session = try storedSession(id) else {
      throw LibraryError(.notFound, "The session \(id) is not in the library.")
    }
    return session
  }

  private func annotation(of turn: TurnID) throws(LibraryError) -> Annotation {
    _ = try inclusion(of: turn)
    return try storedAnnotation(of: turn)
  }

  /// What the user says of a turn, where it is known to be there.
  func storedAnnotation(of turn: TurnID) throws(LibraryError) -> Annotation {
    try connection.rows("SELECT * FROM annotation WHERE turn = ?", [.text(turn.rawValue)]) {
      row throws(LibraryError) in try Annotation(row)
    }.first ?? Annotation()
  }

  private func inclusion(of turn: TurnID) throws(LibraryError) -> Inclusion {
    let stored = try connection.rows(
      "SELECT inclusion FROM turn WHERE id = ?", [.text(turn.rawValue)]
    ) { row throws(LibraryError) in
      try row.some(Inclusion(rawValue: try row.text("inclusion")), "inclusion")
    }
    guard let inclusion = stored.first else {
      throw LibraryError(.notFound, "The turn \(turn) is not in the library.")
    }
    return inclusion
  }

  private func set(_ column: String, of id: SessionID, _ value: Value) throws(LibraryError) {
    try connection.run(
      "UPDATE session SET \(column) = ? WHERE id = ?", [value, .text(id.rawValue)])
  }

  private func annotate(
    _ turn: TurnID, _ column: String, _ value: Value
  ) throws(LibraryError) {
    guard try annotation(of: turn).emptiedAt == nil else {
      throw LibraryError(.changedSince, "The trash was emptied of that turn: its words are gone.")
    }
    try connection.run(
      """
      INSERT INTO annotation (turn, \(column)) VALUES (?, ?)
      ON CONFLICT (turn) DO UPDATE SET \(column) = excluded.\(column)
      """, [.text(turn.rawValue), value])
  }
}
