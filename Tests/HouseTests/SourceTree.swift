import Foundation

/// The package's own sources, read as text.
struct SourceTree {
  /// One Swift file.
  struct File {
    /// Relative to the package: `Sources/Screen/Cell.swift`.
    let path: String
    let text: String

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    /// `Screen` for a file under `Sources/Screen`.
    var module: String { String(path.split(separator: "/")[1]) }
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// All Swift files below a folder of the package.
  static func files(below folder: String) throws -> [File] {
    let base = root.appending(path: folder)
    let found = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String }
    return try (found ?? []).filter { $0.hasSuffix(".swift") }.sorted().map { path in
      File(
        path: "\(folder)/\(path)",
        text: try String(contentsOf: base.appending(path: path), encoding: .utf8))
    }
  }
}
