import Foundation

/// A command of the user's that prints a secret: `gcloud auth print-access-token`.
///
/// It runs without a shell, without our terminal and without the keys of the environment; what it
/// writes to standard error is not read, for it may quote secrets.
package struct SecretCommand: Hashable, Sendable {
  /// Why a command gave no secret, in a sentence that begins with ``SecretCommand/description``.
  package struct Problem: Error, Hashable, Sendable {
    package let sentence: String
  }

  private static let outputLimit = 4096
  private static let keys: Set<String> = ["GEMINI_API_KEY", "GOOGLE_API_KEY"]

  /// The key of the configuration it stands under: `vertex.tokenCommand`.
  private let name: String
  private let arguments: [String]
  private let environment: [String: String]
  private let timeLimit: Duration

  /// A command that can be run.
  ///
  /// - Parameters:
  ///   - name: The key of the configuration, for sentences about it.
  ///   - arguments: The program, looked up in `PATH`, and its arguments.
  ///   - environment: The variables it sees, but for the keys.
  ///   - timeLimit: How long it may take; it is killed then, with what it started.
  package init(
    _ name: String, _ arguments: [String], environment: [String: String],
    timeLimit: Duration = .seconds(10)
  ) {
    self.name = name
    self.arguments = arguments
    self.environment = environment.filter { !Self.keys.contains($0.key) }
    self.timeLimit = timeLimit
  }

  /// Runs it to its end, on no thread while it waits, and takes the first line of 4 KiB.
  ///
  /// - Throws: ``Problem``, or `CancellationError`; the command is killed before.
  @concurrent
  package func firstLine() async throws -> String {
    let (process, output) = try start()
    let deadline = ContinuousClock.now + timeLimit
    var printed: [UInt8] = []
    while process.isRunning {
      do {
        try await Task.sleep(for: .milliseconds(10))
        read(output, into: &printed)
        // On a busy machine this may be late: what ended meanwhile is not too late.
        guard !process.isRunning || .now < deadline else {
          throw problem("was not done within \(timeLimit)")
        }
      } catch {
        // `Process` gives a child a group of its own, which what it started belongs to as well.
        kill(-process.processIdentifier, SIGKILL)
        throw error
      }
    }
    read(output, into: &printed)
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw problem(Self.words(process))
    }
    let lines = String(decoding: printed, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let line = lines.first, !line.allSatisfy(\.isWhitespace) else {
      throw problem("printed nothing")
    }
    return String(line)
  }

  private func start() throws -> (Process, output: FileHandle) {
    let process = Process()
    let output = Pipe()
    // `env` looks the program up in the path of the environment that is handed on.
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["--"] + arguments
    process.environment = environment
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw problem("cannot be run")
    }
    _ = fcntl(output.fileHandleForReading.fileDescriptor, F_SETFL, O_NONBLOCK)
    return (process, output.fileHandleForReading)
  }

  /// Takes what is there, at most what a pipe holds, and keeps as much of it as is looked at.
  private func read(_ output: FileHandle, into bytes: inout [UInt8]) {
    var buffer = [UInt8](repeating: 0, count: Self.outputLimit)
    for _ in 0..<16 {
      let count = Foundation.read(output.fileDescriptor, &buffer, buffer.count)
      guard count > 0 else { return }
      bytes += buffer.prefix(min(count, Self.outputLimit - bytes.count))
    }
  }

  private func problem(_ words: String) -> Problem { Problem(sentence: "\(self) \(words).") }

  /// What an end means that is not a good one; 126 and 127 are `env`'s own.
  private static func words(_ process: Process) -> String {
    if process.terminationReason == .uncaughtSignal { return "was killed" }
    let status = process.terminationStatus
    return status == 126 || status == 127 ? "cannot be run" : "failed with status \(status)"
  }
}

extension SecretCommand: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Its place in the configuration and its program: an argument or a variable may be a secret.
  package var description: String { "\(name) \(arguments.first ?? "")" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
