import Foundation
import Resilience
import Testing

/// Turns that wait for a time, and a service that is overloaded, with the real program.
@Suite struct HealthJourneyTests {
  /// The hour in UTC.
  private var hourOfNow: Int { Int(Date().timeIntervalSince1970 / 3600) % 24 }

  @Test func `a turn goes at its time, and one for later survives leaving and is sent when asked`()
    throws
  {
    let house = try Household()
    let terminal = try TerminalUnderTest(columns: 80, rows: 24, environment: house.environment)
    try terminal.run(house.commandLine("new"))
    try terminal.wait(forText: "Describe a picture")
    try terminal.type("a lighthouse at night")
    try terminal.press("C-x", "w")
    // The program goes by the real clock: within the quiet hours it offers to send at once.
    let isQuiet = try #require(OverloadCurve.world.quiet).contains(hourOfNow)
    try terminal.wait(
      forText: isQuiet
        ? "Enter: at once, for it is quiet now, by the guide." : "when it is quiet, by the guide")
    try terminal.type("+2s")
    try terminal.press("Enter")
    try terminal.wait(forText: "queued · in 0:0")
    try terminal.wait(forText: "@1 is here")

    try terminal.type("make it day")
    try terminal.press("C-x", "w")
    try terminal.type("+2h")
    try terminal.press("Enter")
    try terminal.wait(forText: "◦ queued until")
    try terminal.press("C-x", "q")
    try terminal.wait(forText: "comes back here")

    try terminal.run(house.commandLine("resume"))
    try terminal.wait(forText: "◦ queued until")
    try terminal.press("C-c")
    try terminal.wait(forText: "cancelled")
    try terminal.wait(forText: "> make it day")
    try terminal.press("C-x", "w")
    try terminal.type("+2h")
    try terminal.press("Enter")
    try terminal.wait(forText: "◦ queued until")
    try terminal.press("C-x", "r")
    try terminal.wait(forText: "@2 is here")
    // Stopped, then sent: two turns beside the first, one of them answered.
    #expect(try house.run("list").text.contains("3 turns"))

    try terminal.press("C-x", "h")
    try terminal.wait(forText: "2 of 2 attempts")
    try terminal.wait(forText: "from the guide, not yet your own")
  }

  @Test func `the editor goes round an overloaded model, and the turn names who answered`() throws {
    let house = try Household(script: Array(repeating: #"{"fault":"503"}"#, count: 5))
    try house.configure(
      "fallback: 'always', "
        + "retry: { firstDelaySeconds: 0.1, multiplier: 1, jitter: 0, maxRetries: 4 }")
    let terminal = try TerminalUnderTest(columns: 110, rows: 36, environment: house.environment)
    try terminal.run(house.commandLine("new"))
    try terminal.wait(forText: "Describe a picture")
    try terminal.type("a lighthouse at night")
    try terminal.press("Enter")
    try terminal.wait(forText: "@1 is here")
    try terminal.wait(forText: "503s 100 %")
    try terminal.wait(forText: "nb2.1 for now")
    try terminal.type("make it day")
    try terminal.press("Enter")
    try terminal.wait(forText: "@2 is here")
    try terminal.wait(forText: "Answered by gemini-nano-banana-2.1; gemini-3-pro-image was asked.")
    // Nothing more was sent to the model that was asked.
    let stats = try house.run("stats", "--json").text
    #expect(stats.contains(#""answered":0,"attempts":5,"#), "\(stats)")
  }

  @Test func `what the service lists is what the settings offer from then on`() throws {
    let house = try Household()
    let models = try house.run("models")
    #expect(models.code == 0 && models.text.contains("gemini-3-pro-image  "), "\(models.errors)")
    let file = house.folder.appending(path: "state/plantain/models.json")
    let lists = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    let listed = try #require((lists as? [String: [String]])?["127.0.0.1"])
    #expect(listed.contains("gemini-nano-banana-2.1"))
    // The service shuts the first fallback down: the chain goes on with the next.
    let fewer = ["127.0.0.1": listed.filter { $0 != "gemini-nano-banana-2.1" }]
    try JSONSerialization.data(withJSONObject: fewer).write(to: file)
    let terminal = try TerminalUnderTest(columns: 80, rows: 24, environment: house.environment)
    try terminal.run(house.commandLine("new"))
    try terminal.wait(forText: "Describe a picture")
    try terminal.press("C-x", ",")
    try terminal.wait(forText: "‹ gemini-3-pro-image ›")
    try terminal.press("Right")
    try terminal.wait(forText: "‹ gemini-3.1-flash-lite-image ›")
  }

  @Test func `an overloaded model is gone round when the rule says so, and the record tells`()
    throws
  {
    let busy = #"{"fault":"503"}"#
    let house = try Household(script: Array(repeating: busy, count: 5))
    // The first turn goes to another model once five attempts have failed; the second at once.
    try house.configure(
      "retry: { firstDelaySeconds: 0.1, multiplier: 1, jitter: 0, maxRetries: 4 }")
    for prompt in ["a boat", "a red boat"] {
      let asked = try house.run("ask", prompt, "--json", "--fallback", "always")
      #expect(asked.code == 0, "\(asked.errors)")
    }
    let last = try house.run("ask", "a blue boat", "--fallback", "always")
    #expect(last.errors.contains("100 % of calls to gemini-3-pro-image got 503"), "\(last.errors)")

    let json = try JSONSerialization.jsonObject(with: house.run("stats", "--json").output)
    let stats = try #require(json as? [String: Any])
    #expect(stats["model"] as? String == "gemini-3-pro-image")
    #expect(stats["attempts"] as? Int == 5)
    #expect(stats["answered"] as? Int == 0)
    #expect(stats["source"] as? String == "guide")
    #expect(stats["fallbackShare"] as? Double == 1)
    #expect((stats["failures"] as? [String: Int]) == ["server": 5])
    let hours = try #require(stats["hoursUTC"] as? [[String: Any]])
    #expect(hours.count == 24)
    #expect(hours.compactMap { $0["overloaded"] as? Int }.reduce(0, +) == 5)
    let text = try house.run("stats", "--days", "1").text
    #expect(text.contains("Statistics · gemini-3-pro-image · last 24 hours"))
    #expect(text.contains("▲ server ██████████████████████ 5"))

    try house.configure(#"region: "mars""#)
    let wrong = try house.run("stats")
    #expect(wrong.code == 64 && wrong.errors.contains("region is one of asia, us, world"))
  }
}
