import ChatUI
import Conversation
import Exchange
import Foundation
import Imaging
import Screen
import Storage
import Terminal

/// `plantain`, `plantain new` and `plantain resume`: the screen, from the first frame to the last.
struct EditorCommand {
  let command: Invocation.Command
  let services: Services

  /// Where the editor opens.
  private enum Opening {
    case browser
    /// With settings, and a word about why it is new.
    case new(Draft, GenerationSettings, String? = nil)
    /// At a turn; nil is its end.
    case session(Session, TurnID? = nil)
  }

  /// Runs until the user leaves.
  ///
  /// - Throws: ``UsageError`` where there is no terminal, or a named session or picture is not there.
  func run() async throws -> ExitCode {
    let opening = try await opening()
    let held = HeldSessions(dataFolder: services.paths.data)
    let terminal = try TerminalPair(terminalOptions)
    let state = await state(terminal)
    let runtime = Runtime(state: state, display: terminal.screen)
    let pictures = ScreenPictures(
      blobs: services.blobs, depth: terminal.screen.depth, cache: services.paths.cache)
    let runner = EffectRunner(
      services: services, display: terminal.screen, held: held, pictures: pictures,
      post: { runtime.post($0) })
    Task { await pictures.trim() }
    let facts = GraphicsFacts(
      mode: state.imageMode, depth: terminal.screen.depth,
      multiplexer: Multiplexer(environment: services.environment), reported: terminal.cellSize,
      screen: terminal.size, isASCII: terminal.options.isASCII)
    await terminal.screen.showPictures(
      facts, from: { await pictures.pixels($0, $1) }, tell: { runtime.post(.graphics($0)) })
    let reading = await terminal.read { runtime.post(.input($0)) }
    runner.watchLibrary()
    await runtime.run(render: { await pictures.cells($0) }, perform: runner.perform) {
      switch opening {
      case .browser: runner.list(BrowserRequest())
      case .new(let draft, let settings, let word):
        runner.openNew(settings, draft: draft)
        if let word { runtime.post(.notice(state.words[word])) }
      case .session(let session, let turn): runner.open(session.id, at: turn)
      }
    }
    await runner.finish()
    await terminal.close()
    reading.cancel()
    sayGoodbye(runner.shown)
    return .done
  }

  /// What to open; everything that can be wrong is found before the terminal is taken.
  private func opening() async throws -> Opening {
    switch command {
    case .new(let images, let prompt, let isShrinking):
      let attachments = try images.map {
        try services.attach($0, isShrinking: isShrinking).picture
      }
      return .new(Draft(text: prompt ?? "", attachments: attachments), services.settings)
    case .open(let file): return try await opening(of: file)
    case .resume(let name?): return .session(try await services.library.only(name))
    case .resume(nil):
      guard let newest = try await services.library.newest() else {
        return .new(Draft(), services.settings)
      }
      return .session(newest)
    default:
      return try await services.library.newest() == nil
        ? .new(Draft(), services.settings) : .browser
    }
  }

  /// What a file opens: an archive's sessions, which come in first, or the turn of a picture.
  private func opening(of file: String) async throws -> Opening {
    if ExportFormat(path: file) == .plantain {
      let command = ImportCommand(library: services.library, blobs: services.blobs)
      let report = try await command.take(file)
      ImportCommand.tell(report)
      guard let entry = report.sessions.last,
        let session = try await services.library.session(entry.id)
      else { throw UsageError("There is no session in \(file).") }
      return .session(session)
    }
    let found = try await PictureFinding(library: services.library).find(file)
    if case .turn(let turn) = found,
      let session = try await services.library.session(turn.session)
    {
      return .session(session, turn.id)
    }
    let picture = try services.attach(file, isShrinking: false).picture
    guard case .recipe(let recipe) = found else {
      return .new(Draft(attachments: [picture]), services.settings, "notice.noRecipe")
    }
    let settings = services.options.applied(
      to: recipe.applied(to: services.settings, services.models))
    return .new(
      Draft(text: recipe.lastPrompt, attachments: [picture]), settings, "notice.recipe")
  }

  private var terminalOptions: TerminalOptions {
    var terminal = TerminalOptions(
      environment: services.environment, cacheFolder: services.paths.cache.path)
    if services.options.hasNoColor { terminal.color = .monochrome }
    terminal.usesMouse = services.configuration.mouse ?? true
    terminal.isASCII = services.configuration.ascii ?? false
    if let kind = services.configuration.theme.flatMap(Theme.Kind.init) {
      terminal.theme = Theme(kind, paintsPage: true)
    }
    return terminal
  }

  private func state(_ terminal: TerminalPair) async -> AppState {
    let service: Setup.Service =
      services.options.isDemo
      ? .demo : services.address.isGoogle ? .direct : .relay(services.address.host)
    var setup = Setup(
      models: services.models, hasKey: services.hasKey, service: service,
      chrome: Chrome(isASCII: terminal.options.isASCII), zone: .current,
      cell: terminal.cellSize ?? .usual,
      requests: services.requestRules, guide: services.guide)
    setup.proxy = services.address.proxy(services.environment)
    setup.retry = services.configuration.retry
    setup.images = services.configuration.imageMode(nil)
    setup.caps = services.configuration.caps ?? SpendingCaps()
    setup.saveTemplate = services.saveTemplate
    setup.sharedDisk = try? FileSystemKind(of: services.paths.data).sharedName
    setup.safety = services.configuration.safety ?? [:]
    return AppState(
      setup: setup, preferences: await services.preferences(), size: terminal.size, now: Date())
  }

  private func sayGoodbye(_ session: SessionID?) {
    guard let session else { return }
    let demo = services.options.isDemo ? " --demo" : ""
    Output.note("Saved. plantain resume \(session.rawValue.prefix(4))\(demo) comes back here.")
  }
}
