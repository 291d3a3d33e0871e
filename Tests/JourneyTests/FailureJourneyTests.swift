import Foundation
import Testing

/// Each category with the real program in a real terminal, at 80×24 and at 40×10.
@Suite(.serialized) struct FailureJourneyTests {
  /// What the service does, and how the bar of its moment begins.
  struct Moment: Sendable, CustomTestStringConvertible {
    let name: String
    let fault: String
    let start: String
    var retries = 0
    var testDescription: String { name }
  }

  private static let moments = [
    Moment(name: "server, waiting", fault: "503", start: " ▲ server 503", retries: 5),
    Moment(name: "server, at the end", fault: "503", start: " ▲ server 503"),
    Moment(name: "server, too slow", fault: "504", start: " ▲ server 504"),
    Moment(name: "rate limit", fault: "429-minute", start: " ◆ rate limit 429", retries: 5),
    Moment(name: "quota", fault: "429-limit0", start: " ■ quota 429"),
    Moment(name: "quota, credit", fault: "402", start: " ■ quota 402"),
    Moment(name: "request", fault: "400-size", start: " ◄ request 400"),
    Moment(name: "request, no such model", fault: "404-model", start: " ◄ request 404"),
    Moment(name: "access", fault: "403-disabled", start: " Ø access 403"),
    Moment(name: "access, key", fault: "400-key", start: " Ø access 400"),
    Moment(name: "safety", fault: "IMAGE_SAFETY", start: " ○ safety IMAGE_SAFETY"),
    Moment(name: "policy", fault: "PROHIBITED_CONTENT", start: " ● policy PROHIBITED"),
    Moment(name: "no image", fault: "NO_IMAGE", start: " □ no image NO_IMAGE"),
    Moment(name: "no image, it asks back", fault: "asks-back", start: " □ no image STOP"),
    Moment(name: "network, cut", fault: "cut-mid-stream", start: " ≈ network"),
    Moment(name: "unknown reason", fault: "unknown-finish", start: " □ no image"),
  ]

  /// A household whose service follows a script, and the editor there with a prompt on its way.
  private func sent(
    _ script: [String] = [], retries: Int = 0, isConnected: Bool = true
  ) throws -> (Household, TerminalUnderTest) {
    let house = try Household(script: script)
    try house.configure(
      "retry: { firstDelaySeconds: 500, maxDelaySeconds: 500, jitter: 0, maxRetries: \(retries) }")
    let terminal = try TerminalUnderTest(columns: 80, rows: 24, environment: house.environment)
    // Nothing listens on the first port.
    let url = isConnected ? house.baseURL : "http://127.0.0.1:1"
    try terminal.run(house.commandLine("new").replacing(house.baseURL, with: url))
    try terminal.wait(forText: "Describe a picture")
    try terminal.type("a red boat")
    try terminal.press("Enter")
    return (house, terminal)
  }

  private func check(_ name: String, _ start: String, _ terminal: TerminalUnderTest) throws {
    try BarGolden.expect(name, beginning: start, in: terminal, columns: 80, rows: 24)
    try BarGolden.expect(name, beginning: start, in: terminal, columns: 40, rows: 10)
  }

  @Test(arguments: moments)
  func `the bar tells each failure and the keys that help`(moment: Moment) throws {
    let script = [#"{"fault":"\#(moment.fault)"}"#]
    let (house, terminal) = try sent(script, retries: moment.retries)
    defer { withExtendedLifetime(house) {} }
    try check(moment.name, moment.start, terminal)
  }

  @Test func `a host that refuses connections is the network`() throws {
    let (house, terminal) = try sent(retries: 5, isConnected: false)
    defer { withExtendedLifetime(house) {} }
    try check("network, refused", " ≈ network", terminal)
  }

  /// The shell's limit on the length of a file stands for a disk that takes no more: the words of a
  /// turn fit below it, an answer's signature does not.
  @Test func `a disk that refuses the picture keeps what was typed and says so`() throws {
    let house = try Household()
    let terminal = try TerminalUnderTest(columns: 80, rows: 24, environment: house.environment)
    try terminal.run("trap '' XFSZ; ulimit -f 1300; " + house.commandLine("new"))
    try terminal.wait(forText: "Describe a picture")
    try terminal.type("a red boat")
    try terminal.press("Enter")
    try check("storage", " ▼ storage", terminal)
    try terminal.resize(columns: 80, rows: 24)
    let screen = try terminal.wait(forText: "Your prompt is back")
    #expect(screen.contains("the disk refused: File too large"))
    #expect(screen.contains("It may have been charged") && screen.contains("> a red boat"))
  }

  @Test func `a turn that was stopped and one that was cut off by the program's end`() throws {
    let silent = #"{"fault":"slow-first-byte","seconds":500}"#
    let (house, terminal) = try sent([silent, silent])
    try terminal.wait(forText: "thinking")
    try terminal.press("C-c")
    try check("cancelled", " – cancelled", terminal)
    try terminal.resize(columns: 80, rows: 24)
    try terminal.press("Enter")
    try terminal.wait(forText: "thinking")
    try terminal.press("C-x", "q")
    try terminal.wait(forText: "outcome cannot be fetched")
    try terminal.type("q")
    try terminal.wait(forText: "comes back here")
    try terminal.run(house.commandLine("resume"))
    try check("interrupted", " ¦ interrupted", terminal)
  }

  @Test func `the card of a real failure scrolls, copies and saves its report`() throws {
    let (house, terminal) = try sent([#"{"fault":"403-disabled"}"#])
    try terminal.wait(forText: "API not enabled")
    try terminal.press("C-x", "!")
    try terminal.wait(forText: "What the service says it is:")
    try terminal.type("o")
    let screen = try terminal.wait(forText: "saved as")
    #expect(screen.contains("PERMISSION_DENIED"))
    let names = try FileManager.default.contentsOfDirectory(atPath: house.folder.path)
    let name = try #require(names.first { $0.hasPrefix("plantain-report-") })
    let bytes = try Data(contentsOf: house.folder.appending(path: name))
    let json = try JSONSerialization.jsonObject(with: bytes)
    let report = try #require(json as? [String: Any])
    let attempt = try #require((report["attempts"] as? [[String: Any]])?.first)
    let failure = try #require(attempt["failure"] as? [String: Any])
    #expect(failure["httpStatus"] as? Int == 403)
    #expect((failure["rawAnswer"] as? String)?.contains("SERVICE_DISABLED") == true)
    #expect(report["savedAt"] is String && report["program"] is String)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(!text.contains("AIzaJourneyKey") && !text.contains("a red boat"))
    let mode = try FileManager.default.attributesOfItem(
      atPath: house.folder.appending(path: name).path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }
}
