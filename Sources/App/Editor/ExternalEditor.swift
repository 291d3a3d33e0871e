import Foundation

/// The user's own editor on a file that only the user can read.
nonisolated struct ExternalEditor: Sendable {
  /// A command line for the shell, as `$VISUAL` holds it.
  let command: String
  /// Where the file stands while it is edited.
  let folder: URL

  /// The text as it was left; nil when the editor failed or the file cannot be written.
  @concurrent
  func edit(_ text: String) async -> String? {
    let file = folder.appending(path: "prompt-\(getpid()).txt")
    defer { try? FileManager.default.removeItem(at: file) }
    guard (try? Paths.make(folder)) != nil,
      FileManager.default.createFile(
        atPath: file.path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    else { return nil }
    let environment = ProcessInfo.processInfo.environment.withoutKeys
    let line = "exec \(command) \"$1\""
    guard Foreground.run(line, argument: file.path, environment: environment) == 0,
      let bytes = FileManager.default.contents(atPath: file.path)
    else { return nil }
    var edited = String(decoding: bytes, as: UTF8.self)
    while edited.last?.isNewline == true { edited.removeLast() }
    return edited
  }
}
