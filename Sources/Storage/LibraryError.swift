/// Why the library could not be read or written.
///
/// The message is a sentence for the user. It may quote file names, which the screen filters.
package struct LibraryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, by the numbers of whoever noticed it.
  package enum Code: Hashable, Sendable {
    /// An extended result code of SQLite: <https://www.sqlite.org/rescode.html>.
    case sqlite(Int32)
    /// An `errno` of the operating system.
    case system(Int32)
    /// A file without a byte is no picture.
    case emptyFile
    /// A folder, a device, a pipe or a symbolic link stands where a file should.
    case notARegularFile
    /// A blob's or session's id that does not consist of the right number of hexadecimal digits.
    case malformedName
    /// What should be changed is not in the library.
    case notFound
    /// What should be taken back has been changed again since.
    case changedSince
    /// A folder that a backup would write to holds something else.
    case notABackup
    /// A stored value that this version cannot read.
    case damaged
    /// The database was written by a later version of Plantain; its schema's version.
    case newerSchema(Int)
  }

  package let code: Code
  package let message: String

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  package var description: String { message }
}
