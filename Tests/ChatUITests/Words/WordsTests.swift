import ChatUI
import Conversation
import Foundation
import Resilience
import Screen
import Testing

/// The tables of words.
@Suite struct WordsTests {
  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/ChatUI")

  @Test func `every row has a key, English and Chinese, and no key comes twice`() {
    for row in Words.rows {
      #expect(row.count == 3 && !row[1].isEmpty && !row[2].isEmpty, "\(row)")
    }
    let keys = Words.rows.map { $0[0] }
    #expect(Set(keys).count == keys.count)
  }

  @Test func `both languages fill places that exist`() throws {
    let place = /\{(\d+)\}/
    for row in Words.rows where !row[0].hasPrefix("fail.") && !row[0].hasPrefix("bar.failed") {
      let english = Set(row[1].matches(of: place).map { String($0.1) })
      let chinese = Set(row[2].matches(of: place).map { String($0.1) })
      #expect(chinese.isSubset(of: english), "\(row)")
    }
    for row in Words.rows where row[0].hasPrefix("fail.") {
      for text in row.dropFirst() {
        #expect(text.matches(of: place).allSatisfy { Int($0.1) ?? 99 < 17 }, "\(row)")
      }
    }
  }

  @Test func `every key that the sources name is in the table`() throws {
    let words = Words(.english)
    let files = try #require(FileManager.default.enumerator(atPath: Self.sources.path()))
    let literal =
      /(?:\.word|words|letter|key|repaired|mark)\((?:[^"()]*, )?"([a-z]+(?:\.[A-Za-z]+)+)"/
    var count = 0
    for case let file as String in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: Self.sources.appending(path: file), encoding: .utf8)
      for match in text.matches(of: literal) {
        #expect(words.has(String(match.1)), "\(match.1) in \(file)")
        count += 1
      }
      for match in text.matches(of: /words\["([a-zA-Z.]+)"\]/) {
        #expect(words.has(String(match.1)), "\(match.1) in \(file)")
      }
    }
    #expect(count > 100)
  }

  @Test func `every command has a name and a line of help, those with a letter a short name`() {
    let words = Words(.chinese)
    for command in Command.allCases {
      #expect(words.has(command.titleKey), "\(command)")
      #expect(words.has(command.helpKey), "\(command)")
      if command.letter != nil { #expect(words.has("\(command.titleKey).short"), "\(command)") }
      if command.partner != nil { #expect(words.has("\(command.titleKey).pair"), "\(command)") }
    }
  }

  @Test func `sentences of ours do not plead`() {
    for row in Words.rows {
      let english = row[1].lowercased()
      for word in ["sorry", "oops", "please", "!"] where row[0] != "greet.what" {
        let isKey = word == "!" && (english.contains("! ") || english.hasSuffix("!"))
        #expect(!english.contains(word) || isKey, "\(row)")
      }
      #expect(!row[2].contains("您"), "\(row)")
    }
  }

  @Test func `every category has advice in two lines, and none is wider than 72 columns`() {
    for category in FailureCategory.allCases {
      for line in 1...2 {
        #expect(Words(.chinese).has("fail.end.\(category.rawValue).\(line)"), "\(category)")
      }
    }
    for row in Words.rows where row[0].hasPrefix("fail.end.") {
      for text in row.dropFirst() { #expect(DisplayWidth.columns(text) <= 72, "\(row)") }
    }
  }

  @Test func `figures are written as the page says`() {
    let words = Words(.english)
    #expect(words.turnCost(Money(dollars: 0.144)) == "$0.144")
    #expect(words.sum(Money(dollars: 0.2899)) == "$0.29")
    #expect(words.sum(Money(dollars: 96.4)) == "$96.40")
    #expect(words.bytes(118) == "118 bytes")
    #expect(words.bytes(1_900_000) == "1.9 MB")
    #expect(words.countdown(41) == "0:41")
    #expect(words.countdown(40.2) == "0:41")
    #expect(words.countdown(67_800) == "18 h 50 min")
    #expect(words.took(0.9) == "0.9 s")
    #expect(words.took(760) == "12 min 40 s")
    #expect(
      [1, 2, 3, 4, 11, 21].map(words.ordinal) == ["1st", "2nd", "3rd", "4th", "11th", "21st"])
    #expect(Language(locale: "zh_CN.UTF-8") == .chinese)
    #expect(Language(locale: "C") == .english)
  }
}
