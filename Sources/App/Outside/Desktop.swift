import Foundation

/// What the desktop in front of the user offers to this process.
///
/// Over SSH a desktop may be there, but the user does not sit before it.
nonisolated struct Desktop: Sendable {
  let environment: [String: String]

  init(environment: [String: String]) {
    self.environment = environment
  }

  /// The command that opens a file as a double click would; nil where there is no screen for it.
  var viewer: [String]? {
    guard isHere, isSet("WAYLAND_DISPLAY") || isSet("DISPLAY") else { return nil }
    return path(of: "xdg-open").map { [$0] }
  }

  /// The command that puts what it reads on the clipboard as a type; nil where there is none.
  func clipboard(for mimeType: String) -> [String]? {
    guard isHere else { return nil }
    if isSet("WAYLAND_DISPLAY"), let program = path(of: "wl-copy") {
      return [program, "--type", mimeType]
    }
    if isSet("DISPLAY"), let program = path(of: "xclip") {
      return [program, "-selection", "clipboard", "-t", mimeType, "-i"]
    }
    return nil
  }

  private var isHere: Bool {
    !["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"].contains(where: isSet)
  }

  private func isSet(_ variable: String) -> Bool { environment[variable]?.isEmpty == false }

  /// A program's place; one that lies in the working directory by chance is never run.
  private func path(of program: String) -> String? {
    (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
      .filter { $0.hasPrefix("/") }.map { "\($0)/\(program)" }.first {
        var isFolder: ObjCBool = false
        return FileManager.default.isExecutableFile(atPath: $0)
          && FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder)
          && !isFolder.boolValue
      }
  }
}
