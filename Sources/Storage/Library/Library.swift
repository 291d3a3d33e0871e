package import Foundation

/// All sessions, turns, attempts and drafts: `plantain.sqlite` of the data folder.
///
/// What a function wrote is on the disk when it returns (WAL, synchronous FULL), wholly or not at
/// all. Several copies may use one folder at the same time.
package actor Library {
  private nonisolated let executor = SerialQueueExecutor(label: "plantain.library")
  let connection: Connection
  /// The data folder; nil for a library in memory.
  let folder: URL?
  /// The sessions as the browser sorts and filters them, as they were when last looked at.
  var roster: Roster?
  /// What the pictures look like, as it was when last looked at.
  var hashes = HashTable()

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// Opens the library of a data folder; makes it if it is missing.
  ///
  /// - Throws: ``LibraryError`` when it cannot be read and written, or is of a later version.
  @concurrent
  package static func open(in folder: URL) async throws(LibraryError) -> Library {
    let library = try Library(connection: connect(in: Folder(folder)), folder: folder)
    try await library.indexRest()
    return library
  }

  /// A library that is gone with the object.
  @concurrent
  package static func inMemory() async throws(LibraryError) -> Library {
    let connection = try Connection(path: ":memory:")
    try prepare(connection)
    return Library(connection: connection, folder: nil)
  }

  private init(connection: sending Connection, folder: URL?) {
    self.connection = connection
    self.folder = folder
  }

  private static func connect(in folder: Folder) throws(LibraryError) -> sending Connection {
    try folder.make()
    // Two copies that make the file at the same time would meet at journal_mode.
    return try folder.locked { () throws(LibraryError) in
      let path = folder.path(of: "plantain.sqlite")
      try create(path)
      let connection = try Connection(path: path)
      let isShared = try FileSystemKind(of: URL(filePath: folder.path)).isShared
      try prepare(connection, isShared: isShared)
      return connection
    }
  }

  /// Makes an empty file that is private from its first moment; SQLite gives its mode to the others.
  ///
  /// It must not be opened for that: closing it would drop the locks another connection of this
  /// process has (<https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_>).
  private static func create(_ path: String) throws(LibraryError) {
    var status = stat()
    if lstat(path, &status) == 0 {
      if status.st_mode & 0o077 != 0 { try retrying("change", path) { chmod(path, 0o600) } }
      return
    }
    try retrying("create", path) { mknod(path, S_IFREG | 0o600, 0) }
  }

  private static func prepare(
    _ connection: Connection, isShared: Bool = false
  ) throws(LibraryError) {
    try connection.script("PRAGMA busy_timeout = 5000")
    try setJournal(of: connection, isShared: isShared)
    // "FULL … synchronizes the WAL after each transaction": https://www.sqlite.org/pragma.html
    try connection.script("PRAGMA synchronous = FULL")
    try connection.script("PRAGMA foreign_keys = ON")
    // 16 MiB, so that the browser of a large library does not read the same pages twice.
    try connection.script("PRAGMA cache_size = -16384")
    // No prompt in files under /tmp: https://www.sqlite.org/tempfiles.html
    try connection.script("PRAGMA temp_store = MEMORY")
    // A schema from elsewhere shall not run functions: https://www.sqlite.org/security.html
    try connection.script("PRAGMA trusted_schema = OFF")
    try Schema.migrate(connection)
  }

  /// Chooses how transactions are kept whole.
  ///
  /// "All processes using a database must be on the same host computer; WAL does not work over a
  /// network filesystem" (<https://www.sqlite.org/wal.html>): its index is memory that copies share.
  /// There the older journal is used, which needs nothing but locks. It cannot be changed while
  /// another copy has the library open, and then stays as it is.
  static func setJournal(
    of connection: Connection, isShared: Bool
  ) throws(LibraryError) {
    guard isShared else { return try connection.script("PRAGMA journal_mode = WAL") }
    do throws(LibraryError) {
      try connection.script("PRAGMA journal_mode = TRUNCATE")
    } catch {
      guard error.isBusy else { throw error }
    }
  }
}
