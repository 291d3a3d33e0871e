import Foundation
import Testing

/// Lists of prompts and the limits they keep to, with the real binary.
@Suite struct PacingJourneyTests {
  private func write(_ text: String, to name: String, in house: Household) throws {
    try Data(text.utf8).write(to: house.folder.appending(path: name))
  }

  private func lines(_ result: Household.Result) throws -> [[String: Any]] {
    try result.text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test func `a list goes evenly, each prompt a picture of its own`() throws {
    let house = try Household()
    try house.configure(#"limits: { "gemini-3-pro-image": { imagesPerMinute: 30 } }"#)
    try write("# three\na red boat\n\na blue boat\n  a green boat\n", to: "list.txt", in: house)
    let clock = ContinuousClock.now
    let result = try house.run("ask", "--file", "list.txt", "-o", "out/", "--jsonl")
    #expect(result.code == 0, "\(result.errors)")
    // One each two seconds: the third cannot have begun before four of them were over.
    #expect(ContinuousClock.now - clock >= .seconds(4))
    let events = try lines(result)
    let waits = events.filter { $0["event"] as? String == "wait" }
    #expect((1...2).contains(waits.count))
    for wait in waits {
      #expect(wait["category"] as? String == "rate limit")
      #expect((0.0...2.0).contains(try #require(wait["seconds"] as? Double)))
    }
    #expect(result.errors.contains("2 of 3: a blue boat"))
    let reports = events.filter { $0["event"] == nil }
    #expect(reports.count == 3)
    #expect(Set(reports.compactMap { $0["session"] as? String }).count == 1)
    // A wait for a place is no attempt.
    #expect(reports.allSatisfy { ($0["attempts"] as? [Any])?.count == 1 })
    let files = try FileManager.default.contentsOfDirectory(
      atPath: house.folder.appending(path: "out").path)
    #expect(files.sorted() == ["1.jpg", "2.jpg", "3.jpg"])
    #expect(try house.run("list").text.contains("3 turns"))
  }

  @Test func `a failure in a list does not stop the rest, and gives the exit code`() throws {
    let house = try Household(script: [
      #"{"ok":true}"#, #"{"fault":"IMAGE_SAFETY"}"#, #"{"fault":"503"}"#, #"{"ok":true}"#,
    ])
    try house.configure("retry: { maxRetries: 0 }")
    try write("one\ntwo\nthree\nfour\n", to: "list.txt", in: house)
    let result = try house.run("ask", "--file", "list.txt", "-o", "boat-%d.png", "--json")
    #expect(result.code == 15, "\(result.errors)")
    let reports = try #require(
      try JSONSerialization.jsonObject(with: result.output) as? [[String: Any]])
    #expect(
      reports.map { $0["category"] as? String } == [nil, "safety", "server", nil])
    let names = try FileManager.default.contentsOfDirectory(atPath: house.folder.path)
    #expect(names.filter { $0.hasPrefix("boat-") }.sorted() == ["boat-1.png", "boat-4.png"])
  }

  @Test func `a day's limit of one's own ends the turn before anything is sent`() throws {
    let house = try Household()
    try house.configure(#"limits: { "gemini-3-pro-image": { requestsPerDay: 1 } }"#)
    #expect(try house.run("ask", "a boat").code == 0)
    let result = try house.run("ask", "another boat", "--json")
    #expect(result.code == 12, "\(result.errors)")
    #expect(result.errors.contains("1 of 1 requests of today are used"))
    // Other models have a count of their own.
    #expect(try house.run("ask", "a boat", "--model", "gemini-nano-banana-2.1").code == 0)
  }

  @Test func `two copies started at one moment do not send at one moment`() throws {
    let house = try Household()
    try house.configure(#"limits: { "gemini-3-pro-image": { requestsPerMinute: 10 } }"#)
    let running = try ["a red boat", "a blue boat"].map { words in
      try house.start(["ask", words, "--jsonl"])
    }
    let results = try running.map { try $0.finish() }
    #expect(results.map(\.code) == [0, 0])
    let waits = try results.map { try lines($0).filter { $0["event"] as? String == "wait" }.count }
    #expect(waits.sorted() == [0, 1])
  }

  @Test func `a turn waits for its place over a restart, and a stop gives the prompt back`() throws
  {
    let house = try Household()
    // One each 30 s: longer than this test looks at it.
    try house.configure(#"limits: { "gemini-3-pro-image": { imagesPerMinute: 2 } }"#)
    let terminal = try TerminalUnderTest(
      columns: 110, rows: 30, environment: house.environment)
    try terminal.run(house.commandLine("new"))
    try terminal.wait(forText: "Describe a picture")
    try terminal.type("a boat")
    try terminal.press("Enter")
    try terminal.wait(forText: "@1 is here")
    try terminal.type("make it night")
    try terminal.press("Enter")
    try terminal.wait(forText: "this model takes 2 pictures a minute, evenly spaced")
    try terminal.wait(forText: "rate limit · in 0:")
    try terminal.press("C-x")
    try terminal.type("q")
    try terminal.wait(forText: "comes back here")

    try terminal.run(house.commandLine("resume"))
    try terminal.wait(forText: "rate limit · in 0:")
    try terminal.press("C-c")
    try terminal.wait(forText: "> make it night")
    try terminal.wait(forText: "Nothing is charged.")
    // Another model has a count of its own.
    let other = try house.run(
      "ask", "a hill", "--model", "gemini-nano-banana-2.1", "--jsonl")
    #expect(other.code == 0, "\(other.errors)")
    #expect(try !lines(other).contains { $0["event"] as? String == "wait" })
    try terminal.press("C-c")
  }

  @Test func `a limit that makes no sense and a list that is not there are mistakes`() throws {
    let house = try Household()
    #expect(try house.run("ask", "--file", "none.txt").code == 64)
    try write("a boat\n", to: "list.txt", in: house)
    #expect(try house.run("ask", "--file", "list.txt", "-o", "one.png").code == 64)
    try house.configure(#"limits: { "gemini-3-pro-image": { requestsPerMinute: 0 } }"#)
    let result = try house.run("ask", "a boat")
    #expect(result.code == 64)
    #expect(result.errors.contains("requestsPerMinute is at least 1"))
  }
}
