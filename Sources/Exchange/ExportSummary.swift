/// What an export wrote.
package struct ExportSummary: Hashable, Sendable {
  /// The file or folder.
  package var path: String
  package var sessions: Int
  /// Pictures, and in an archive signatures.
  package var files: Int
  /// Pictures and signatures that the library has lost: they are not in it.
  package var missing: Int

  package init(path: String, sessions: Int, files: Int, missing: Int) {
    self.path = path
    self.sessions = sessions
    self.files = files
    self.missing = missing
  }
}
