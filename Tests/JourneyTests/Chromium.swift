import Foundation

/// A real browser without a window.
enum Chromium {
  /// Where it is; nil where it is not installed.
  static let path = ["chromium", "chromium-browser", "google-chrome"].lazy
    .map { "/usr/bin/" + $0 }.first { FileManager.default.isExecutableFile(atPath: $0) }

  /// The document of a page once its scripts have run.
  static func document(of page: URL, width: Int, in folder: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: path ?? "/nonexistent")
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--user-data-dir=\(folder.path)/chromium", "--window-size=\(width),900",
      "--virtual-time-budget=5000", "--dump-dom", page.absoluteString,
    ]
    process.environment = ProcessInfo.processInfo.environment.merging(["HOME": folder.path]) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }
}
