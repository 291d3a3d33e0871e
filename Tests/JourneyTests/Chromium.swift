import Foundation

/// A real browser without a window.
enum Chromium {
  /// Where it is; nil where it is not installed.
  static let path = ["chromium", "chromium-browser", "google-chrome"].lazy
    .map { "/usr/bin/" + $0 }.first { FileManager.default.isExecutableFile(atPath: $0) }

  /// The document of a page once its scripts have run.
  static func document(of page: URL, width: Int, in folder: URL) throws -> String {
    let bytes = try Process.output(
      of: path ?? "/nonexistent",
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--user-data-dir=\(folder.path)/chromium", "--window-size=\(width),900",
        "--virtual-time-budget=5000", "--dump-dom", page.absoluteString,
      ], environment: ProcessInfo.processInfo.environment.merging(["HOME": folder.path]) { $1 })
    return String(decoding: bytes, as: UTF8.self)
  }
}
