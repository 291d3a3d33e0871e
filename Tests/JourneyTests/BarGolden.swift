import Foundation
import Testing

/// The status bars of real runs: `Golden/bars.txt`, a row for each moment and size.
///
/// Rewritten only when `PLANTAIN_RECORD=1` is set. What the time decides is masked: a clock is
/// `0:00` whatever it shows, an amount of seconds `0 s`.
enum BarGolden {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden/bars.txt")

  /// Waits until the screen's last row is the golden one, or records what stands there.
  static func expect(
    _ moment: String, beginning start: String, in terminal: TerminalUnderTest, columns: Int,
    rows: Int
  ) throws {
    try terminal.resize(columns: columns, rows: rows)
    let name = "\(moment) \(columns)x\(rows)"
    if ProcessInfo.processInfo.environment["PLANTAIN_RECORD"] == "1" {
      let screen = try terminal.wait(for: "the bar of \(name)") { bar($0).hasPrefix(start) }
      try record(name, bar(screen))
    }
    let expected = try #require(try golden()[name], "\(name) is not in \(file.path)")
    try terminal.wait(for: "\(name): \(expected)") { bar($0) == expected }
  }

  private static func bar(_ screen: String) -> String {
    let row = screen.split(separator: "\n", omittingEmptySubsequences: true).last ?? ""
    return String(row).replacing(/\d+:\d\d/, with: "0:00").replacing(/\d+ s\b/, with: "0 s")
      .replacing(/\ {2,}/, with: "  ")
  }

  private static func golden() throws -> [String: String] {
    let text = try String(contentsOf: file, encoding: .utf8)
    let pairs = text.split(separator: "\n").compactMap { line -> (String, String)? in
      let columns = line.split(separator: "|", maxSplits: 1)
      return columns.count == 2 ? (String(columns[0]), String(columns[1])) : nil
    }
    return Dictionary(pairs) { _, last in last }
  }

  private static func record(_ name: String, _ bar: String) throws {
    var known = (try? golden()) ?? [:]
    known[name] = bar
    let text = known.sorted { $0.key < $1.key }.map { "\($0.key)|\($0.value)\n" }.joined()
    try Data(text.utf8).write(to: file)
  }
}
