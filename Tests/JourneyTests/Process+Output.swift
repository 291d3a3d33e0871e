import Foundation

extension Process {
  /// Runs a program to its end and gives what it printed; its errors are not looked at.
  static func output(
    of program: String, _ arguments: [String], environment: [String: String]? = nil
  ) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    if let environment { process.environment = environment }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return bytes
  }
}
