import CSQLite

extension Connection {
  /// Copies the whole database, as it is at one moment, into an empty file.
  ///
  /// Page by page with SQLite's own backup, not with `VACUUM INTO`: that numbers the rows of our
  /// tables anew, and the order of turns of one moment hangs on those numbers
  /// (<https://www.sqlite.org/lang_vacuum.html>). All pages go in one step, so that what other copies
  /// write meanwhile neither waits nor makes it begin again (<https://www.sqlite.org/backup.html>).
  func copy(to path: String) throws(LibraryError) {
    let target = try Connection(path: path)
    try target.script("PRAGMA synchronous = FULL")
    if let number = Faults.number(at: "backup") { throw .sqlite(number, "a fault for a test") }
    guard let backup = sqlite3_backup_init(target.database, "main", database, "main") else {
      throw target.failure(sqlite3_errcode(target.database))
    }
    let code = sqlite3_backup_step(backup, -1)
    let end = sqlite3_backup_finish(backup)
    guard code == SQLITE_DONE else { throw .sqlite(code, String(cString: sqlite3_errstr(code))) }
    try target.check(end)
  }
}
