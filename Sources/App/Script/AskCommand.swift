import Conversation
import Engine
import Foundation
import Imaging
import Resilience
import Storage

/// `plantain ask`: a turn without the screen, or one for each prompt of a list.
struct AskCommand {
  private let ask: Invocation.Ask
  private let services: Services
  private let target: PictureTarget

  /// - Throws: ``UsageError`` for a place the pictures cannot go to.
  init(ask: Invocation.Ask, services: Services) throws {
    self.ask = ask
    self.services = services
    target = try PictureTarget(ask)
  }

  /// Runs the turns; results go to standard output, everything else to standard error.
  ///
  /// A failure does not stop the prompts after it, a stop does.
  ///
  /// - Returns: the code of the first failure.
  /// - Throws: ``UsageError`` for a prompt, picture or session that cannot be used.
  func run() async throws -> ExitCode {
    let prompts = try PromptList.prompts(of: ask)
    let session = try await session()
    guard let lock = try SessionLock(session: session.id, in: services.paths.data) else {
      Output.note("Session \(session.id) is driven by another copy of Plantain.")
      return .busyElsewhere
    }
    defer { lock.release() }
    try await services.library.interruptOrphans(of: session.id)
    let standIn = try await standIn(for: session.settings.model)
    let attachments = try ask.images.map { path in
      let stored = try services.attach(path, isShrinking: ask.isShrinking)
      if let note = stored.note { Output.note(note) }
      return Part.picture(stored.picture)
    }

    let stopping = StopSignal(engine: services.engine)
    var reports: [TurnReport] = []
    var code = ExitCode.done
    for (place, words) in prompts.enumerated() where !stopping.isWanted {
      if ask.file != nil { Output.note("\(place + 1) of \(prompts.count): \(words)") }
      let request = TurnRequest(
        session: session, parent: try await parent(in: session.id),
        prompt: attachments + [.text(words)], settings: session.settings, standIn: standIn)
      guard let (turn, ended) = try await run(request, stopping) else { return .storage }
      let file = turn.primaryPicture.flatMap {
        target.path(of: $0, number: place + 1, among: prompts.count)
      }
      var failure = ended
      if failure == nil { failure = try await deliver(turn, to: file) }
      let report = try await report(of: turn, failure)
      reports.append(report)
      try tell(report, of: turn, failure, file)
      if let failure, code == .done { code = ExitCode(failure.category) }
    }
    if ask.report == .json {
      if ask.file == nil { try reports.first.map(Output.json) } else { try Output.json(reports) }
    }
    return code
  }

  /// Runs one turn to its end; nil if it has none.
  private func run(
    _ request: TurnRequest, _ stopping: StopSignal
  ) async throws -> (Turn, Failure?)? {
    var narrator = AskNarrator(report: ask.report)
    for await event in await services.engine.start(request) {
      if case .committed(let turn) = event { stopping.turn = turn.id }
      try narrator.tell(event)
      switch event {
      case .finished(let turn): return (turn, nil)
      case .failed(let turn, let failure), .storageFailed(let turn, let failure):
        return (turn, failure)
      case .overCap(let turn, let overrun): return (turn, Failure(overrun))
      default: break
      }
    }
    return nil
  }

  /// The model the turn goes to while the one it asks for is overloaded, where the rule is `always`.
  private func standIn(for model: String) async throws -> String? {
    let start = Date(timeIntervalSinceNow: -HealthReading.window)
    let reading = try await services.library.health(of: model, since: start)
    var detour = Detour(around: model)
    let policy = FallbackPolicy(services.fallback, chain: services.models.fallback)
    guard case .taken(let other) = detour.take(reading, policy) else { return nil }
    Output.note(
      "\(reading.percent) % of calls to \(model) got 503 in 5 minutes: \(other) is asked.")
    return other
  }

  /// Writes the final picture where `-o` says, as received unless the ending differs.
  ///
  /// - Returns: why it could not be written. The turn is done and kept: the report says where.
  /// - Throws: `LibraryError` where the turns before it cannot be read for the recipe.
  private func deliver(_ turn: Turn, to file: String?) async throws -> Failure? {
    guard let picture = turn.primaryPicture else { return nil }
    let source = services.blobs.url(for: picture.blob)
    let recipe =
      ask.isWithRecipe
      ? Recipe(of: turn, in: TurnTree(try await services.library.turns(of: turn.session))) : nil
    do {
      if target.isStandardOutput {
        try Output.bytes(try PictureExport.bytes(of: picture, at: source, with: recipe))
      } else if let file {
        let url = URL(filePath: file)
        if let format = PictureExport.conversion(of: picture, for: url) {
          Output.note("Converted from \(picture.mimeType) to \(format.mimeType).")
        }
        try PictureExport.write(picture, at: source, to: url, with: recipe)
      }
      return nil
    } catch {
      let isFull = (error as? CocoaError)?.code == .fileWriteOutOfSpace
      return Failure(
        .storage, isFull ? .diskFull : .diskBroken,
        message: "The picture is kept, but \(file ?? "-") cannot be written.")
    }
  }

  private func report(of turn: Turn, _ failure: Failure?) async throws -> TurnReport {
    let attempts = try await services.library.attempts(of: turn.session)[turn.id] ?? []
    return TurnReport(turn: turn, attempts: attempts, failure: failure) { picture in
      services.blobs.url(for: picture.blob).path
    }
  }

  /// Says what became of a turn; the object of `--json` comes at the end.
  private func tell(
    _ report: TurnReport, of turn: Turn, _ failure: Failure?, _ file: String?
  ) throws {
    switch ask.report {
    case .json: break
    case .jsonLines: try Output.json(report)
    case .words:
      if !turn.answerText.isEmpty, !target.isStandardOutput { Output.line(turn.answerText) }
      if let picture = turn.primaryPicture, failure == nil, file == nil || ask.file != nil,
        !target.isStandardOutput
      {
        Output.line(file ?? services.blobs.url(for: picture.blob).path)
      }
    }
    if let failure { Output.note("\(failure.category.rawValue): \(failure.message)") }
  }

  private var isNewSession: Bool { ask.session == nil || ask.session == "new" }

  /// What a turn goes on from: in a session that was there, its newest answer.
  private func parent(in session: SessionID) async throws -> TurnID? {
    guard !isNewSession else { return nil }
    let library = services.library
    let annotations = try await library.annotations(of: session)
    let living = try await library.turns(of: session)
      .filter { annotations[$0.id]?.trashedAt == nil }
    return TurnTree(living).newestAnswered?.id
  }

  private func session() async throws -> Session {
    guard let name = ask.session, !isNewSession else {
      return Session(createdAt: Date(), settings: services.settings)
    }
    var session = try await services.library.only(name)
    session.settings = services.options.applied(to: session.settings)
    return session
  }
}
