package import Conversation
import Foundation

/// Finding turns by their words.
extension Library {
  /// Some of the turns that a query finds, the newest first, and how many it finds in all.
  ///
  /// What is in the trash is not found. An empty query finds every turn.
  package func search(
    _ query: SearchQuery, in session: SessionID? = nil, from first: Int = 0, limit: Int
  ) throws(LibraryError) -> SearchPage {
    try connection.read { () throws(LibraryError) in
      let found = try find(query, in: session)
      let counted = found.prefix(SearchPage.limit)
      let page = counted.dropFirst(max(0, first)).prefix(max(0, limit))
      return SearchPage(
        hits: try hits(page.map { ($0.turn, nil) }), count: counted.count,
        sessionCount: Set(counted.map(\.session)).count, isCut: found.count > counted.count)
    }
  }

  private struct Found {
    let turn: String
    let session: String
  }

  private func find(_ query: SearchQuery, in session: SessionID?) throws(LibraryError) -> [Found] {
    if query.isTrash { return [] }
    var conditions: [String] = []
    var values: [Value] = []
    func add(_ condition: String, _ value: Value) {
      conditions.append(condition)
      values.append(value)
    }
    // Documents are numbered by time, so the numbers say which part of the index to read.
    let expression = MatchExpression.turns(query)
    let number = expression == nil ? "turn_document.id" : "turn_words.rowid"
    if let expression { add("turn_words MATCH ?", .text(expression)) }
    if let date = query.since { add("\(number) >= ?", .integer(Self.documentNumber(at: date))) }
    if let date = query.until { add("\(number) < ?", .integer(Self.documentNumber(at: date))) }
    if let session {
      guard let span = try span(of: session) else { return [] }
      add("\(number) >= ?", .integer(span.lowerBound))
      add("\(number) <= ?", .integer(span.upperBound))
      add("turn_document.session = ?", .text(session.rawValue))
    }
    if let cost = query.costsOver { add("cost > ?", .integer(cost.nanodollars)) }
    if let cost = query.costsUnder { add("cost < ?", .integer(cost.nanodollars)) }
    let turnCount = "(SELECT turn_count FROM session WHERE id = turn_document.session)"
    if let turns = query.turnsOver { add("\(turnCount) > ?", Value(turns)) }
    if let turns = query.turnsUnder { add("\(turnCount) < ?", Value(turns)) }
    let tables =
      expression == nil
      ? "turn_document"
      : "turn_words CROSS JOIN turn_document ON turn_document.id = turn_words.rowid"
    let condition = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    return try connection.rows(
      """
      SELECT turn_document.turn, turn_document.session FROM \(tables) \(condition)
      ORDER BY \(number) DESC LIMIT \(SearchPage.limit + 1)
      """, values
    ) { row throws(LibraryError) in
      Found(turn: try row.text("turn"), session: try row.text("session"))
    }
  }

  /// The numbers of a session's documents, from the first to the last.
  private func span(of session: SessionID) throws(LibraryError) -> ClosedRange<Int64>? {
    let ends = try connection.rows(
      "SELECT min(id) AS first, max(id) AS last FROM turn_document WHERE session = ?",
      [.text(session.rawValue)]
    ) { row throws(LibraryError) in (row.integerIfAny("first"), row.integerIfAny("last")) }
    guard case (let first?, let last?)? = ends.first else { return nil }
    return first...last
  }

  /// What a list shows of some turns, in their order.
  func hits(_ found: [(turn: String, distance: Int?)]) throws(LibraryError) -> [SearchHit] {
    let wanted = try Value(json: found.map(\.turn))
    let turns = try loadTurns("turn.id IN (SELECT value FROM json_each(?))", [wanted])
    let byID = Dictionary(uniqueKeysWithValues: turns.map { ($0.id.rawValue, $0) })
    var hits: [SearchHit] = []
    for (id, distance) in found {
      guard let turn = byID[id] else { continue }
      let facts = try connection.rows(
        """
        SELECT session.title, turn_document.picture_number,
          (SELECT count(*) FROM turn AS other LEFT JOIN annotation ON annotation.turn = other.id
           WHERE other.session = turn.session AND annotation.trashed_at IS NULL
             AND (other.created_at, other.rowid) <= (turn.created_at, turn.rowid)) AS number
        FROM turn JOIN session ON session.id = turn.session
        LEFT JOIN turn_document ON turn_document.turn = turn.id WHERE turn.id = ?
        """, [.text(id)]
      ) { row throws(LibraryError) in
        SearchHit(
          session: turn.session, title: try row.text("title"), turn: turn,
          number: try row.integer("number"),
          pictureNumber: row.integerIfAny("picture_number").map { Int($0) }, distance: distance)
      }
      guard var hit = facts.first else { continue }
      hit.annotation = try storedAnnotation(of: turn.id)
      hits.append(hit)
    }
    return hits
  }
}
