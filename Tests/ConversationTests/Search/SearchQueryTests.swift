import Conversation
import Foundation
import Testing

@Suite struct SearchQueryTests {
  private static let utc = TimeZone(identifier: "UTC") ?? .current

  private func query(_ line: String) -> SearchQuery { SearchQuery(line, zone: Self.utc) }

  private func date(_ text: String) throws -> Date {
    try Date(text + "T00:00:00Z", strategy: .iso8601)
  }

  @Test func `Words go on, phrases and Chinese do not`() {
    let terms = query("red \"a boat\" 红色的船 3D打印 打印3D").terms
    #expect(terms.map(\.text.trimmed) == ["red", "a boat", "红  色  的  船", "3D 打  印", "打  印 3D"])
    #expect(terms.map(\.isPrefix) == [true, false, false, false, true])
  }

  @Test func `Keys, flags and figures are told from words`() throws {
    let found = query("model:lite tag:\"big client\" ★ failed >$1 <$2.5 turns>5 like:@3 boat")
    #expect(found.models.map(\.text) == ["lite"])
    #expect(found.tags.map(\.text) == ["big client"])
    #expect(found.isStarred && found.isFailed && !found.isWaiting && !found.isTrash)
    #expect(found.costsOver == Money(dollars: 1) && found.costsUnder == Money(dollars: 2.5))
    #expect(found.turnsOver == 5 && found.like == "@3")
    #expect(found.terms.map(\.text) == ["boat"])
    let chinese = query("星标 失败 等待 回收站 模型:lite 标签：客户")
    #expect(chinese.isStarred && chinese.isFailed && chinese.isWaiting && chinese.isTrash)
    #expect(chinese.models.count == 1 && chinese.tags.count == 1 && chinese.terms.isEmpty)
  }

  @Test func `A flag in quotation marks and an unknown key are words`() {
    #expect(query("\"failed\"").terms.map(\.text) == ["failed"])
    #expect(!query("\"failed\"").isFailed)
    #expect(query("https://example.org").terms.map(\.text) == ["https://example.org"])
  }

  @Test func `Days, months and years begin at midnight of the zone`() throws {
    let found = query("after:2026-10-01 before:2026-11")
    #expect(try found.since == date("2026-10-01") && found.until == date("2026-11-01"))
    let month = query("on:2026-12")
    #expect(try month.since == date("2026-12-01") && month.until == date("2027-01-01"))
    #expect(try query("on:2026-02-28").until == date("2026-03-01"))
    #expect(query("after:2026-13 before:soon").isEmpty)
  }

  @Test(arguments: ["", "  ", "model:", "tag:", ">$", "after:", "\"", "!!", "* - ( )", "“”"])
  func `What is half typed asks for nothing yet`(line: String) {
    #expect(query(line).isEmpty)
  }

  @Test func `Any text is a query`() {
    var numbers = SplitMix64(seed: 6)
    for _ in 0..<2000 {
      let line = numbers.line()
      let found = query(line)
      #expect(found.terms.count <= 32)
      #expect(found.terms.allSatisfy { !$0.text.contains("\"") && !$0.text.contains("\0") })
      let text = numbers.line()
      for range in found.ranges(in: text) { #expect(!text[range].isEmpty) }
    }
  }

  static let marked: [(query: String, text: String, marked: String)] = [
    ("red bo", "A red boat, reddish", "A [red] [bo]at, [red]dish"),
    ("红色的船", "把小船改成红色的船", "把小船改成[红色的船]"),
    ("船 改", "把小船改成红色的船", "把小[船改]成红色的[船]"),
    ("\"red boat\"", "red boats, red boat", "red boats, [red boat]"),
    ("cafe", "Un CAFÉ, cafe\u{301}s", "Un [CAFÉ], [cafe\u{301}]s"),
    ("ＲＥＤ", "red boat", "[red] boat"),
    ("zebra", "red boat", "red boat"),
    ("gemini-3", "by gemini 3 pro", "by [gemini 3] pro"),
  ]

  @Test(arguments: marked)
  func `Found words are shown where they stand`(line: String, text: String, marked: String) {
    var result = text
    for range in query(line).ranges(in: text).reversed() {
      result.replaceSubrange(range, with: "[\(text[range])]")
    }
    #expect(result == marked)
  }

  @Test func `A snippet begins shortly before the first found word`() {
    let words = String(repeating: "an old harbour ", count: 20) + "with a red boat"
    let snippet = SearchSnippet(words, query("red"))
    #expect(snippet.text == "…with a red boat")
    #expect(snippet.ranges.map { String(snippet.text[$0]) } == ["red"])
    #expect(SearchSnippet("a red boat", query("red")).text == "a red boat")
  }

  @Test func `Characters of Chinese, Japanese and Korean stand apart, others stay`() {
    #expect(SearchText.split("plain text") == "plain text")
    #expect(SearchText.split("a红b") == "a 红 b")
    #expect(SearchText.split("カメラ").filter { $0 != " " } == "カメラ")
    #expect(SearchText.split("か\u{3099}") == " が ")
    #expect(SearchText.split("𠮷野家한국").split(separator: " ") == ["𠮷", "野", "家", "한", "국"])
    #expect(SearchText.split("Größe ２") == "Größe 2")
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}

extension SplitMix64 {
  /// A line as nobody types it: operators, marks, any scalar.
  mutating func line() -> String {
    let pieces = [
      "AND", "OR", "NOT", "NEAR(", ")", "\"", "*", "^", "-", "+", ":", "{mark}", "\0", "\n", "船",
      "红色", "boat", "model:", "tag:", "after:2026", ">$", "★", "“", "」", "e\u{301}", "한국",
      "prompt:", "'", ";", "--", "\\", " ", " ", " ",
    ]
    var line = ""
    for _ in 0..<Int.random(in: 0...12, using: &self) {
      if Int.random(in: 0..<4, using: &self) == 0 {
        let value = UInt32.random(in: 0...0x10FFFF, using: &self)
        line.unicodeScalars.append(Unicode.Scalar(value) ?? "x")
      } else {
        line += pieces.randomElement(using: &self) ?? ""
      }
    }
    return line
  }
}
