import Foundation
import Imaging
import Testing

/// The same engine without the screen: what scripts rely on.
@Suite struct AskJourneyTests {
  private func object(_ result: Household.Result) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: result.output) as? [String: Any], "\(result.errors)")
  }

  @Test func `three turns of one session go back with their signatures`() throws {
    let house = try Household()
    let first = try house.run("ask", "a red boat on a lake", "-o", "one.jpg", "--json")
    #expect(first.code == 0, "\(first.errors)")
    let one = try object(first)
    let image = try #require((one["images"] as? [[String: Any]])?.first)
    #expect(image["width"] as? Int == 1024)
    #expect(one["category"] is NSNull)
    #expect(one["message"] is NSNull)
    #expect(one["finishReason"] as? String == "STOP")
    #expect(((one["cost"] as? [String: Any])?["amount"] as? Double ?? 0) > 0.13)
    #expect((one["attempts"] as? [Any])?.count == 1)
    let saved = try Data(contentsOf: house.folder.appending(path: "one.jpg"))
    #expect(PictureFormat.sniff(saved) == .jpeg)
    let path = try #require(image["path"] as? String)
    #expect(try Data(contentsOf: URL(filePath: path)) == saved)

    let second = try house.run("ask", "make it night", "--session", "last", "--json")
    #expect(try object(second)["session"] as? String == one["session"] as? String)
    let third = try house.run(
      "ask", "black and white", "-i", "one.jpg", "--session", "last", "-o", "three.png", "--json")
    #expect(third.code == 0, "\(third.errors)")
    let three = try Data(contentsOf: house.folder.appending(path: "three.png"))
    #expect(PictureFormat.sniff(three) == .png)
    let list = try house.run("list")
    #expect(list.text.contains("3 turns"))
    let show = try house.run("show", "last")
    #expect(show.text.contains("make it night"))
  }

  @Test func `what goes back is proved to be what came, and damage is found`() throws {
    let house = try Household()
    for words in [["a red boat"], ["make it night", "--session", "last"]] {
      #expect(try house.run(["ask"] + words).code == 0)
    }
    let whole = try house.run("show", "--verify", "last")
    #expect(whole.code == 0, "\(whole.text)")
    #expect(whole.text.contains("turn 2  4 parts"))
    #expect(whole.text.contains("requests: 2, parts: 5"))

    // One byte of the first answer's largest file, which is its signature, turns over.
    let pictures = house.folder.appending(path: "data/pictures")
    let names = FileManager.default.enumerator(atPath: pictures.path)?.compactMap { $0 as? String }
    let files = (names ?? []).map { pictures.appending(path: $0) }.filter { !$0.hasDirectoryPath }
    func size(_ file: URL) -> Int {
      (try? file.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0
    }
    let signature = try #require(files.first { size($0) > 1_400_000 })
    var bytes = try Data(contentsOf: signature)
    bytes[700_000] = bytes[700_000] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
    try bytes.write(to: signature)
    let damaged = try house.run("show", "--verify", "last")
    #expect(damaged.code == 19)
    #expect(damaged.text.contains("damaged files: 1"), "\(damaged.text)")
  }

  /// Each category with its exit code, for a household that never retries.
  @Test(arguments: [
    ("503", 10, "server"), ("500", 10, "server"), ("502-html", 10, "server"),
    ("504", 10, "server"), ("429-minute", 11, "rate limit"), ("429-bare", 11, "rate limit"),
    ("429-day", 12, "quota"), ("429-limit0", 12, "quota"), ("402", 12, "quota"),
    ("400-invalid", 13, "request"), ("404-model", 13, "request"),
    ("307-redirect", 13, "request"), ("413-html", 13, "request"),
    ("400-key", 14, "access"), ("400-location", 14, "access"), ("403-disabled", 14, "access"),
    ("IMAGE_SAFETY", 15, "safety"), ("prompt-SAFETY", 15, "safety"),
    ("PROHIBITED_CONTENT", 16, "policy"), ("prompt-PROHIBITED_CONTENT", 16, "policy"),
    ("NO_IMAGE", 17, "no image"), ("stop-without-picture", 17, "no image"),
    ("cut-mid-stream", 18, "network"), ("bad-base64", 18, "network"), ("not-json", 18, "network"),
  ])
  func `a failure has its category, its exit code and its JSON`(
    fault: String, code: Int, category: String
  ) throws {
    let delay = code == 11 ? #","retryDelay":"0.5s""# : ""
    let house = try Household(script: [#"{"fault":"\#(fault)"\#(delay)}"#])
    try house.configure("retry: { maxRetries: 0 }")
    let result = try house.run("ask", "a boat", "--json", "--fallback", "never")
    #expect(Int(result.code) == code, "\(result.errors)")
    let report = try object(result)
    #expect(report["category"] as? String == category)
    #expect((report["message"] as? String)?.isEmpty == false)
    // The session is not damaged: the next turn works.
    let next = try house.run("ask", "a boat", "--session", "last", "--json")
    #expect(next.code == 0, "\(next.errors)")
  }

  @Test func `two 503s are waited out and counted`() throws {
    let house = try Household(script: [#"{"fault":"503"}"#, #"{"fault":"503"}"#])
    let result = try house.run("ask", "a boat", "--jsonl")
    #expect(result.code == 0)
    let lines = try result.text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let events = lines.compactMap { $0["event"] as? String }
    #expect(events.filter { $0 == "attempt" }.count == 3)
    #expect(events.filter { $0 == "wait" }.count == 2)
    #expect(events.contains("thought"))
    #expect((lines.last?["attempts"] as? [Any])?.count == 3)
  }

  @Test func `a second endpoint answers when the first has used up its day`() throws {
    let house = try Household(script: Array(repeating: #"{"fault":"429-day"}"#, count: 2))
    let other = try Household()
    let url = other.baseURL.replacing("127.0.0.1", with: "localhost")
    try house.configure("endpoints: { other: { baseURL: '\(url)' } }, fallbackEndpoints: ['other']")
    let words = try house.run("ask", "a boat")
    #expect(words.code == 0, "\(words.errors)")
    #expect(words.errors.contains("goes on with gemini-3-pro-image at localhost"))
    let lines = try house.run("ask", "a boat", "--jsonl").text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(lines.compactMap { $0["event"] == nil ? nil : $0["host"] as? String } == ["localhost"])
    let asked = (lines.last?["attempts"] as? [[String: Any]])?.compactMap { $0["host"] as? String }
    #expect(asked == ["127.0.0.1", "localhost"])

    // The first is asked first again, and takes a history that the other has signed.
    let next = try house.run("ask", "make it night", "--session", "last", "--json")
    let attempts = try #require(try object(next)["attempts"] as? [[String: Any]])
    #expect(attempts.map { $0["host"] as? String } == ["127.0.0.1"], "\(next.errors)")
    #expect(next.errors.contains("goes as yours"))
  }

  @Test func `a delay the service asks for is never cut short`() throws {
    let house = try Household(script: [#"{"fault":"429-minute","retryDelay":"2.5s"}"#])
    let result = try house.run("ask", "a boat", "--json")
    #expect(result.code == 0)
    let attempts = try #require(try object(result)["attempts"] as? [[String: Any]])
    let waited = try #require(attempts.first?["waitedSeconds"] as? Double)
    #expect((2.5...3.0).contains(waited))
    #expect(attempts.first?["serverDelaySeconds"] as? Double == 2.5)
  }

  @Test func `the key is nowhere but in its header`() throws {
    let house = try Household(script: [#"{"fault":"400-key"}"#])
    let key = try #require(house.environment["GEMINI_API_KEY"])
    let result = try house.run("ask", "a boat", "--json")
    #expect(!result.text.contains(key) && !result.errors.contains(key))
    let names = FileManager.default.enumerator(atPath: house.folder.path)
    for case let name as String in try #require(names) {
      let bytes = FileManager.default.contents(atPath: house.folder.appending(path: name).path)
      #expect(bytes?.firstRange(of: Data(key.utf8)) == nil, "\(name)")
    }
  }

  @Test func `without a key nothing is sent, and the prompt is kept`() throws {
    let house = try Household()
    let result = try house.run(["ask", "a boat", "--json"], environment: ["GEMINI_API_KEY": ""])
    #expect(result.code == 14)
    #expect(result.errors.contains("There is no API key"))
    let attempts = try #require(try object(result)["attempts"] as? [[String: Any]])
    #expect(attempts.count == 1 && attempts.first?["httpStatus"] is NSNull)
    #expect(try house.run("show", "last").text.contains("a boat"))
  }

  @Test func `a relay gets no key before it is trusted`() throws {
    let house = try Household()
    let result = try house.run("ask", "a boat", "--base-url", "https://relay.example")
    #expect(result.code == 64)
    #expect(result.errors.contains("config trust relay.example"))
  }

  @Test func `where the picture cannot go is said before anything is paid for`() throws {
    let house = try Household(script: [#"{"fault":"503"}"#])
    try house.configure("retry: { maxRetries: 0 }")
    for words in [["-o", "no/where.jpg"], ["-o", "."], ["-o", "-", "--json"]] {
      let result = try house.run(["ask", "a boat"] + words)
      #expect(result.code == 64, "\(words) \(result.errors)")
      #expect(!result.errors.contains("NSCocoaErrorDomain"))
    }
    // Nothing was sent: the emulator's first answer is still to come.
    #expect(try house.run("ask", "a boat").code == 10)
  }

  @Test func `a disk that refuses the copy leaves the report and the picture`() throws {
    let house = try Household()
    let result = try house.run("ask", "a boat", "--json", "-o", "/dev/full")
    #expect(result.code == 19, "\(result.errors)")
    let report = try object(result)
    #expect(report["category"] as? String == "storage")
    let image = try #require((report["images"] as? [[String: Any]])?.first)
    let path = try #require(image["path"] as? String)
    #expect(FileManager.default.fileExists(atPath: path))
    #expect(try house.run("list").text.contains("1 turn"))
  }

  @Test func `mistakes exit with 64 and a sentence`() throws {
    let house = try Household()
    for words in [["ask"], ["ask", "x", "-i", "none.png"], ["frob"], ["show", "nothing"]] {
      let result = try house.run(words)
      #expect(result.code == 64, "\(words) \(result.errors)")
      #expect(!result.errors.isEmpty)
    }
  }
}
