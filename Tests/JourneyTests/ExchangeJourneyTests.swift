import Digest
import Foundation
import Imaging
import Testing

/// Sessions that leave one machine and go on at another, with the real program.
@Suite struct ExchangeJourneyTests {
  private func object(_ result: Household.Result) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: result.output) as? [String: Any], "\(result.errors)")
  }

  @Test func `an archive goes on elsewhere, and the strict service takes every signature`() throws {
    let house = try Household()
    #expect(try house.run("ask", "a red boat on a lake").code == 0)
    #expect(try house.run("ask", "make it night", "--session", "last").code == 0)
    let made = try house.run("export", "-o", "lake.plantain")
    #expect(made.code == 0 && made.text == "lake.plantain\n", "\(made.errors)")

    let elsewhere = ["--data-dir", house.folder.appending(path: "elsewhere").path]
    let taken = try house.run(["import", "lake.plantain"] + elsewhere)
    #expect(taken.code == 0 && taken.text.contains("imported  2 turns  a red boat"))
    let next = try house.run(
      ["ask", "add a lighthouse", "--session", "last", "--json"] + elsewhere)
    #expect(next.code == 0, "\(next.errors)")
    let attempts = try #require(try object(next)["attempts"] as? [Any])
    // At once, with the signatures: nothing was mended on the way and nothing goes as yours.
    #expect(attempts.count == 1 && !next.errors.contains("goes as"))
    #expect(try house.run(["show", "--verify", "last"] + elsewhere).code == 0)
    // There it is another state now: the archive comes in as a copy, once.
    #expect(
      try house.run(["import", "lake.plantain"] + elsewhere).text.contains("imported as a copy"))
    #expect(try house.run(["import", "lake.plantain"] + elsewhere).text.contains("there already"))
    #expect(try house.run(["list"] + elsewhere).text.split(separator: "\n").count == 2)
    #expect(try house.run("import", "lake.plantain").text.contains("there already"))
  }

  @Test func `export writes each format, over nothing, and says what is wrong`() throws {
    let house = try Household(script: [#"{"fault":"503"}"#])
    #expect(try house.run("export").code == 64)
    #expect(try house.run("ask", "a boat", "-o", "boat.jpg").code == 0)
    for (words, file) in [
      ([], "a-boat.plantain"), (["-o", "x.html"], "x.html"), (["--format", "markdown"], "a-boat"),
      (["last", "--format=html", "--full"], "a-boat.html"), (["-o", "x.jsonl"], "x.jsonl"),
      (["-o", "notes/"], "notes"), (["--all", "-o", "all.plantain"], "all.plantain"),
    ] {
      let result = try house.run(["export"] + words)
      #expect(result.code == 0 && result.text == file + "\n", "\(words) \(result.errors)")
      let path = house.folder.appending(path: file).path
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600 || mode == 0o700, "\(file)")
      let again = try house.run(["export"] + words)
      #expect(again.code == 64 && again.errors.contains("there already"), "\(words)")
    }
    let lines = try house.run("export", "-o", "-", "--format", "jsonl").text
      .split(separator: "\n").map {
        try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
      }
    #expect(lines.map { $0["kind"] as? String } == ["session", "turn", "attempt", "attempt"])
    let shown = try JSONSerialization.jsonObject(
      with: try house.run("show", "last", "--json").output)
    let turn = try #require((shown as? [[String: Any]])?.first)
    #expect(Set(turn.keys).isSubset(of: lines[1].keys) && lines[1]["prompt"] as? String == "a boat")
    #expect(lines[2]["httpStatus"] as? Int == 503)

    for words in [
      ["--format", "pdf"], ["-o", "-", "--format", "html"], ["last", "--all"], ["nobody"],
      ["-o", "no/where.html"], ["-o", "y.plantain", "--full"],
    ] {
      let result = try house.run(["export"] + words)
      #expect(result.code == 64 && !result.errors.isEmpty, "\(words) \(result.errors)")
    }
    #expect(try house.run("import").code == 64)
    #expect(try house.run("import", "boat.jpg").code == 64)
    // One that is cut does not stop the next.
    let archive = house.folder.appending(path: "a-boat.plantain")
    var bytes = try Data(contentsOf: archive)
    bytes[bytes.count / 3] ^= 1
    try bytes.write(to: house.folder.appending(path: "cut.plantain"))
    let both = try house.run("import", "cut.plantain", "a-boat.plantain")
    #expect(both.code == 19 && both.errors.contains("nothing was imported: blobs/"))
    #expect(both.text.contains("there already"))
  }

  @Test func `a saved picture opens at its turn, and elsewhere as a session of its recipe`() throws
  {
    let house = try Household()
    #expect(try house.run("ask", "a boat on a lake", "-o", "plain.jpg").code == 0)
    let words = ["ask", "make it night", "--session", "last", "--recipe", "-o", "night.png"]
    #expect(try house.run(words).code == 0)
    #expect(try house.run("ask", "add fog", "--session", "last").code == 0)
    #expect(try house.run("open", "config.json").code == 64)
    #expect(try house.run("open", "none.jpg").code == 64)

    let terminal = try TerminalUnderTest(columns: 80, rows: 24, environment: house.environment)
    // By its digest, and by its recipe although the file is another.
    try terminal.run(house.commandLine("open", "plain.jpg"))
    try terminal.wait(forText: "edits @1")
    try terminal.press("q")
    try terminal.wait(forText: "comes back here")
    try terminal.run("clear; " + house.commandLine("open", "night.png"))
    try terminal.wait(forText: "edits @2")
    try terminal.press("q")
    try terminal.wait(forText: "comes back here")

    let other = house.folder.appending(path: "elsewhere").path
    try terminal.run("clear; " + house.commandLine("open", "night.png") + " --data-dir \(other)")
    try terminal.wait(forText: "a new session from its recipe")
    let screen = try terminal.wait(forText: "> make it night")
    #expect(screen.contains("night.png"))
    try terminal.press("Enter")
    try terminal.wait(forText: "@2 is here")
    try terminal.press("C-x", "q")
    try terminal.wait(forText: "comes back here")

    // An archive comes in and opens.
    #expect(try house.run("export", "-o", "lake.plantain").code == 0)
    try terminal.run(
      "clear; " + house.commandLine("open", "lake.plantain") + " --data-dir \(other)")
    try terminal.wait(forText: "edits @3")
  }

  @Test func `x in the editor writes the page`() throws {
    let house = try Household()
    let terminal = try TerminalUnderTest(columns: 80, rows: 24, environment: house.environment)
    try terminal.run(house.commandLine("new", "--prompt", "a boat"))
    try terminal.wait(forText: "> a boat")
    try terminal.press("Enter")
    try terminal.wait(forText: "@1 is here")
    try terminal.press("C-x", "x")
    try terminal.wait(forText: "one page for any browser")
    try terminal.press("Enter")
    try terminal.wait(forText: "saved as")
    let page = try String(
      contentsOf: house.folder.appending(path: "a-boat.html"), encoding: .utf8)
    #expect(page.hasSuffix("</html>\n") && page.contains("a boat"))
    try terminal.press("C-x", "x", "Enter")
    try terminal.wait(forText: "is there already; choose another name")
  }

  @Test(
    .enabled(if: Chromium.path != nil, "Chromium is not installed; .ci/packages test does that"))
  func `a real browser runs the page's slider and nothing else, wide and narrow`() throws {
    let house = try Household(script: [
      #"{"ok":true}"#, #"{"ok":true}"#, #"{"fault":"IMAGE_SAFETY"}"#,
    ])
    #expect(
      try house.run("ask", "a boat <img src=x onerror=document.title=1>", "--size", "2K").code == 0)
    #expect(try house.run("ask", "make it night", "--session", "last", "--size", "2K").code == 0)
    #expect(try house.run("ask", "add a knight", "--session", "last").code == 15)
    #expect(try house.run("export", "-o", "page.html").code == 0)
    let file = house.folder.appending(path: "page.html")
    let page = try String(contentsOf: file, encoding: .utf8)
    let addresses = page.matches(of: /(?:src|href)="([^"]*)"/).map { String($0.1) }
    #expect(addresses.count > 6)
    #expect(addresses.allSatisfy { $0.hasPrefix("data:image/") || $0.hasPrefix("#") })

    // The hand of the test: it moves the slider as a user would, and writes down what it sees. The
    // policy of its copy names it, beside the page's own script.
    let hand = """
      const range = document.querySelector('.compare input');
      range.value = 70;
      range.dispatchEvent(new Event('input'));
      const before = document.querySelector('.before');
      const root = document.documentElement;
      addEventListener('load', () => {
        root.dataset.seen = [getComputedStyle(before).clipPath, before.naturalWidth,
          root.scrollWidth <= innerWidth, document.title.startsWith('a boat'),
          [...document.images].every((image) => image.naturalWidth > 0)].join('|');
      });
      """
    var hash = SHA256()
    hash.update(Array(hand.utf8))
    let digest = Data(hash.finish()).base64EncodedString()
    let handled = page.replacing("script-src ", with: "script-src 'sha256-\(digest)' ")
      .replacing(
        "</body>", with: "<script>\(hand)</script><script>document.title=2</script></body>")
    let copy = house.folder.appending(path: "handled.html")
    try Data(handled.utf8).write(to: copy)
    for width in [1280, 390] {
      let document = try Chromium.document(of: copy, width: width, in: house.folder)
      let head = document.prefix(300)
      #expect(head.contains("data-sliders=\"1\""), "\(head)")
      #expect(document.contains("data-at=\"70\""))
      #expect(
        document.contains("data-seen=\"inset(0px 30% 0px 0px)|1600|true|true|true\""), "\(head)")
      // The tree is there on a wide screen and waits to be opened on a phone.
      #expect(document.contains("<details open=\"\">") == (width > 1000))
    }
  }
}
