import Foundation
import Imaging

/// A real terminal program in a window of a display without a screen (Xvfb).
final class TerminalWindow {
  /// Which program, and how a command runs in it at a size in cells.
  enum Program: String, CaseIterable, Sendable {
    case xterm, kitty, mlterm

    var path: String { "/usr/bin/\(rawValue)" }

    fileprivate func arguments(_ command: String) -> [String] {
      let shell = ["sh", "-c", command]
      switch self {
      case .xterm:
        return ["-ti", "vt340", "-fa", "Monospace", "-fs", "9", "-geometry", "90x40", "-e"] + shell
      case .mlterm: return ["-g", "90x40", "-e"] + shell
      case .kitty:
        let options = [
          "initial_window_width=90c", "initial_window_height=40c", "remember_window_size=no",
          "font_size=9", "cursor_blink_interval=0",
        ]
        return options.flatMap { ["-o", $0] } + shell
      }
    }
  }

  /// Whether a program, a display and a camera are installed.
  static func isInstalled(_ program: Program) -> Bool {
    ([program.path] + ["/usr/bin/Xvfb", "/usr/bin/import", "/usr/bin/xdotool"])
      .allSatisfy(FileManager.default.isExecutableFile)
  }

  private let display: String
  private let server = Process()
  private let terminal = Process()

  /// Opens a window in which a command runs.
  init(_ program: Program, command: String, environment: [String: String]) throws {
    let ready = Pipe()
    server.executableURL = URL(filePath: "/usr/bin/Xvfb")
    // The server picks a free number and tells it once it listens.
    server.arguments = [
      "-displayfd", "1", "-screen", "0", "1000x900x24", "-nolisten", "tcp",
    ]
    server.standardOutput = ready
    server.standardError = FileHandle.nullDevice
    try server.run()
    let number = String(decoding: ready.fileHandleForReading.availableData, as: UTF8.self)
    display = ":" + number.filter(\.isNumber)
    terminal.executableURL = URL(filePath: program.path)
    terminal.arguments = program.arguments(command)
    // Nothing of the tests' own environment, which may forbid colours.
    terminal.environment = environment.merging([
      "PATH": "/usr/bin:/bin", "DISPLAY": display, "LIBGL_ALWAYS_SOFTWARE": "1",
      "LC_ALL": "C.UTF-8",
    ]) { $1 }
    terminal.standardError = FileHandle.nullDevice
    terminal.standardOutput = FileHandle.nullDevice
    try terminal.run()
  }

  deinit {
    // xterm takes no SIGTERM while its child lives; what runs in it hears of the hang-up.
    for process in [terminal, server] {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
  }

  /// Presses keys, as `xdotool` names them.
  func press(_ keys: String...) throws {
    _ = try run("/usr/bin/xdotool", ["key"] + keys)
  }

  /// What the window shows now.
  func photograph() throws -> Pixmap {
    let bytes = try run("/usr/bin/import", ["-window", "root", "png:-"])
    return try Pixmap(decoding: Array(bytes))
  }

  /// Takes photographs until one meets a condition, or the time is over; answers the last.
  func photograph(until isMet: (Pixmap) -> Bool, seconds: Double = 100) throws -> Pixmap {
    let end = Date(timeIntervalSinceNow: seconds)
    while true {
      let photo = try photograph()
      if isMet(photo) || Date() > end { return photo }
    }
  }

  private func run(_ program: String, _ arguments: [String]) throws -> Data {
    try Process.output(
      of: program, arguments,
      environment: ["DISPLAY": display, "HOME": "/tmp", "PATH": "/usr/bin:/bin"])
  }
}
