import ChatUI
import Foundation
import Testing

/// The README's table of keys is made from the list of commands and must equal it.
@Suite struct ReadmeTests {
  private static let readme = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "README.md")

  @Test func `the table of keys is the list of commands`() throws {
    var text = try String(contentsOf: Self.readme, encoding: .utf8)
    let begin = try #require(text.firstRange(of: "ReadmeTests.swift -->\n\n"))
    let end = try #require(text.firstRange(of: "\n<!-- end of commands -->"))
    try #require(begin.upperBound <= end.lowerBound)
    let table = CommandTable.markdown(Words(.english))
    // PLANTAIN_RECORD=1 swift test --filter ReadmeTests writes the table anew.
    if ProcessInfo.processInfo.environment["PLANTAIN_RECORD"] == "1" {
      text.replaceSubrange(begin.upperBound..<end.lowerBound, with: table)
      try Data(text.utf8).write(to: Self.readme)
    } else {
      #expect(text[begin.upperBound..<end.lowerBound] == table)
    }
  }
}
