import App
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
      "--json", "--fallback", "never",
    ])
    var ask = Invocation.Ask()
    ask.prompt = "join them"
    ask.images = ["a.png", "b.jpg"]
    ask.output = "-"
    ask.session = "last"
    ask.report = .json
    #expect(call.command == .ask(ask))
    #expect(call.options.fallback == .never)
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

  @Test(arguments: [
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
    (["emulator", "--port", "70000"], "--port"),
    (["emulator", "--latency", "slow"], "--latency"),
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
