import Foundation
import Imaging
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

  @Test func `ask puts the recipe in where it is wanted, and else not one byte`() throws {
    let house = try Household()
    #expect(try house.run("ask", "a boat on a lake", "-o", "first.jpg").code == 0)
    let words = ["ask", "make it night", "--session", "last", "--recipe"]
    for name in ["lake.jpg", "lake.png", "lake.webp"] {
      #expect(try house.run(words + ["-o", name]).code == 0)
    }
    let piped = try house.run(words + ["-o", "-"])
    try piped.output.write(to: house.folder.appending(path: "piped.jpg"))

    let show = try house.run("show", "last", "--json").output
    let turns = try #require(try JSONSerialization.jsonObject(with: show) as? [[String: Any]])
    let files = ["first.jpg", "lake.jpg", "lake.png", "lake.webp", "piped.jpg"]
    try #require(turns.count == files.count)
    for (turn, name) in zip(turns, files) {
      let image = try #require((turn["images"] as? [[String: Any]])?.last)
      let stored = URL(filePath: try #require(image["path"] as? String))
      let file = house.folder.appending(path: name)
      if name == "first.jpg" {
        #expect(try Data(contentsOf: file) == Data(contentsOf: stored))
        continue
      }
      let pixels = try Pixmap(decoding: Array(try Data(contentsOf: file)))
      let original = try Pixmap(decoding: Array(try Data(contentsOf: stored)))
      if name.hasSuffix("jpg") { #expect(pixels == original) }
      #expect(pixels.width == original.width)
      let text = try #require(EmbeddedText.read(file), "\(name) has no recipe")
      let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
      let recipe = try #require(json as? [String: Any])
      #expect(recipe["turn"] as? String == turn["turn"] as? String)
      #expect(recipe["session"] as? String == turn["session"] as? String)
      let prompts = try #require(recipe["prompts"] as? [String])
      #expect(prompts.first == "a boat on a lake" && prompts.last == "make it night")
    }
    #expect(try house.run("ask", "a boat", "--recipe").code == 64)
  }

  @Test func `the save sheet's name comes from the configuration, and its file has the recipe`()
    throws
  {
    let house = try Household()
    try house.configure(#"saveAs: "{title} {n}.png""#)
    let terminal = try TerminalUnderTest(columns: 80, rows: 24, environment: house.environment)
    try terminal.run(house.commandLine("new", "--prompt", "a boat"))
    try terminal.wait(forText: "> a boat")
    try terminal.press("Enter")
    try terminal.wait(forText: "@1 is here")
    try terminal.press("C-x", "o")
    try terminal.wait(forText: "as received; Tab puts the recipe in")
    try terminal.press("Tab")
    try terminal.wait(forText: "with the recipe")
    try terminal.press("Enter")
    try terminal.wait(forText: "saved as")
    let file = house.folder.appending(path: "a-boat 1.png")
    let bytes = Array(try Data(contentsOf: file))
    #expect(PictureFormat.sniff(bytes) == .png)
    #expect(EmbeddedText.read(bytes)?.contains(#""prompts":["a boat"]"#) == true)
    try terminal.press("C-x", "o")
    try terminal.wait(forText: "as received")
    try terminal.press("Enter")
    try terminal.wait(forText: "is there already; choose another name")
    #expect(Array(try Data(contentsOf: file)) == bytes)
    try house.configure(#"saveAs: "{name}.png""#)
    let refused = try house.run("ask", "a moon")
    #expect(refused.code == 64 && refused.errors.contains("{title}, {n}, {date}"))
  }
}
