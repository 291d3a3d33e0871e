import Foundation
package import GeminiAPI

/// Finds the key for a host, and never passes one host's key to another.
///
/// Google and loopback: `GEMINI_API_KEY`, else `GOOGLE_API_KEY`, else the configuration's command
/// or file. Any other host has a slot of its own under `hosts`.
package nonisolated struct KeySource {
  private let environment: [String: String]
  private let configuration: Configuration

  package init(environment: [String: String], configuration: Configuration) {
    self.environment = environment
    self.configuration = configuration
  }

  /// The key for a host; nil when there is none.
  ///
  /// - Throws: ``UsageError`` when a command fails or a file is open to others.
  package func key(for host: String, takesEnvironment: Bool) throws(UsageError) -> APIKey? {
    if takesEnvironment {
      for name in ["GEMINI_API_KEY", "GOOGLE_API_KEY"] {
        if let value = environment[name], !value.isEmpty { return APIKey(value) }
      }
      return try key(command: configuration.apiKeyCommand, file: configuration.apiKeyFile)
    }
    let slot = configuration.hosts?[host]
    return try key(command: slot?.apiKeyCommand, file: slot?.apiKeyFile)
  }

  private func key(command: [String]?, file: String?) throws(UsageError) -> APIKey? {
    if let command, !command.isEmpty { return try run(command) }
    if let file { return try read(file) }
    return nil
  }

  /// Runs a command without a shell, for 10 s at most, and takes the first line of 4 KiB.
  private func run(_ command: [String]) throws(UsageError) -> APIKey {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["--"] + command
    process.environment = environment.filter {
      $0.key != "GEMINI_API_KEY" && $0.key != "GOOGLE_API_KEY"
    }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw UsageError("apiKeyCommand \(command[0]) cannot be run.")
    }
    let deadline = DispatchWorkItem { process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + 10, execute: deadline)
    let bytes = (try? output.fileHandleForReading.read(upToCount: 4096)) ?? nil
    process.waitUntilExit()
    deadline.cancel()
    guard process.terminationStatus == 0, let key = Self.firstLine(bytes ?? Data()) else {
      throw UsageError("apiKeyCommand \(command[0]) gave no key.")
    }
    return key
  }

  private func read(_ path: String) throws(UsageError) -> APIKey {
    let path = (path as NSString).expandingTildeInPath
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let mode = attributes?[.posixPermissions] as? Int,
      let bytes = FileManager.default.contents(atPath: path)
    else {
      throw UsageError("apiKeyFile \(path) cannot be read.")
    }
    guard mode & 0o077 == 0 else {
      throw UsageError("apiKeyFile \(path) can be read by others. chmod 600 makes it yours alone.")
    }
    guard let key = Self.firstLine(bytes) else { throw UsageError("apiKeyFile \(path) is empty.") }
    return key
  }

  private static func firstLine(_ bytes: Data) -> APIKey? {
    let line = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first
    let value = line?.trimmingCharacters(in: .whitespaces) ?? ""
    return value.isEmpty ? nil : APIKey(value)
  }
}
