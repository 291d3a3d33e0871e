import Foundation

/// Another process: this program in another role, or curl.
struct Child {
  /// A process that failed.
  struct Failed: Error {
    var command: String
    var code: Int32
  }

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  /// Starts a program with what follows its name.
  init(_ program: String, _ arguments: [String]) throws {
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  /// This program in another role.
  init(role arguments: [String]) throws {
    let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    try self.init(program, arguments)
  }

  /// The next line it prints.
  func readLine() -> String {
    var line = Data()
    while !line.contains(UInt8(ascii: "\n")) {
      let bytes = output.fileHandleForReading.availableData
      if bytes.isEmpty { break }
      line += bytes
    }
    return String(decoding: line.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  /// Closes its input and waits for its end; everything that it still prints.
  @discardableResult
  func finish() throws -> Data {
    try input.fileHandleForWriting.close()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failed(
        command: ([process.executableURL?.path ?? ""] + (process.arguments ?? [])).joined(
          separator: " "),
        code: process.terminationStatus)
    }
    return printed
  }
}
