import CSQLite
import Foundation

extension LibraryError {
  /// Whether the disk, or the user's share of it, is full.
  package var isDiskFull: Bool {
    switch code {
    case .sqlite(let code): code & 0xff == SQLITE_FULL
    case .system(let number): number == ENOSPC || number == EDQUOT
    default: false
    }
  }

  /// Whether another copy was writing for so long that we gave up; nothing is broken.
  package var isBusy: Bool {
    if case .sqlite(let code) = code { code & 0xff == SQLITE_BUSY } else { false }
  }

  /// Whether SQLite says that the file is damaged, or is none of its own.
  package var isCorrupt: Bool {
    guard case .sqlite(let code) = code else { return false }
    return code & 0xff == SQLITE_CORRUPT || code & 0xff == SQLITE_NOTADB
  }

  /// An error of SQLite with its own words.
  static func sqlite(_ code: Int32, _ words: String) -> LibraryError {
    let sentence =
      switch code & 0xff {
      case SQLITE_FULL: "The disk is full; the library was left as it was."
      case SQLITE_BUSY: "Another copy of Plantain is writing to the library; try again."
      case SQLITE_CORRUPT, SQLITE_NOTADB: "The library's database is damaged: \(words)."
      case SQLITE_READONLY, SQLITE_CANTOPEN: "The library cannot be written: \(words)."
      default: "The library's database reported an error (\(code)): \(words)."
      }
    return LibraryError(.sqlite(code), sentence)
  }

  /// An error of the operating system, while doing something to a file: "write".
  static func system(_ number: Int32, _ operation: String, _ path: String) -> LibraryError {
    let words = String(cString: strerror(number))
    let sentence =
      number == ENOSPC || number == EDQUOT
      ? "The disk is full: could not \(operation) \(path)."
      : "Could not \(operation) \(path): \(words)."
    return LibraryError(.system(number), sentence)
  }
}
