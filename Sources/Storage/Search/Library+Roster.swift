package import Conversation
import Foundation
import Resilience

/// The list of sessions, a part at a time.
extension Library {
  /// Some of the sessions that a query finds, and how many it finds in all.
  package func sessions(
    _ query: SearchQuery, _ order: SessionOrder = .newest, from first: Int = 0, limit: Int
  ) throws(LibraryError) -> SessionPage {
    try connection.read { () throws(LibraryError) in
      let roster = try currentRoster(order)
      let wanted = try documents(query)
      let found = roster.sorted(order).filter { entry in
        query.admits(entry) && wanted.allSatisfy { $0.contains(entry) }
      }
      let page = found.dropFirst(max(0, first)).prefix(max(0, limit))
      let living = roster.living
      return SessionPage(
        rows: try storedSessions(page.map(\.document)), count: found.count, total: living.count,
        cost: living.cost)
    }
  }

  /// The sets that a session must be in, one for each thing that the database looks up.
  private func documents(_ query: SearchQuery) throws(LibraryError) -> [DocumentSet] {
    var sets: [DocumentSet] = []
    if let expression = MatchExpression.sessions(query) {
      sets.append(
        try documents(
          "SELECT rowid AS document FROM session_words WHERE session_words MATCH ?",
          [.text(expression)]))
    }
    if query.isStarred {
      var set = try documents(
        """
        SELECT session.document FROM annotation JOIN turn ON turn.id = annotation.turn
        JOIN session ON session.id = turn.session
        WHERE annotation.is_starred AND annotation.trashed_at IS NULL
        """)
      set.holdsStarred = true
      sets.append(set)
    }
    if query.isFailed { sets.append(try documents(Self.lastTurn, state: "failed blocked partial")) }
    if query.isWaiting { sets.append(try documents(Self.lastTurn, state: "waiting")) }
    return sets
  }

  /// The first half shows SQLite that an index of few turns is enough.
  private static let lastTurn = """
    SELECT session.document FROM turn CROSS JOIN session ON session.last_turn = turn.id
    WHERE turn.state <> 'answered' AND instr(?, turn.state)
    """

  private func documents(_ sql: String, state: String) throws(LibraryError) -> DocumentSet {
    try documents(sql, [.text(state)])
  }

  private func documents(
    _ sql: String, _ values: [Value] = []
  ) throws(LibraryError) -> DocumentSet {
    var set = DocumentSet()
    try connection.rows(sql, values) { row throws(LibraryError) in
      set.insert(row.integerIfAny("document") ?? 0)
    }
    return set
  }

  private func currentRoster(_ order: SessionOrder) throws(LibraryError) -> Roster {
    let version = try connection.version()
    var roster: Roster
    if let known = self.roster, known.version == version {
      roster = known
    } else {
      roster = Roster(
        version: version,
        entries: try connection.rows(
          """
          SELECT document, updated_at, cost, turn_count, is_starred, trashed_at IS NOT NULL AS gone
          FROM session \(Self.shown) ORDER BY updated_at DESC, rowid DESC
          """
        ) { row throws(LibraryError) in
          Roster.Entry(
            document: Int64(try row.integer("document")), updatedAt: try row.real("updated_at"),
            cost: Int64(try row.integer("cost")), turnCount: try row.integer("turn_count"),
            isStarred: try row.bool("is_starred"), isTrashed: try row.bool("gone"))
        })
    }
    if order == .title, roster.byTitle == nil {
      var places: [Int64: Int] = [:]
      for (place, entry) in roster.entries.enumerated() { places[entry.document] = place }
      let documents = try connection.rows(
        "SELECT document FROM session ORDER BY title = '', title COLLATE NOCASE, updated_at DESC"
      ) { row throws(LibraryError) in Int64(try row.integer("document")) }
      roster.byTitle = documents.compactMap { places[$0] }
    }
    self.roster = roster
    return roster
  }

  /// Which sessions are shown, in the trash or not: an editor that was opened and closed leaves no
  /// trace.
  static let shown = """
    WHERE (turn_count > 0 OR EXISTS (SELECT 1 FROM draft WHERE draft.session = session.id)
      OR trashed_at IS NOT NULL) AND id <> '\(ledger.rawValue)'
    """

  /// The sessions with some documents, in that order.
  func storedSessions(_ documents: [Int64]) throws(LibraryError) -> [StoredSession] {
    let wanted = try Value(json: documents)
    var turns: [Turn] = []
    var failures: [TurnID: Failure] = [:]
    try connection.rows(
      """
      SELECT turn.*, (SELECT attempt.failure FROM attempt WHERE attempt.turn = turn.id
                      ORDER BY attempt.number DESC LIMIT 1) AS failure
      FROM json_each(?) AS wanted CROSS JOIN session ON session.document = wanted.value
      CROSS JOIN turn ON turn.id = session.last_turn
      """, [wanted]
    ) { row throws(LibraryError) in
      let turn = try Turn(row)
      turns.append(turn)
      // A failure that cannot be read must not hide the list.
      failures[turn.id] = try? row.jsonIfAny("failure")
    }
    let parts = try connection.rows(
      """
      SELECT part.* FROM json_each(?) AS wanted
      CROSS JOIN session ON session.document = wanted.value
      CROSS JOIN part ON part.turn = session.last_turn
      ORDER BY wanted.key, part.side, part.position
      """, [wanted]
    ) { row throws(LibraryError) in try PartRow(row) }
    attach(parts, to: &turns)
    let last = Dictionary(uniqueKeysWithValues: turns.map { ($0.id, $0) })
    let waiting = turns.filter { $0.state == .waiting }.map(\.id.rawValue)
    let notices = try loadNotices(
      "turn IN (SELECT value FROM json_each(?))", [try Value(json: waiting)])
    return try connection.rows(
      """
      SELECT session.*, part.blob, part.mime, part.width, part.height, part.byte_count, part.name
      FROM json_each(?) AS wanted CROSS JOIN session ON session.document = wanted.value
      LEFT JOIN part ON part.turn = last_picture_turn AND part.side = 'answer'
        AND part.position = last_picture_position
      ORDER BY wanted.key
      """, [wanted]
    ) { row throws(LibraryError) in
      let turn = row.textIfAny("last_turn").map(TurnID.init(rawValue:))
      return StoredSession(
        summary: SessionSummary(
          session: try Session(row), turnCount: try row.integer("turn_count"),
          cost: Money(nanodollars: Int64(try row.integer("cost"))),
          lastTurn: turn.flatMap { last[$0] },
          lastPicture: row.textIfAny("blob") == nil ? nil : try Picture(row),
          lastPictureNumber: row.integerIfAny("last_picture_number").map { Int($0) }),
        failure: turn.flatMap { failures[$0] }, notice: turn.flatMap { notices[$0] })
    }
  }
}
