package import Foundation

/// Where everything is kept: the four XDG folders.
///
/// Source: https://specifications.freedesktop.org/basedir/latest. A relative path in a variable is
/// ignored, as the specification asks; so nothing is ever read from the working directory.
package nonisolated struct Paths: Equatable, Sendable {
  /// `config.json`.
  package let configuration: URL
  /// Sessions and pictures; `demo/` inside it for the demo.
  package let data: URL
  /// Trusted hosts, preferences, crash notes.
  package let state: URL
  /// What can be made again; safe to delete.
  package let cache: URL

  package init(environment: [String: String], options: Invocation.Options) {
    func absolute(_ variable: String) -> URL? {
      guard let path = environment[variable], path.hasPrefix("/") else { return nil }
      return URL(filePath: path, directoryHint: .isDirectory)
    }
    let home = absolute("HOME") ?? Self.ownHome
    func folder(_ variable: String, _ fallback: String) -> URL {
      let base = absolute(variable) ?? home.appending(path: fallback)
      return base.appending(path: "plantain", directoryHint: .isDirectory)
    }
    configuration =
      options.configuration.map { URL(filePath: $0) }
      ?? folder("XDG_CONFIG_HOME", ".config").appending(path: "config.json")
    let data =
      options.dataFolder.map { URL(filePath: $0, directoryHint: .isDirectory) }
      ?? folder("XDG_DATA_HOME", ".local/share")
    self.data = options.isDemo ? data.appending(path: "demo", directoryHint: .isDirectory) : data
    state = folder("XDG_STATE_HOME", ".local/state")
    cache = folder("XDG_CACHE_HOME", ".cache")
  }

  /// The home of the user who runs this process, by the system's table of users.
  private static var ownHome: URL {
    // The form with memory of one's own: other threads ask that table too.
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    let path = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1 << 14) { buffer in
      guard let memory = buffer.baseAddress,
        getpwuid_r(getuid(), &entry, memory, buffer.count, &found) == 0, found != nil
      else { return String?.none }
      return entry.pw_dir.map { String(cString: $0) }
    }
    return URL(filePath: path ?? "/", directoryHint: .isDirectory)
  }

  /// Writes a whole file that only the user can read, in a folder that is made if need be.
  ///
  /// - Throws: the file system's error.
  static func write(_ bytes: Data, to file: URL) throws {
    try make(file.deletingLastPathComponent())
    try bytes.write(to: file, options: .atomic)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
  }

  /// Makes a folder that only the user can enter.
  ///
  /// - Throws: the file system's error.
  package static func make(_ folder: URL) throws {
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }
}
