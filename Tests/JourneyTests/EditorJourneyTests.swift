import Foundation
import Imaging
import Testing

/// The main job, end to end: the real binary in a real terminal against the emulator over HTTP.
@Suite(.serialized) struct EditorJourneyTests {
  /// A photograph of the user's: a red field under a pale sky.
  private func photograph(in folder: URL) throws -> URL {
    var pixels = Pixmap(width: 640, height: 360, red: 190, green: 210, blue: 230)
    for row in 200..<360 {
      for column in 0..<640 {
        let offset = (row * 640 + column) * 4
        pixels.bytes[offset] = 180
        pixels.bytes[offset + 1] = 40
        pixels.bytes[offset + 2] = 30
      }
    }
    let file = folder.appending(path: "field.jpg")
    try Data(pixels.jpeg(quality: 90)).write(to: file)
    return file
  }

  @Test func `somebody draws, edits, meets failures, leaves, and goes on the next day`() throws {
    let house = try Household(script: [
      #"{"ok":true}"#, #"{"ok":true}"#, #"{"ok":true}"#,
      #"{"fault":"503"}"#, #"{"fault":"503"}"#, #"{"ok":true}"#,
      #"{"fault":"429-minute","retryDelay":"2.5s"}"#, #"{"ok":true}"#,
      #"{"fault":"IMAGE_SAFETY"}"#,
    ])
    let photo = try photograph(in: house.folder)
    let terminal = try TerminalUnderTest(
      columns: 80, rows: 24, environment: house.environment)
    try terminal.run(house.commandLine("new"))
    try terminal.wait(forText: "Describe a picture")

    // Three turns: a new picture, an edit of it, an edit of an attached photograph.
    try terminal.type("a wooden boat on a still lake at dusk")
    try terminal.press("Enter")
    try terminal.wait(forText: "@1 is here")
    try terminal.type("make it night")
    try terminal.press("Enter")
    try terminal.wait(forText: "@2 is here")
    try terminal.type("black and white @\(photo.path) ")
    try terminal.wait(forText: "field.jpg")
    try terminal.press("Enter")
    try terminal.wait(forText: "@4 is here")

    // Two 503s are waited out by themselves, a rate limit as long as the service asks.
    try terminal.type("add a boat")
    try terminal.press("Enter")
    try terminal.wait(forText: "server 503")
    try terminal.wait(forText: "@5 is here")
    try terminal.type("让天空更红")
    try terminal.press("Enter")
    try terminal.wait(forText: "rate limit 429")
    try terminal.wait(forText: "@6 is here")

    // A refused picture: the words come back.
    try terminal.type("one more moon")
    try terminal.press("Enter")
    try terminal.wait(forText: "safety IMAGE_SAFETY")
    try terminal.wait(forText: "> one more moon")
    try terminal.press("C-c")
    try terminal.wait(forText: "comes back here")

    // The next day: everything is there, and the strict service takes the whole history.
    try terminal.run(house.commandLine("resume"))
    try terminal.wait(forText: "> one more moon")
    try terminal.press("Enter")
    try terminal.wait(forText: "@7 is here")
    try terminal.press("C-c")
    try terminal.wait(forText: "comes back here")
    let show = try house.run("show", "last")
    #expect(show.text.contains("让天空更红"))
    let list = try house.run("list")
    #expect(list.text.contains("7 turns"))
  }

  @Test func `a turn in flight at a kill is interrupted, kept, and goes again when asked`() throws {
    let house = try Household(script: [#"{"fault":"slow-first-byte","seconds":600}"#])
    let terminal = try TerminalUnderTest(columns: 80, rows: 24, environment: house.environment)
    try terminal.run("sh -c 'echo $$ > pid; exec \"$@\"' sh " + house.commandLine("new"))
    try terminal.wait(forText: "Describe a picture")
    try terminal.type("a lighthouse at night")
    try terminal.press("Enter")
    try terminal.wait(forText: "thinking")
    let pid = try String(contentsOf: house.folder.appending(path: "pid"), encoding: .utf8)
    kill(try #require(pid_t(pid.trimmingCharacters(in: .whitespacesAndNewlines))), SIGKILL)
    try terminal.wait(forText: "Killed")
    // A killed program cannot clean up; the user does.
    try terminal.press("C-j")
    try terminal.type("reset")
    try terminal.press("C-j")

    try terminal.run(house.commandLine("resume"))
    try terminal.wait(forText: "interrupted")
    try terminal.wait(forText: "a lighthouse at night")
    try terminal.press("C-x", "r")
    try terminal.wait(forText: "@1 is here")
  }

  @Test func `words from outside are shown and never obeyed`() throws {
    let house = try Household(script: [#"{"fault":"hostile-words"}"#])
    let terminal = try TerminalUnderTest(columns: 80, rows: 24, environment: house.environment)
    try terminal.run(house.commandLine("new"))
    try terminal.wait(forText: "Describe a picture")
    try terminal.type("a boat")
    try terminal.press("Enter")
    try terminal.wait(forText: "no image NO_IMAGE")
    try terminal.press("C-x", "!")
    let card = try terminal.wait(forText: "Message")
    #expect(card.contains("^[[2J"))
    #expect(card.contains("<U+202E>"))
    #expect(try terminal.title() != "owned")
  }

  @Test func `the editor fits every window and gives the terminal back as it was`() throws {
    let house = try Household()
    let terminal = try TerminalUnderTest(columns: 80, rows: 24, environment: house.environment)
    try terminal.run("stty -a > before")
    try terminal.run(house.commandLine("new", "--prompt", "一只猫坐在窗边"))
    try terminal.wait(forText: "> 一只猫坐在窗边")
    try terminal.press("Enter")
    try terminal.wait(forText: "@1 is here")
    for (columns, rows) in [(40, 10), (110, 36), (160, 50), (24, 5), (20, 4), (80, 24)] {
      try terminal.resize(columns: columns, rows: rows)
      try terminal.wait(for: "a frame of \(columns)×\(rows)") { screen in
        let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.prefix(rows).last?.contains("ready") == true
      }
    }
    // C-z stops it as the shell expects, fg brings it back; SIGTERM leaves in order.
    try terminal.press("C-z")
    try terminal.wait(forText: "Stopped")
    try terminal.run("fg")
    try terminal.wait(forText: "ready")
    try terminal.press("C-c")
    try terminal.wait(forText: "comes back here")
    try terminal.run("stty -a > after; echo compared")
    try terminal.wait(forText: "compared\n")
    let before = try Data(contentsOf: house.folder.appending(path: "before"))
    #expect(try Data(contentsOf: house.folder.appending(path: "after")) == before)
  }

  @Test func `the user's own editor has the keyboard, and its text comes back`() throws {
    let house = try Household()
    let script = house.folder.appending(path: "editor.sh")
    let words = "printf 'one word: '\nread word </dev/tty\nprintf ' %s' \"$word\" >> \"$1\"\n"
    try Data(words.utf8).write(to: script)
    let terminal = try TerminalUnderTest(
      columns: 80, rows: 24,
      environment: house.environment.merging(["VISUAL": "sh '\(script.path)'"]) { $1 })
    try terminal.run(house.commandLine("new", "--prompt", "a boat"))
    try terminal.wait(forText: "> a boat")
    try terminal.press("C-x", "C-e")
    try terminal.wait(forText: "one word:")
    try terminal.type("heron")
    try terminal.press("Enter")
    try terminal.wait(forText: "> a boat heron")
    try terminal.press("C-c")
    try terminal.wait(forText: "comes back here")
  }

  @Test func `a session that was left for another is free again`() throws {
    let house = try Household()
    #expect(try house.run("ask", "a boat").code == 0)
    #expect(try house.run("ask", "a moon").code == 0)
    let terminal = try TerminalUnderTest(columns: 80, rows: 24, environment: house.environment)
    try terminal.run(house.commandLine())
    try terminal.wait(forText: "2 sessions")
    try terminal.press("Enter")
    try terminal.wait(forText: "a moon · turn 1 of 1")
    #expect(try house.run("ask", "red", "--session", "a moon").code == 75)
    try terminal.press("C-x", "b")
    try terminal.wait(forText: "2 sessions")
    try terminal.press("Down", "Enter")
    try terminal.wait(forText: "a boat · turn 1 of 1")
    #expect(try house.run("ask", "red", "--session", "a boat").code == 75)
    #expect(try house.run("ask", "red", "--session", "a moon").code == 0)
  }

  @Test func `a session that is open here is busy elsewhere`() throws {
    let house = try Household()
    #expect(try house.run("ask", "a boat").code == 0)
    let terminal = try TerminalUnderTest(columns: 80, rows: 24, environment: house.environment)
    try terminal.run(house.commandLine("resume"))
    try terminal.wait(forText: "edits @1")
    #expect(try house.run("ask", "a moon", "--session", "last").code == 75)
    try terminal.press("C-c")
    try terminal.wait(forText: "comes back here")
    #expect(try house.run("ask", "a moon", "--session", "last").code == 0)
  }
}
