import Conversation
import Foundation

/// Keeping the index of words as the library is, within the transactions that change it.
extension Library {
  /// Indexes what is not yet: all of a library of an earlier version, the first time it is opened.
  ///
  /// It goes in transactions of some hundred sessions, so that what was done stays done.
  func indexRest() throws(LibraryError) {
    while try hasRows("unindexed") {
      try connection.write { () throws(LibraryError) in try indexSome(of: 500) }
    }
    if try hasRows("gone_document") {
      try connection.write { () throws(LibraryError) in try forgetGone() }
    }
  }

  /// Forgets the words of what was deleted; within a transaction.
  ///
  /// Until then they take room, and nothing finds them. Wholly means that the index is written anew,
  /// so that they stand in no page of it.
  func forgetGone(wholly: Bool = false) throws(LibraryError) {
    // A number may have been given again since.
    for (words, living) in [
      ("turn", "id FROM turn_document"), ("session", "document FROM session"),
    ] {
      try connection.run(
        """
        DELETE FROM \(words)_words WHERE rowid IN (
          SELECT id FROM gone_document WHERE words = ? AND id NOT IN (SELECT \(living)))
        """, [.text(words)])
    }
    try connection.run("DELETE FROM gone_document")
    if wholly {
      // https://www.sqlite.org/fts5.html#the_optimize_command
      try connection.run("INSERT INTO turn_words (turn_words) VALUES ('optimize')")
      try connection.run("INSERT INTO session_words (session_words) VALUES ('optimize')")
    }
  }

  private func hasRows(_ table: String) throws(LibraryError) -> Bool {
    try !connection.rows("SELECT 1 FROM \(table) LIMIT 1") { _ in true }.isEmpty
  }

  /// Indexes some of the sessions that wait for it.
  private func indexSome(of count: Int) throws(LibraryError) {
    let sessions = try connection.rows("SELECT session FROM unindexed LIMIT ?", [Value(count)]) {
      row throws(LibraryError) in SessionID(rawValue: try row.text("session"))
    }
    for session in sessions {
      try index(session)
      try connection.run("DELETE FROM unindexed WHERE session = ?", [.text(session.rawValue)])
    }
  }

  /// Indexes all of a session anew; within a transaction.
  func index(_ id: SessionID) throws(LibraryError) {
    guard let session = try storedSession(id) else { return }
    let turns = try loadTurns("turn.session = ?", [.text(id.rawValue)])
    let annotations = try annotations(of: id)
    let numbers = PictureNumbers(turns)
    var words: [String] = []
    var models: [String] = []
    for turn in turns {
      let annotation = annotations[turn.id] ?? Annotation()
      let document = TurnDocument(turn, annotation, of: session)
      guard annotation.trashedAt == nil else {
        try removeDocument(of: turn.id)
        continue
      }
      words.append(document.words)
      models.append(document.model)
      if session.trashedAt == nil {
        try put(document, of: turn, number: number(of: turn, in: numbers))
      } else {
        try removeDocument(of: turn.id)
      }
    }
    try putWords(words, models, of: session)
    try forgetGone()
  }

  /// Indexes a turn that was added or changed; within the transaction that did it.
  func index(_ id: TurnID) throws(LibraryError) {
    guard let turn = try loadTurns("turn.id = ?", [.text(id.rawValue)]).first,
      let session = try storedSession(turn.session), session.trashedAt == nil
    else { return }
    let annotation = try storedAnnotation(of: id)
    guard annotation.trashedAt == nil else {
      try removeDocument(of: id)
      return
    }
    let document = TurnDocument(turn, annotation, of: session)
    if try put(document, of: turn, number: try newestNumber(of: turn)) {
      try indexWords(of: session)
    }
  }

  /// Indexes what edits said anew; within the transaction that made them.
  func index(after assignments: [Assignment]) throws(LibraryError) {
    var turns: Set<TurnID> = []
    for assignment in assignments {
      switch assignment {
      case .title(let id, _), .tags(let id, _), .sessionTrash(let id, _): try index(id)
      case .star(let id, _), .label(let id, _), .note(let id, _), .trash(let id, _):
        turns.insert(id)
      case .sessionStar, .inclusion: break
      }
    }
    guard !turns.isEmpty else { return }
    var sessions: Set<SessionID> = []
    for id in turns {
      let session = try connection.rows(
        "SELECT session FROM turn WHERE id = ?", [.text(id.rawValue)]
      ) { row throws(LibraryError) in SessionID(rawValue: try row.text("session")) }
      sessions.formUnion(session)
      try index(id)
    }
    for id in sessions {
      if let session = try storedSession(id), session.trashedAt == nil {
        try indexWords(of: session)
      }
    }
    try forgetGone()
  }

  // MARK: Documents

  /// Writes the document of a turn; answers whether its words are others than before.
  @discardableResult
  private func put(
    _ document: TurnDocument, of turn: Turn, number: Int?
  ) throws(LibraryError) -> Bool {
    let stored = try connection.rows(
      "SELECT id FROM turn_document WHERE turn = ?", [.text(turn.id.rawValue)]
    ) { row throws(LibraryError) in Int64(try row.integer("id")) }.first
    let id = if let stored { stored } else { try freeNumber(at: turn.createdAt) }
    try connection.run(
      """
      INSERT INTO turn_document (id, turn, session, cost, picture_number) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET cost = excluded.cost,
        is_hashed = is_hashed AND picture_number IS excluded.picture_number,
        picture_number = excluded.picture_number
      """,
      [
        .integer(id), .text(turn.id.rawValue), .text(turn.session.rawValue),
        Value(turn.cost?.nanodollars), Value(number),
      ])
    var before: TurnDocument?
    if stored != nil {
      before = try connection.rows("SELECT * FROM turn_words WHERE rowid = ?", [.integer(id)]) {
        row throws(LibraryError) in try TurnDocument(row)
      }.first
      if before == document { return false }
    }
    try connection.run(
      """
      INSERT OR REPLACE INTO turn_words
        (rowid, prompt, answer, said, title, tags, model, mark) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """, document.columns(id: id))
    return before?.words != document.words || before?.model != document.model
  }

  /// Takes a turn out of the index.
  private func removeDocument(of turn: TurnID) throws(LibraryError) {
    try connection.run("DELETE FROM turn_document WHERE turn = ?", [.text(turn.rawValue)])
  }

  /// The number of a turn's document: its time, so that the newest come first by number alone.
  private func freeNumber(at date: Date) throws(LibraryError) -> Int64 {
    var number = Self.documentNumber(at: date)
    while try isTaken(number) { number += 1 }
    return number
  }

  private func isTaken(_ number: Int64) throws(LibraryError) -> Bool {
    try !connection.rows(
      "SELECT 1 FROM turn_document WHERE id = ?", [.integer(number)]
    ) { _ in true }.isEmpty
  }

  /// Milliseconds from 2001.
  static func documentNumber(at date: Date) -> Int64 {
    let limit = 9e14
    return Int64(max(-limit, min(limit, date.timeIntervalSinceReferenceDate * 1000)))
  }

  /// Writes the words of a session from those of its turns.
  private func indexWords(of session: Session) throws(LibraryError) {
    var words: [String] = []
    var models: [String] = []
    try connection.rows(
      """
      SELECT turn_words.* FROM turn_document
      CROSS JOIN turn_words ON turn_words.rowid = turn_document.id
      WHERE turn_document.session = ? ORDER BY turn_document.id
      """, [.text(session.id.rawValue)]
    ) { row throws(LibraryError) in
      let document = try TurnDocument(row)
      words.append(document.words)
      models.append(document.model)
    }
    try putWords(words, models, of: session)
  }

  private func putWords(
    _ words: [String], _ models: [String], of session: Session
  ) throws(LibraryError) {
    var known: Set<String> = []
    let names =
      ([session.settings.model]
      + models.flatMap { $0.split(separator: "\n") }
      .map(String.init)).filter { known.insert($0).inserted }
    try connection.run(
      """
      INSERT OR REPLACE INTO session_words (rowid, title, tags, words, model)
      SELECT document, ?, ?, ?, ? FROM session WHERE id = ?
      """,
      [
        .text(SearchText.split(session.title)), .text(TurnDocument.tags(of: session)),
        .text(words.joined(separator: "\n")), .text(names.joined(separator: "\n")),
        .text(session.id.rawValue),
      ])
  }

  // MARK: Numbers of pictures

  private func number(of turn: Turn, in numbers: PictureNumbers) -> Int? {
    turn.primaryPicture.flatMap { numbers.number(of: $0, in: turn.id) }
  }

  /// The number of a turn's result: mostly the newest of the session, which its row has.
  private func newestNumber(of turn: Turn) throws(LibraryError) -> Int? {
    guard turn.primaryPicture != nil else { return nil }
    let newest = try connection.rows(
      "SELECT last_picture_number FROM session WHERE id = ? AND last_picture_turn = ?",
      [.text(turn.session.rawValue), .text(turn.id.rawValue)]
    ) { row throws(LibraryError) in row.integerIfAny("last_picture_number").map { Int($0) } }
    if let number = newest.first { return number }
    let turns = try loadTurns("turn.session = ?", [.text(turn.session.rawValue)])
    return number(of: turn, in: PictureNumbers(turns))
  }
}
