import ChatUI
import Emulator
import Resilience

extension Invocation {
  /// Reads the arguments after the program's name.
  ///
  /// - Throws: ``UsageError`` with a sentence for the user.
  package init(arguments: [String]) throws(UsageError) {
    var reader = try ArgumentReader(arguments)
    options = try Self.options(&reader)
    if reader.flag("--help") {
      command = .help
      return
    }
    if reader.flag("--version") {
      command = .version
      return
    }
    let name = reader.words.isEmpty ? "" : reader.words.removeFirst()
    command = try Self.command(name, &reader)
    try reader.finish(name.isEmpty ? "plantain" : name)
    if options.weather != nil, !options.isDemo, name != "emulator" {
      throw UsageError("--weather is for --demo and for plantain emulator.")
    }
  }

  private static func options(_ reader: inout ArgumentReader) throws(UsageError) -> Options {
    var options = Options()
    options.isDemo = reader.flag("--demo")
    options.model = reader.value("--model")
    options.size = reader.value("--size")
    if let size = options.size, !["512", "1K", "2K", "4K"].contains(size) {
      throw UsageError("--size is one of 512, 1K, 2K, 4K; \(size) is none of them.")
    }
    options.aspect = reader.value("--aspect")
    if let aspect = options.aspect, aspect.wholeMatch(of: /\d{1,2}:\d{1,2}/) == nil {
      throw UsageError("--aspect is a ratio such as 16:9; \(aspect) is none.")
    }
    if let fallback = reader.value("--fallback") {
      guard let mode = FallbackMode(rawValue: fallback) else {
        throw UsageError("--fallback is never, ask or always; \(fallback) is none of them.")
      }
      options.fallback = mode
    }
    options.baseURL = reader.value("--base-url")
    options.endpoint = reader.value("--endpoint")
    options.dataFolder = reader.value("--data-dir")
    options.configuration = reader.value("--config")
    options.hasNoColor = reader.flag("--no-color")
    if let weather = reader.value("--weather") {
      guard let name = ServiceWeather.Name(rawValue: weather) else {
        let names = ServiceWeather.Name.allCases.map(\.rawValue).joined(separator: ", ")
        throw UsageError("--weather is one of \(names); \(weather) is none of them.")
      }
      options.weather = name
    }
    return options
  }

  private static func command(
    _ name: String, _ reader: inout ArgumentReader
  ) throws(UsageError) -> Command {
    switch name {
    case "": return .browse
    case "new":
      return .new(
        images: reader.takeWords(), prompt: reader.value("--prompt"),
        isShrinking: reader.flag("--shrink"))
    case "resume": return .resume(try reader.atMostOneWord(of: name))
    case "ask": return .ask(try ask(&reader))
    case "list":
      try reader.noWords(after: name)
      return .list(json: reader.flag("--json"))
    case "show":
      guard let session = try reader.atMostOneWord(of: name) else {
        throw UsageError("show needs a session: its id, the head of its id, its title, or last.")
      }
      return reader.flag("--verify")
        ? .verify(session: session) : .show(session: session, json: reader.flag("--json"))
    case "search": return .search(try search(&reader))
    case "export": return .export(try export(&reader))
    case "import":
      let files = reader.takeWords()
      guard !files.isEmpty else { throw UsageError("import needs an archive: sessions.plantain.") }
      return .take(files: files)
    case "open":
      guard let file = try reader.atMostOneWord(of: name) else {
        throw UsageError("open needs a picture or an archive.")
      }
      return .open(file)
    case "stats":
      try reader.noWords(after: name)
      let days = reader.value("--days") ?? "7"
      guard let count = Int(days), (1...3650).contains(count) else {
        throw UsageError("--days is a number of days, as 7; \(days) is none.")
      }
      return .stats(days: count, json: reader.flag("--json"))
    case "backup", "check", "trash": return try care(name, &reader)
    case "models":
      try reader.noWords(after: name)
      return .models
    case "doctor":
      try reader.noWords(after: name)
      return .doctor(images: reader.flag("--images"))
    case "paths":
      try reader.noWords(after: name)
      return .paths
    case "config":
      let words = reader.takeWords()
      guard words.count == 2, words[0] == "trust" else {
        throw UsageError("config takes: trust HOST.")
      }
      return .trust(host: words[1])
    case "emulator":
      try reader.noWords(after: name)
      return .emulator(try emulator(&reader))
    case "help": return .help
    default: throw UsageError("There is no command \(name). plantain --help lists them.")
    }
  }

  private static func ask(_ reader: inout ArgumentReader) throws(UsageError) -> Ask {
    var ask = Ask()
    ask.prompt = try reader.atMostOneWord(of: "ask") ?? ""
    ask.file = reader.value("--file")
    guard ask.file == nil || ask.prompt.isEmpty else {
      throw UsageError("ask takes a prompt or a --file of them, not both.")
    }
    guard ask.file != nil || !ask.prompt.isEmpty else {
      throw UsageError("ask needs a prompt: plantain ask \"a boat on a lake\", or - to read one.")
    }
    ask.images = reader.values("--image")
    ask.isShrinking = reader.flag("--shrink")
    ask.output = reader.value("--output")
    ask.isWithRecipe = reader.flag("--recipe")
    guard !ask.isWithRecipe || ask.output != nil else {
      throw UsageError("--recipe goes into the file of -o, and there is none.")
    }
    ask.session = reader.value("--session")
    if reader.flag("--json") { ask.report = .json }
    if reader.flag("--jsonl") { ask.report = .jsonLines }
    return ask
  }

  private static func search(_ reader: inout ArgumentReader) throws(UsageError) -> Search {
    var search = Search()
    search.words = reader.takeWords().joined(separator: " ")
    search.like = reader.value("--like")
    search.session = reader.value("--session")
    search.isJSON = reader.flag("--json")
    guard search.like != nil || !search.words.isEmpty else {
      throw UsageError("search needs words: plantain search red boat, or --like PICTURE.")
    }
    guard search.like == nil || search.words.isEmpty else {
      throw UsageError("search takes words or --like, not both.")
    }
    if let limit = reader.value("--limit") {
      guard let count = Int(limit), (1...1000).contains(count) else {
        throw UsageError("--limit is a number up to 1000; \(limit) is none.")
      }
      search.limit = count
    }
    return search
  }

  private static func export(_ reader: inout ArgumentReader) throws(UsageError) -> Export {
    var export = Export()
    export.session = try reader.atMostOneWord(of: "export")
    export.isAll = reader.flag("--all")
    guard export.session == nil || !export.isAll else {
      throw UsageError("export takes a session or --all, not both.")
    }
    export.output = reader.value("--output")
    if let name = reader.value("--format") {
      guard let format = ExportFormat(rawValue: name) else {
        throw UsageError("--format is html, markdown, plantain or jsonl; \(name) is none of them.")
      }
      export.format = format
    }
    export.isFull = reader.flag("--full")
    return export
  }

  private static func emulator(_ reader: inout ArgumentReader) throws(UsageError) -> Emulator {
    var emulator = Emulator()
    if let port = reader.value("--port") {
      guard let number = UInt16(port) else {
        throw UsageError("--port is a number up to 65535; \(port) is none.")
      }
      emulator.port = number
    }
    emulator.script = reader.value("--script")
    if let latency = reader.value("--latency") {
      guard ["real", "fast", "none"].contains(latency) else {
        throw UsageError("--latency is real, fast or none; \(latency) is none of them.")
      }
      emulator.latency = latency
    }
    if let signatures = reader.value("--signatures") {
      guard ["family", "model"].contains(signatures) else {
        throw UsageError("--signatures is family or model; \(signatures) is neither.")
      }
      emulator.signatures = signatures
    }
    if let limit = reader.value("--payload-limit") {
      guard let bytes = Int(limit), bytes > 0 else {
        throw UsageError("--payload-limit is a number of bytes; \(limit) is none.")
      }
      emulator.payloadLimit = bytes
    }
    emulator.isStrict = reader.flag("--strict")
    emulator.listsFaults = reader.flag("--faults")
    return emulator
  }
}

extension ArgumentReader {
  fileprivate mutating func takeWords() -> [String] {
    defer { words = [] }
    return words
  }

  mutating func atMostOneWord(of command: String) throws(UsageError) -> String? {
    guard words.count < 2 else {
      throw UsageError("\(command) takes one argument; put quotes round words with spaces.")
    }
    return takeWords().first
  }

  func noWords(after command: String) throws(UsageError) {
    if let word = words.first { throw UsageError("\(command) takes no argument \(word).") }
  }
}
