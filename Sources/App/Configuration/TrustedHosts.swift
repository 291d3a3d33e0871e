package import Foundation

/// The hosts the user allowed a key to go to, one a line in the state folder.
///
/// Google's own host of the service that is asked, and loopback, need no entry.
package nonisolated struct TrustedHosts {
  private let file: URL

  package init(state: URL) {
    file = state.appending(path: "trusted-hosts")
  }

  package func contains(_ host: String) -> Bool {
    lines.contains(host.lowercased())
  }

  /// Remembers a host.
  ///
  /// - Throws: the file system's error.
  package func trust(_ host: String) throws {
    guard !contains(host) else { return }
    let text = (lines + [host.lowercased()]).joined(separator: "\n") + "\n"
    try Paths.write(Data(text.utf8), to: file)
  }

  private var lines: [String] {
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(whereSeparator: \.isNewline).map(String.init)
  }
}
