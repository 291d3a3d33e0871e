import Foundation
import Testing

/// Several copies on one library, its backup, its check and its trash: real binaries throughout.
@Suite(.serialized) struct CareJourneyTests {
  @Test func `one copy draws, another watches, and goes on when the first leaves`() throws {
    let house = try Household(script: [
      #"{"ok":true}"#, #"{"ok":true}"#, #"{"fault":"503"}"#, #"{"ok":true}"#, #"{"ok":true}"#,
    ])
    #expect(try house.run("ask", "a boat").code == 0)
    let driver = try TerminalUnderTest(columns: 80, rows: 24, environment: house.environment)
    try driver.run(house.commandLine("resume"))
    try driver.wait(forText: "edits @1")
    let watcher = try TerminalUnderTest(columns: 80, rows: 24, environment: house.environment)
    try watcher.run(house.commandLine("resume"))
    try watcher.wait(forText: "watching")

    try driver.type("make it night")
    try driver.press("Enter")
    try watcher.wait(forText: "make it night")
    try watcher.wait(forText: "@2  ")
    // A wait of the driver's ticks here as well.
    try driver.type("add a lighthouse")
    try driver.press("Enter")
    try watcher.wait(forText: "add a lighthouse")
    try watcher.wait(forText: "@3  ")
    // Nothing typed here goes anywhere.
    try watcher.press("Tab")
    try watcher.type("x")
    try watcher.wait(forText: "n opens a new one")

    try driver.press("C-c")
    try driver.wait(forText: "comes back here")
    try watcher.wait(forText: "this one drives the session now")
    try watcher.type("in winter")
    try watcher.press("Enter")
    try watcher.wait(forText: "@4 is here")
    #expect(try house.run("show", "--verify", "last").code == 0)
    #expect(try house.run("check").code == 0)
  }

  @Test func `a backup of a running copy is opened and gone on with`() throws {
    let house = try Household()
    #expect(try house.run("ask", "a boat").code == 0)
    let terminal = try TerminalUnderTest(columns: 80, rows: 24, environment: house.environment)
    try terminal.run(house.commandLine("resume"))
    try terminal.wait(forText: "edits @1")
    let target = house.folder.appending(path: "copies/one").path
    #expect(try house.run("backup", target).code == 0)
    try terminal.type("make it night")
    try terminal.press("Enter")
    try terminal.wait(forText: "@2 is here")
    let second = try house.run("backup", target)
    #expect(second.code == 0 && second.text.contains("turns: 2"), "\(second.text)")

    let copy = ["--data-dir", target]
    #expect(try house.run(["check"] + copy).code == 0)
    #expect(try house.run(["show", "--verify", "last"] + copy).code == 0)
    let next = try house.run(["ask", "in winter", "--session", "last"] + copy)
    #expect(next.code == 0, "\(next.errors)")
    #expect(try house.run(["check"] + copy).code == 0)
    // It is a library of its own by now, and is not written over.
    let third = try house.run("backup", target)
    #expect(third.code == 19 && third.errors.contains("used as a library"), "\(third.errors)")
    let dated = try house.run("backup")
    #expect(dated.code == 0 && dated.text.contains("/state/plantain/backups/"), "\(dated.text)")
  }

  @Test func `a check finds a damaged picture, and a backup has it`() throws {
    let house = try Household()
    #expect(try house.run("ask", "a boat").code == 0)
    let backup = house.folder.appending(path: "backup").path
    // A link would have the same damage: a backup on another disk would not.
    #expect(try house.run("backup", backup).code == 0)
    let path = try house.run("ask", "a moon").text.split(separator: "\n").last.map(String.init)
    let file = URL(filePath: try #require(path))
    try FileManager.default.removeItem(at: file)
    let found = try house.run("check", "--json")
    #expect(found.code == 19 && found.text.contains(#""kind":"missing""#), "\(found.text)")
    #expect(try house.run("check", "--repair", "--from", backup).code == 19)
    #expect(try house.run("check", "--from", backup).code == 64)
  }

  @Test func `the trash is emptied after a question, and money stays counted`() throws {
    let house = try Household()
    #expect(try house.run("ask", "a boat").code == 0)
    #expect(try house.run("ask", "a moon").code == 0)
    let terminal = try TerminalUnderTest(columns: 80, rows: 24, environment: house.environment)
    try terminal.run(house.commandLine())
    try terminal.wait(forText: "2 sessions")
    try terminal.press("DC")
    try terminal.wait(forText: "moved to the trash")
    #expect(try house.run("trash").text.contains("a moon"))
    try terminal.press("C-o")
    try terminal.type("empty the trash")
    try terminal.press("Enter")
    try terminal.wait(forText: "For good: sessions 1")
    try terminal.press("y")
    try terminal.wait(forText: "emptied: sessions 1")
    #expect(try house.run("trash").text.isEmpty)
    #expect(try house.run("list").text.split(separator: "\n").count == 1)
    #expect(try house.run("check").code == 0)
    #expect(try house.run("trash", "--empty", "--older-than", "30").code == 0)
    try terminal.press("C-c")
  }
}
