import Foundation

/// The built binary, a folder of its own to live in, and the emulator it talks to.
final class Household {
  /// The program under test, beside the test bundle.
  static var binary: URL {
    let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    return bundle.appending(path: "plantain")
  }

  let folder: URL
  private(set) var baseURL = ""
  private var emulator: Process?

  /// Makes a folder and starts the emulator with a script of JSON lines.
  init(script: [String] = [], arguments: [String] = []) throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "plantain-journey-\(UInt32.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let scriptFile = folder.appending(path: "script.jsonl")
    try Data((script.joined(separator: "\n") + "\n").utf8).write(to: scriptFile)
    let process = Process()
    process.executableURL = Self.binary
    process.arguments =
      ["emulator", "--latency", "none", "--strict", "--script", scriptFile.path] + arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    emulator = process
    var line = Data()
    while !line.contains(0x0A), case let bytes = output.fileHandleForReading.availableData,
      !bytes.isEmpty
    {
      line += bytes
    }
    let first = String(decoding: line, as: UTF8.self).split(separator: "\n").first
    baseURL = first.map(String.init) ?? ""
    try configure("retry: { firstDelaySeconds: 1, multiplier: 1, jitter: 0 }")
  }

  deinit {
    emulator?.terminate()
    emulator?.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  /// Writes the configuration: the inside of a JSON5 object.
  func configure(_ json: String) throws {
    try Data("{ \(json) }".utf8).write(to: folder.appending(path: "config.json"))
  }

  /// The environment every program of the household lives in.
  var environment: [String: String] {
    [
      "HOME": folder.path, "PS1": "$ ", "GEMINI_API_KEY": "AIzaJourneyKey-journey-key-journey-key1",
      "LANG": "C.UTF-8",
      "XDG_STATE_HOME": folder.appending(path: "state").path,
      "XDG_CACHE_HOME": folder.appending(path: "cache").path,
      "COLORTERM": "truecolor",
    ]
  }

  /// The arguments that lead the program to this household.
  var arguments: [String] {
    [
      "--base-url", baseURL, "--data-dir", folder.appending(path: "data").path, "--config",
      folder.appending(path: "config.json").path,
    ]
  }

  /// The editor's command line for a shell.
  func commandLine(_ words: String...) -> String {
    ([Self.binary.path] + words + arguments).map { "'\($0)'" }.joined(separator: " ")
  }

  /// What a command of the program printed, and its exit code.
  struct Result {
    let output: Data
    let errors: String
    let code: Int32

    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// Runs a command of the program to its end.
  func run(_ words: String...) throws -> Result {
    try run(words)
  }

  /// Runs a command of the program to its end; options among the words come after the household's.
  func run(_ words: [String], environment changed: [String: String] = [:]) throws -> Result {
    try start(words, environment: changed).finish()
  }

  /// A command of the program on its way.
  struct Running {
    fileprivate let process: Process
    fileprivate let output: Pipe
    fileprivate let errorFile: URL

    /// Reads what it prints until it ends.
    func finish() throws -> Result {
      let bytes = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return Result(
        output: bytes, errors: try String(contentsOf: errorFile, encoding: .utf8),
        code: process.terminationStatus)
    }
  }

  /// Starts a command of the program.
  func start(_ words: [String], environment changed: [String: String] = [:]) throws -> Running {
    let process = Process()
    process.executableURL = Self.binary
    process.arguments = arguments + words
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      .merging(changed) { $1 }
    process.currentDirectoryURL = folder
    let output = Pipe()
    let errorFile = folder.appending(path: "stderr-\(UInt32.random(in: 0 ... .max))")
    try Data().write(to: errorFile)
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errorFile)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return Running(process: process, output: output, errorFile: errorFile)
  }
}
