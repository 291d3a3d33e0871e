import Foundation
import Testing

/// Pictures where the terminal shows none in pixels: in tmux, which moves cells and knows no more.
@Suite(.serialized) struct PictureJourneyTests {
  @Test func `the doctor names what stands between, and what would help`() throws {
    let house = try Household()
    let terminal = try TerminalUnderTest(columns: 110, rows: 40, environment: house.environment)
    // The tests themselves may run without colours.
    try terminal.run("unset NO_COLOR; " + house.commandLine("doctor", "--images"))
    let screen = try terminal.wait(forText: "always possible")
    #expect(screen.contains("says it is tmux") && screen.contains("between        tmux"))
    #expect(screen.contains("► blocks"))
    #expect(
      screen.contains("placeholders  tmux lets no question through; set -g allow-passthrough"))
    #expect(screen.contains("sixel         the multiplexer between"))
    // The answers are nobody's typing.
    #expect(!screen.contains("Gi=") && !screen.contains(";OK"))
  }

  @Test func `without pictures words tell of them, and the settings bring them back`() throws {
    let house = try Household()
    try house.configure("images: 'off'")
    #expect(try house.run("ask", "a red boat").code == 0)
    let terminal = try TerminalUnderTest(columns: 80, rows: 24, environment: house.environment)
    try terminal.run("unset NO_COLOR; " + house.commandLine("resume"))
    let words = try terminal.wait(forText: "@1")
    #expect(!words.contains("▄") && !words.contains("┃"))
    try terminal.press("C-x", ",")
    try terminal.wait(forText: "Pictures")
    // Up from the last row is the pictures' row; left of off is blocks.
    for _ in 0..<12 { try terminal.press("Down") }
    try terminal.press("Up", "Left")
    try terminal.press("Escape")
    let blocks = try terminal.wait(forText: "┃")
    #expect(blocks.contains("▄") || blocks.contains("▀"))
  }
}
