import CSQLite

/// One connection to SQLite, used by one caller at a time.
final class Connection {
  let database: OpaquePointer
  private var statements: [String: Prepared] = [:]

  /// A compiled statement, kept for the next time.
  private struct Prepared {
    let pointer: OpaquePointer
    let columns: [String: Int32]
  }

  /// Opens a database that exists, or `:memory:`.
  ///
  /// The caller keeps to one thread at a time, so SQLite's own locks are left out
  /// (<https://www.sqlite.org/threadsafe.html>).
  init(path: String) throws(LibraryError) {
    var pointer: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE
    let code = sqlite3_open_v2(path, &pointer, flags, nil)
    guard let pointer else { throw .sqlite(code, "out of memory") }
    guard code == SQLITE_OK else {
      let words = String(cString: sqlite3_errmsg(pointer))
      sqlite3_close_v2(pointer)
      throw .sqlite(code, words)
    }
    database = pointer
    sqlite3_extended_result_codes(database, 1)
  }

  deinit {
    for statement in statements.values { sqlite3_finalize(statement.pointer) }
    sqlite3_close_v2(database)
  }

  /// Runs a statement and returns what `map` makes of each of its rows.
  @discardableResult
  func rows<Result>(
    _ sql: String, _ values: [Value] = [], _ map: (Row) throws(LibraryError) -> Result
  ) throws(LibraryError) -> [Result] {
    let statement = try prepared(sql)
    defer {
      sqlite3_reset(statement.pointer)
      sqlite3_clear_bindings(statement.pointer)
    }
    for (offset, value) in values.enumerated() {
      try check(bind(value, at: Int32(offset + 1), in: statement.pointer))
    }
    if let number = Faults.number(at: sql) { throw .sqlite(number, "a fault for a test") }
    var results: [Result] = []
    while true {
      let code = sqlite3_step(statement.pointer)
      if code == SQLITE_DONE { return results }
      guard code == SQLITE_ROW else { throw failure(code) }
      results.append(try map(Row(statement: statement.pointer, columns: statement.columns)))
    }
  }

  /// Runs a statement without a result; returns how many rows it changed.
  @discardableResult
  func run(_ sql: String, _ values: [Value] = []) throws(LibraryError) -> Int {
    try rows(sql, values) { _ in }
    return Int(sqlite3_changes(database))
  }

  /// Inserts a row; one with the same key columns is overwritten, except for columns not named.
  func put(
    into table: String, key: [String], _ columns: KeyValuePairs<String, Value>
  ) throws(LibraryError) {
    let names = columns.map(\.key)
    let update = names.filter { !key.contains($0) }.map { "\($0) = excluded.\($0)" }
    try run(
      """
      INSERT INTO \(table) (\(names.joined(separator: ", ")))
      VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
      ON CONFLICT (\(key.joined(separator: ", "))) DO UPDATE
      SET \(update.joined(separator: ", "))
      """, columns.map(\.value))
  }

  /// Runs several statements from a text of our own.
  func script(_ sql: String) throws(LibraryError) {
    if let number = Faults.number(at: sql) { throw .sqlite(number, "a fault for a test") }
    try check(sqlite3_exec(database, sql, nil, nil, nil))
  }

  /// Everything `body` writes is kept, on the disk, when this returns, or nothing of it.
  func write<Result>(
    _ body: () throws(LibraryError) -> Result
  ) throws(LibraryError) -> Result {
    try transaction("BEGIN IMMEDIATE", body)
  }

  /// Everything `body` reads is of one moment, whatever other copies write.
  func read<Result>(
    _ body: () throws(LibraryError) -> Result
  ) throws(LibraryError) -> Result {
    try transaction("BEGIN", body)
  }

  /// A value that changes whenever the database did, by this connection or by another one.
  func version() throws(LibraryError) -> [Int64] {
    // "data_version" tells of others only: https://www.sqlite.org/pragma.html#pragma_data_version
    let others = try rows("PRAGMA data_version") { row throws(LibraryError) in
      row.integerIfAny("data_version") ?? 0
    }
    return others + [Int64(sqlite3_total_changes(database))]
  }

  /// Lets `body` write, and keeps what it wrote only if it says so.
  func attempt(_ body: () throws(LibraryError) -> Bool) throws(LibraryError) {
    try transaction("BEGIN IMMEDIATE") { () throws(LibraryError) in
      if try !body() { try run("ROLLBACK") }
    }
  }

  private func transaction<Result>(
    _ begin: String, _ body: () throws(LibraryError) -> Result
  ) throws(LibraryError) -> Result {
    // A rollback that failed too leaves its transaction open.
    if sqlite3_get_autocommit(database) == 0 { try run("ROLLBACK") }
    try run(begin)
    do throws(LibraryError) {
      let result = try body()
      if sqlite3_get_autocommit(database) == 0 { try run("COMMIT") }
      return result
    } catch {
      // SQLite has rolled back by itself after some errors: https://www.sqlite.org/lang_transaction.html
      if sqlite3_get_autocommit(database) == 0 { _ = try? run("ROLLBACK") }
      throw error
    }
  }

  private func prepared(_ sql: String) throws(LibraryError) -> Prepared {
    if let statement = statements[sql] { return statement }
    var pointer: OpaquePointer?
    try check(
      sqlite3_prepare_v3(database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &pointer, nil))
    guard let pointer else { throw .sqlite(SQLITE_MISUSE, "an empty statement") }
    var columns: [String: Int32] = [:]
    for index in 0..<sqlite3_column_count(pointer) {
      if let name = sqlite3_column_name(pointer, index) { columns[String(cString: name)] = index }
    }
    let statement = Prepared(pointer: pointer, columns: columns)
    statements[sql] = statement
    return statement
  }

  private func bind(_ value: Value, at index: Int32, in statement: OpaquePointer) -> Int32 {
    switch value {
    case .null: return sqlite3_bind_null(statement, index)
    case .integer(let value): return sqlite3_bind_int64(statement, index, value)
    case .real(let value): return sqlite3_bind_double(statement, index, value)
    case .text(var value):
      return value.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          csqlite_bind_text(statement, index, $0.baseAddress, sqlite3_uint64($0.count))
        }
      }
    }
  }

  func check(_ code: Int32) throws(LibraryError) {
    if code != SQLITE_OK { throw failure(code) }
  }

  func failure(_ code: Int32) -> LibraryError {
    .sqlite(code, String(cString: sqlite3_errmsg(database)))
  }
}
