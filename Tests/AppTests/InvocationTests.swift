import App
import ChatUI
import Resilience
import Testing

@Suite struct InvocationTests {
  @Test func `no argument opens the browser`() throws {
    #expect(try Invocation(arguments: []) == Invocation())
  }

  @Test func `options stand anywhere`() throws {
    let one = try Invocation(arguments: ["--demo", "resume", "7f3a", "--size=2K"])
    let two = try Invocation(arguments: ["resume", "--size", "2K", "7f3a", "--demo"])
    #expect(one == two)
    #expect(one.command == .resume("7f3a"))
    #expect(one.options.isDemo)
    #expect(one.options.size == "2K")
  }

  @Test func `ask takes pictures in order, an output and a session`() throws {
    let call = try Invocation(arguments: [
      "ask", "join them", "-i", "a.png", "--image", "b.jpg", "-o", "-", "--session", "last",
      "--json", "--fallback", "never", "--shrink", "--recipe",
    ])
    var ask = Invocation.Ask()
    ask.prompt = "join them"
    ask.images = ["a.png", "b.jpg"]
    ask.isShrinking = true
    ask.output = "-"
    ask.isWithRecipe = true
    ask.session = "last"
    ask.report = .json
    #expect(call.command == .ask(ask))
    #expect(call.options.fallback == .never)
  }

  @Test func `search takes words, or a picture to be like`() throws {
    var search = Invocation.Search()
    search.words = "red boat model:lite"
    search.limit = 5
    search.isJSON = true
    #expect(
      try Invocation(arguments: ["search", "red", "boat", "model:lite", "--limit", "5", "--json"])
        .command == .search(search))
    search = Invocation.Search()
    search.like = "@3"
    search.session = "7f3a"
    #expect(
      try Invocation(arguments: ["search", "--like", "@3", "--session", "7f3a"]).command
        == .search(search))
    for arguments in [
      ["search"], ["search", "boat", "--like", "@3"], ["search", "x", "--limit", "0"],
    ] {
      #expect(throws: UsageError.self) { try Invocation(arguments: arguments) }
    }
  }

  @Test func `export takes a session or all of them, a place and a format`() throws {
    var export = Invocation.Export()
    #expect(try Invocation(arguments: ["export"]).command == .export(export))
    export.session = "7f3a"
    export.output = "lake.html"
    export.isFull = true
    let page = try Invocation(arguments: ["export", "7f3a", "-o", "lake.html", "--full"])
    #expect(page.command == .export(export))
    export = Invocation.Export()
    export.isAll = true
    export.format = .jsonl
    let lines = try Invocation(arguments: ["export", "--all", "--format=jsonl"])
    #expect(lines.command == .export(export))
    #expect(
      try Invocation(arguments: ["import", "a.plantain", "b.plantain"]).command
        == .take(files: ["a.plantain", "b.plantain"]))
    #expect(try Invocation(arguments: ["open", "a b.jpg"]).command == .open("a b.jpg"))
    for words in [
      ["export", "a", "--all"], ["export", "--format", "pdf"], ["export", "a", "b"], ["import"],
      ["open"], ["open", "a", "b"], ["list", "--all"], ["import", "a", "--full"],
    ] {
      #expect(throws: UsageError.self, "\(words)") { try Invocation(arguments: words) }
    }
  }

  @Test func `new takes pictures, a prompt and leave to shrink`() throws {
    let call = try Invocation(arguments: ["new", "a.png", "b.jpg", "--shrink", "--prompt", "join"])
    #expect(call.command == .new(images: ["a.png", "b.jpg"], prompt: "join", isShrinking: true))
    let plain = try Invocation(arguments: ["new"])
    #expect(plain.command == .new(images: [], prompt: nil, isShrinking: false))
  }

  @Test func `the emulator takes where signatures hold and how large a request may be`() throws {
    var emulator = Invocation.Emulator()
    #expect(emulator.signatures == "family" && emulator.payloadLimit == nil)
    emulator.signatures = "model"
    emulator.payloadLimit = 2_000_000
    let call = try Invocation(arguments: [
      "emulator", "--signatures", "model", "--payload-limit=2000000",
    ])
    #expect(call.command == .emulator(emulator))
  }

  @Test func `a list of prompts stands in the prompt's place`() throws {
    let call = try Invocation(arguments: ["ask", "--file", "list.txt", "-o", "out/", "--jsonl"])
    var ask = Invocation.Ask()
    ask.file = "list.txt"
    ask.output = "out/"
    ask.report = .jsonLines
    #expect(call.command == .ask(ask))
  }

  @Test func `after two dashes everything is a word`() throws {
    let call = try Invocation(arguments: ["ask", "--", "--not an option"])
    var ask = Invocation.Ask()
    ask.prompt = "--not an option"
    #expect(call.command == .ask(ask))
  }

  @Test func `stats looks back seven days unless told otherwise`() throws {
    #expect(try Invocation(arguments: ["stats"]).command == .stats(days: 7, json: false))
    let call = try Invocation(arguments: ["stats", "--json", "--days", "30", "--model", "m"])
    #expect(call.command == .stats(days: 30, json: true))
    #expect(call.options.model == "m")
  }

  @Test func `backup, check and trash take what they need`() throws {
    func command(_ words: String...) throws -> Invocation.Command {
      try Invocation(arguments: words).command
    }
    #expect(try command("backup") == .backup(target: nil, json: false))
    #expect(try command("backup", "/b", "--json") == .backup(target: "/b", json: true))
    #expect(try command("check") == .check(isRepairing: false, backup: nil, json: false))
    #expect(
      try command("check", "--repair", "--from", "/b")
        == .check(isRepairing: true, backup: "/b", json: false))
    #expect(try command("trash", "--json") == .trash(json: true))
    #expect(try command("trash", "--empty") == .emptyTrash(days: 0, json: false))
    #expect(
      try command("trash", "--empty", "--older-than", "30") == .emptyTrash(days: 30, json: false))
  }

  @Test(arguments: [
    (["check", "--from", "/b"], "--from names the backup"),
    (["trash", "--older-than", "3"], "for trash --empty"),
    (["trash", "--empty", "--older-than", "x"], "--older-than is a number"),
    (["ask"], "ask needs a prompt"),
    (["ask", "a", "b"], "one argument"),
    (["ask", "a", "--file", "list.txt"], "not both"),
    (["paint"], "no command paint"),
    (["--size", "3K"], "--size is one of"),
    (["--size"], "--size needs a value"),
    (["--aspect", "wide"], "--aspect is a ratio"),
    (["--fallback", "maybe"], "--fallback is"),
    (["--frob"], "no option --frob"),
    (["list", "--strict"], "list takes no --strict"),
    (["resume", "--shrink"], "resume takes no --shrink"),
    (["ask", "a boat", "--recipe"], "--recipe goes into the file of -o"),
    (["emulator", "--port", "70000"], "--port"),
    (["emulator", "--latency", "slow"], "--latency"),
    (["stats", "--days", "none"], "--days is a number of days"),
    (["emulator", "--signatures", "all"], "--signatures"),
    (["emulator", "--payload-limit", "2M"], "--payload-limit"),
    (["show"], "show needs a session"),
    (["config", "trust"], "config takes"),
  ])
  func `a mistake is answered with a sentence`(arguments: [String], part: String) {
    let error = #expect(throws: UsageError.self) { try Invocation(arguments: arguments) }
    #expect(error?.sentence.contains(part) == true)
  }

  @Test func `every category has its own exit code`() {
    let codes = FailureCategory.allCases.map { ExitCode($0) }
    #expect(Set(codes).count == FailureCategory.allCases.count)
    #expect(ExitCode(.noImage).rawValue == 17)
    #expect(ExitCode(.cancelled).rawValue == 130)
  }
}
