import Foundation
import Testing

/// Caps that hold, with the real program.
@Suite struct MoneyJourneyTests {
  @Test func `a script is refused over the day's cap, and nothing is sent or kept`() throws {
    let house = try Household()
    try house.configure("caps: { day: 0.2 }")
    let first = try house.run("ask", "a red boat", "--json")
    #expect(first.code == 0, "\(first.errors)")
    let object = try JSONSerialization.jsonObject(with: first.output)
    let cost = try #require((object as? [String: Any])?["cost"] as? [String: Any])
    #expect((cost["amount"] as? Double ?? 0) > 0.13)
    #expect(cost["possible"] as? Double == 0)
    #expect((cost["pricesOf"] as? String)?.hasPrefix("2026-") == true)
    // A second session in the same day.
    let second = try house.run("ask", "a blue boat")
    #expect(second.code == 12)
    #expect(second.errors.contains("the cap of $0.20 for today has $0.0"), "\(second.errors)")
    #expect(try house.run("list").text.split(separator: "\n").count == 1)

    try house.configure("caps: { day: -1 }")
    let wrong = try house.run("ask", "a blue boat")
    #expect(wrong.code == 64 && wrong.errors.contains("caps"), "\(wrong.errors)")
  }

  @Test func `the editor asks before it passes a cap, and the cap can be raised`() throws {
    let house = try Household()
    try house.configure("caps: { session: 0.2 }")
    let terminal = try TerminalUnderTest(columns: 80, rows: 24, environment: house.environment)
    try terminal.run(house.commandLine("new"))
    try terminal.wait(forText: "$0.00 of $0.20")
    try terminal.type("a red boat")
    try terminal.press("Enter")
    try terminal.wait(forText: "@1 is here")
    try terminal.type("make it blue")
    try terminal.press("Enter")
    try terminal.wait(forText: "── over the cap of this session ──")
    try terminal.wait(forText: "The cap of $0.20 has $0.0")
    try terminal.press("Enter")
    try terminal.wait(forText: "> make it blue")
    try terminal.press("Enter")
    try terminal.wait(forText: "over the cap")
    try terminal.type("y")
    try terminal.wait(forText: "@2 is here")

    try terminal.type("make it green")
    try terminal.press("Enter")
    try terminal.wait(forText: "has $0.00 left")
    try terminal.type(",")
    try terminal.wait(forText: "►Cap, session")
    try terminal.press("Right")
    try terminal.wait(forText: "[$0.50]")
    try terminal.press("Escape")
    try terminal.wait(forText: "Enter send")
    try terminal.press("Enter")
    try terminal.wait(forText: "@3 is here")
    try terminal.wait(forText: "of $0.50")
  }
}
