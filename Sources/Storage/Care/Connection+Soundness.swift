import Conversation

extension Connection {
  /// Whether the file is whole and every row belongs somewhere: files may be removed then.
  func isSound() throws(LibraryError) -> Bool {
    let words = try rows("PRAGMA quick_check") { row throws(LibraryError) in
      try row.text("quick_check")
    }
    guard words == ["ok"] else { return false }
    return try danglingRows().isEmpty
  }

  /// How many sessions and turns there are, those in the trash as well.
  func counts() throws(LibraryError) -> (sessions: Int, turns: Int) {
    try rows(
      """
      SELECT (SELECT count(*) FROM session WHERE id <> ?) AS sessions,
        (SELECT count(*) FROM turn WHERE session <> ?) AS turns
      """, [.text(Library.ledger.rawValue), .text(Library.ledger.rawValue)]
    ) { row throws(LibraryError) in (try row.integer("sessions"), try row.integer("turns")) }
    .first ?? (0, 0)
  }

  func danglingRows() throws(LibraryError) -> [Finding] {
    var counts: [[String]: Int] = [:]
    try rows("PRAGMA foreign_key_check") { row throws(LibraryError) in
      counts[[try row.text("table"), try row.text("parent")], default: 0] += 1
    }
    return counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { names, count in
      Finding(
        .reference, names[0],
        "\(count) of its rows name a \(names[1]) that is not there.")
    }
  }
}
