import Foundation
import Testing

/// Going back to an earlier picture, in a real terminal against the strict emulator.
@Suite(.serialized) struct TreeJourneyTests {
  @Test func `somebody branches off the first turn, leaves, and goes on with the branch`() throws {
    let house = try Household()
    let terminal = try TerminalUnderTest(columns: 80, rows: 24, environment: house.environment)
    try terminal.run(house.commandLine("new"))
    try terminal.wait(forText: "Describe a picture")
    for (place, prompt) in ["a boat on a lake", "make it night", "add a lighthouse"].enumerated() {
      try terminal.type(prompt)
      try terminal.press("Enter")
      try terminal.wait(forText: "@\(place + 1) is here")
    }

    // The first turn is chosen: the next prompt edits its picture.
    try terminal.press("Tab", "k", "k", ".")
    try terminal.wait(forText: "goes on from turn 1")
    try terminal.wait(forText: "edits @1")
    try terminal.type("add fog")
    try terminal.press("Enter")
    try terminal.wait(forText: "@4 is here")
    try terminal.wait(forText: "turn 2b of 2")
    try terminal.press("C-c")
    try terminal.wait(forText: "comes back here")

    // The branch is there, and the strict service takes its history.
    try terminal.run(house.commandLine("resume"))
    try terminal.wait(forText: "turn 2b of 2")
    try terminal.wait(forText: "version 2 of 2")
    try terminal.type("add a moon")
    try terminal.press("Enter")
    try terminal.wait(forText: "@5 is here")

    // The tree shows both ends; the other one is chosen, and goes on as well.
    try terminal.press("C-x", "t")
    try terminal.wait(forText: "tree · 5 turns, 2 ends")
    try terminal.press("Home", "j", "j")
    try terminal.wait(forText: "• 3 ")
    try terminal.press("Enter")
    try terminal.wait(forText: "edits @3")
    try terminal.type("paint it blue")
    try terminal.press("Enter")
    try terminal.wait(forText: "@6 is here")
    try terminal.wait(forText: "turn 4 of 4")
    try terminal.press("C-c")
    try terminal.wait(forText: "comes back here")
    #expect(try house.run("list").text.contains("6 turns"))
    let verified = try house.run("show", "--verify", "last")
    #expect(verified.code == 0 && verified.text.contains("requests: 6"))
  }
}
