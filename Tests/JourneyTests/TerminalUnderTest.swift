import Foundation

/// The real program in a real terminal emulator: tmux, driven from outside.
///
/// A control-mode client tells of every byte that reaches the screen, so that waiting is for
/// events and never for time to pass.
final class TerminalUnderTest {
  /// What was on the screen when something did not come in time.
  struct Timeout: Error, CustomStringConvertible {
    let description: String
  }

  private let socket = "plantain-\(UInt32.random(in: 0 ... .max))"
  private let control = Process()
  private let input = Pipe()
  private let activity = ScreenActivity()

  /// Starts a shell in a terminal of a size, in the folder of the environment's `HOME`.
  init(columns: Int, rows: Int, environment: [String: String]) throws {
    let output = Pipe()
    control.executableURL = URL(filePath: "/usr/bin/env")
    control.arguments = [
      "tmux", "-L", socket, "-f", "/dev/null", "-C", "new-session", "-x", "\(columns)", "-y",
      "\(rows)", "bash --norc",
    ]
    control.environment = ProcessInfo.processInfo.environment
      .merging(["LC_ALL": "C.UTF-8", "TERM": "xterm-256color"]) { $1 }
      .merging(environment) { $1 }
    control.currentDirectoryURL = environment["HOME"].map { URL(filePath: $0) }
    control.standardInput = input
    control.standardOutput = output
    try control.run()
    let reader = Thread { [activity] in
      while case let bytes = output.fileHandleForReading.availableData, !bytes.isEmpty {
        activity.happened()
      }
    }
    reader.start()
    _ = try tmux("set-option", "-g", "status", "off", ";", "set-option", "-g", "escape-time", "0")
    _ = try tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
    // A shell that is still starting throws away what was typed before its prompt.
    try wait(for: "the shell's prompt") { !$0.allSatisfy(\.isWhitespace) }
  }

  deinit {
    // Not kill-server: the server was born with SIGTERM blocked, and would send itself just that.
    _ = try? tmux("kill-session")
    control.terminate()
  }

  /// Runs a command line in the shell.
  func run(_ command: String) throws {
    try type(command)
    try press("Enter")
  }

  /// Presses keys by tmux's names: `Enter`, `C-c`, `Tab`.
  func press(_ keys: String...) throws {
    _ = try tmux(["send-keys"] + keys)
  }

  /// Types words as they are.
  func type(_ text: String) throws {
    _ = try tmux("send-keys", "-l", text)
  }

  func resize(columns: Int, rows: Int) throws {
    _ = try tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
  }

  /// The screen's rows as text.
  func screen() throws -> String {
    try tmux("capture-pane", "-p")
  }

  /// The pane's title, which a program may set.
  func title() throws -> String {
    try tmux("display-message", "-p", "#{pane_title}")
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Waits until the screen satisfies a condition, and gives it.
  ///
  /// - Throws: ``Timeout`` with the screen as it stands after the given seconds.
  @discardableResult
  func wait(
    for what: String, seconds: Double = 30, until isThere: (String) -> Bool
  ) throws -> String {
    let deadline = Date(timeIntervalSinceNow: seconds)
    while true {
      let seen = activity.count
      let screen = (try? screen()) ?? ""
      if isThere(screen) { return screen }
      if !activity.wait(forMoreThan: seen, until: deadline) {
        throw Timeout(description: "\(what) did not come in \(seconds) s. The screen:\n\(screen)")
      }
    }
  }

  /// Waits until the screen shows some words.
  @discardableResult
  func wait(forText text: String, seconds: Double = 30) throws -> String {
    try wait(for: "“\(text)”", seconds: seconds) { $0.contains(text) }
  }

  private func tmux(_ arguments: String...) throws -> String {
    try tmux(arguments)
  }

  private func tmux(_ arguments: [String]) throws -> String {
    let bytes = try Process.output(of: "/usr/bin/env", ["tmux", "-L", socket] + arguments)
    return String(decoding: bytes, as: UTF8.self)
  }
}
