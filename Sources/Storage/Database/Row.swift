import CSQLite
import Foundation

/// A row of a result; valid only inside the closure that receives it.
///
/// Columns are asked for by name, so that a new column displaces no other. What is missing or NULL
/// where it must not be means that the database is not ours or is damaged.
struct Row {
  let statement: OpaquePointer
  let columns: [String: Int32]

  /// The text of a column, every byte of it; nil for NULL.
  func textIfAny(_ name: String) -> String? {
    guard let index = index(name), let bytes = sqlite3_column_text(statement, index) else {
      return nil
    }
    let count = Int(sqlite3_column_bytes(statement, index))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  func integerIfAny(_ name: String) -> Int64? {
    index(name).map { sqlite3_column_int64(statement, $0) }
  }

  func realIfAny(_ name: String) -> Double? {
    index(name).map { sqlite3_column_double(statement, $0) }
  }

  func dateIfAny(_ name: String) -> Date? {
    realIfAny(name).map(Date.init(timeIntervalSinceReferenceDate:))
  }

  func text(_ name: String) throws(LibraryError) -> String { try some(textIfAny(name), name) }

  func integer(_ name: String) throws(LibraryError) -> Int {
    Int(try some(integerIfAny(name), name))
  }

  func real(_ name: String) throws(LibraryError) -> Double { try some(realIfAny(name), name) }

  func date(_ name: String) throws(LibraryError) -> Date { try some(dateIfAny(name), name) }

  func bool(_ name: String) throws(LibraryError) -> Bool { try integer(name) != 0 }

  /// A value that was stored as JSON; nil for NULL.
  func jsonIfAny<Result: Decodable>(_ name: String) throws(LibraryError) -> Result? {
    guard let text = textIfAny(name) else { return nil }
    do {
      return try JSONDecoder().decode(Result.self, from: Data(text.utf8))
    } catch {
      throw LibraryError(.damaged, "The library's column \(name) holds what cannot be read.")
    }
  }

  /// The place of a column that is not NULL.
  private func index(_ name: String) -> Int32? {
    guard let index = columns[name], sqlite3_column_type(statement, index) != SQLITE_NULL else {
      return nil
    }
    return index
  }

  /// A value that must be there.
  func some<Result>(_ value: Result?, _ name: String) throws(LibraryError) -> Result {
    guard let value else {
      throw LibraryError(.damaged, "The library's column \(name) holds what cannot be read.")
    }
    return value
  }
}
