import ChatUI
import Foundation
import GeminiAPI
import Imaging
import Screen
import Storage
import Terminal

/// `plantain doctor`: what is set up here, what the terminal can, and what to do about the rest.
struct DoctorCommand {
  let options: Invocation.Options
  let environment: [String: String]

  /// The test card's size in cells.
  private static let card = Size(columns: 32, rows: 12)
  /// How long the terminal may take to answer, in milliseconds: here, and over a line.
  ///
  /// All but the oddest answer at once; one that has only just begun to run takes its time.
  private static let patience = (local: 1_500, remote: 4_000)

  /// Prints what is found; what is wrong comes with what helps.
  ///
  /// - Throws: ``UsageError`` for a configuration that cannot be read, `LibraryError` for a store
  ///   that cannot be opened.
  func run(images: Bool) async throws -> ExitCode {
    let paths = Paths(environment: environment, options: options)
    let configuration = try Configuration(file: paths.configuration).at(options.endpoint)
    Output.line(HelpText.version)
    let hasFile = FileManager.default.fileExists(atPath: paths.configuration.path)
    tell("configuration", paths.configuration.path + (hasFile ? "" : " (none, which is fine)"))
    try await tellOfStore(paths)
    try await tellOfService(configuration, paths)
    await tellOfTerminal(configuration, paths, withCards: images)
    return .done
  }

  private func tell(_ name: String, _ value: String) {
    Output.line(name.padding(toLength: 15, withPad: " ", startingAt: 0) + value)
  }

  private func tellOfStore(_ paths: Paths) async throws {
    let library = try await Library.open(in: paths.data)
    let disk = try FileSystemKind(of: paths.data)
    let free = try BlobStore(in: paths.data).freeBytes()
    let sessions = try await library.sessions().count
    tell(
      "data",
      "\(paths.data.path), \(sessions) \(sessions == 1 ? "session" : "sessions"), "
        + "\(free / 1_000_000_000) GB free")
    tell(
      "disk",
      disk.isShared
        ? "\(disk.name): other machines may have it too. Use the library on one machine at a time; "
          + "plantain backup makes a copy for another" : "\(disk.name), of this machine")
  }

  private func tellOfService(_ configuration: Configuration, _ paths: Paths) async throws {
    let address = try configuration.address(options.baseURL)
    tell("service", address.host)
    let source = EndpointSource(
      environment: environment, trusted: TrustedHosts(state: paths.state))
    do {
      let credential = try await source.endpoint(at: address, configuration).credential
      tell(
        "key", credential == nil ? "none: set GEMINI_API_KEY, or try plantain --demo" : "is there")
    } catch {
      tell("key", error.sentence)
    }
  }

  // MARK: The terminal

  private func tellOfTerminal(
    _ configuration: Configuration, _ paths: Paths, withCards: Bool
  ) async {
    var terminal = TerminalOptions(environment: environment, cacheFolder: paths.cache.path)
    if options.hasNoColor { terminal.color = .monochrome }
    terminal.isASCII = configuration.ascii ?? false
    guard let depth = TerminalQuestion.depth(terminal), let size = windowSize(terminal.output)
    else { return tell("terminal", "none here; plantain ask works without one") }
    let multiplexer = Multiplexer(environment: environment)
    let answers = TerminalQuestion.ask(
      terminal, multiplexer,
      milliseconds: terminal.isRemote ? Self.patience.remote : Self.patience.local)
    let preferences = PreferencesKeeper(state: paths.state).load()
    var facts = GraphicsFacts(
      answers: answers, mode: configuration.imageMode(preferences), depth: depth,
      multiplexer: multiplexer, reported: cellSize(terminal.output), screen: size,
      isASCII: terminal.isASCII)
    let verdict = GraphicsVerdict(facts)
    let name = answers.name.isEmpty ? "gives no name" : "says it is \(answers.name)"
    tell(
      "terminal",
      "\(terminal.name), \(name), \(size.columns)×\(size.rows) cells, \(depth.rawValue)")
    tell(
      "a cell",
      verdict.cell.map { "\($0.width)×\($0.height) pixels" } ?? "of a size that is not told")
    if let multiplexer { tell("between", multiplexer.rawValue) }
    tell("images", facts.mode.rawValue)
    for rung in GraphicsRung.allCases {
      let reason = verdict.reasons[rung] ?? .notNeeded
      Output.line(
        "  \(rung == verdict.rung ? "►" : " ") "
          + rung.rawValue.padding(toLength: 14, withPad: " ", startingAt: 0)
          + GraphicsAdvice.sentence(reason))
    }
    guard withCards else { return }
    facts.mode = .auto
    let auto = GraphicsVerdict(facts)
    for rung in GraphicsRung.allCases {
      guard rung == verdict.rung || auto.isPossible(rung) else { continue }
      await show(rung, verdict, terminal, multiplexer, depth)
    }
  }

  /// Draws the test card on one rung.
  private func show(
    _ rung: GraphicsRung, _ verdict: GraphicsVerdict, _ terminal: TerminalOptions,
    _ multiplexer: Multiplexer?, _ depth: ColorDepth
  ) async {
    let place = GraphicsRung.allCases.firstIndex(of: rung) ?? 0
    let inline = InlinePicture(
      verdict.on(rung), multiplexer, depth: depth, isASCII: terminal.isASCII, number: place)
    let form = inline.form(Self.card)
    let card = TestCard.draw(width: form.width, height: form.height)
    Output.line("\n\(rung.rawValue)")
    let bytes =
      rung == .blocks
      ? inline.cells(SymbolRenderer.render(card, size: Self.card, depth: depth))
      : card.payload(form.kind).map { inline.bytes($0, over: Self.card) } ?? []
    try? FileHandle.standardOutput.write(contentsOf: Data(bytes))
  }
}
