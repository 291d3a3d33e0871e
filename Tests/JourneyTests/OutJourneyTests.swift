import Foundation
import Testing

/// Pictures on their way out of the real program in a real terminal.
@Suite struct OutJourneyTests {
  @Test func `a viewer gets a copy of its own, which goes when the program ends`() throws {
    let house = try Household()
    let bin = house.folder.appending(path: "bin")
    try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
    let viewer = bin.appending(path: "xdg-open")
    // What it is given is written over, as a careless viewer may; then it fails, which is told.
    let script = """
      #!/bin/sh
      cp "$1" "$HOME/seen.jpg"
      printf %s "$1" > "$HOME/path"
      echo scribbled > "$1"
      exit 4
      """
    try Data(script.utf8).write(to: viewer)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: viewer.path)
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let desktop = [
      "PATH": "\(bin.path):\(path)", "DISPLAY": ":99", "SSH_CONNECTION": "", "SSH_CLIENT": "",
      "SSH_TTY": "",
    ]
    let terminal = try TerminalUnderTest(
      columns: 100, rows: 24, environment: house.environment.merging(desktop) { $1 })
    try terminal.run(house.commandLine("new", "--prompt", "a boat"))
    try terminal.wait(forText: "> a boat")
    try terminal.press("Enter")
    try terminal.wait(forText: "@1 is here")
    try terminal.press("Tab", "v")
    try terminal.type("O")
    try terminal.wait(forText: "no viewer took it: ~/cache/plantain/out/")
    let copy = try String(contentsOf: house.folder.appending(path: "path"), encoding: .utf8)
    #expect(copy.hasSuffix("/a-boat-1.jpg"))
    try terminal.press("C-x", "q")
    try terminal.wait(forText: "comes back here")
    #expect(!FileManager.default.fileExists(atPath: copy))
    #expect(
      !FileManager.default.fileExists(atPath: URL(filePath: copy).deletingLastPathComponent().path))

    // What the viewer saw is the picture, and what it did to it never reached the library.
    let show = try house.run("show", "last", "--json").output
    let turns = try #require(try JSONSerialization.jsonObject(with: show) as? [[String: Any]])
    let images = try #require(turns.first?["images"] as? [[String: Any]])
    let stored = try #require(images.last?["path"] as? String)
    let seen = try Data(contentsOf: house.folder.appending(path: "seen.jpg"))
    #expect(try Data(contentsOf: URL(filePath: stored)) == seen && seen.count > 1000)
  }
}
