import Conversation
import Engine
import Foundation
import Imaging
import Resilience
import Storage

/// `plantain ask`: one turn without the screen.
struct AskCommand {
  let ask: Invocation.Ask
  let services: Services

  /// Runs the turn; the result goes to standard output, everything else to standard error.
  ///
  /// - Throws: ``UsageError`` for a prompt, picture or session that cannot be used.
  func run() async throws -> ExitCode {
    try checkOutput()
    let session = try await session()
    guard let lock = try SessionLock(session: session.id, in: services.paths.data) else {
      Output.note("Session \(session.id) is driven by another copy of Plantain.")
      return .busyElsewhere
    }
    defer { lock.release() }
    try await services.library.interruptOrphans(of: session.id)
    let tree = TurnTree(try await services.library.turns(of: session.id))
    let request = TurnRequest(
      session: session, parent: tree.newestAnswered?.id, prompt: try prompt(),
      settings: session.settings, standIn: try await standIn(for: session.settings.model))

    var outcome: (turn: Turn, failure: Failure?)?
    let narrator = AskNarrator(report: ask.report)
    let stopping = StopSignal(engine: services.engine)
    for await event in await services.engine.start(request) {
      if case .committed(let turn) = event { stopping.turn = turn.id }
      try narrator.tell(event)
      switch event {
      case .finished(let turn): outcome = (turn, nil)
      case .failed(let turn, let failure), .storageFailed(let turn, let failure):
        outcome = (turn, failure)
      default: break
      }
    }
    guard let outcome else { return .storage }
    return try await finish(outcome.turn, outcome.failure)
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

  private func finish(_ turn: Turn, _ failure: Failure?) async throws -> ExitCode {
    let blobs = services.blobs
    var failure = failure
    if failure == nil, let picture = turn.primaryPicture {
      do {
        try deliver(picture)
      } catch {
        // The turn is done and kept: the report says where its picture is.
        failure = Failure(
          .storage, Self.isDiskFull(error) ? .diskFull : .diskBroken,
          message: "The picture is kept, but \(ask.output ?? "-") cannot be written.")
      }
    }
    let attempts = try await services.library.attempts(of: turn.session)[turn.id] ?? []
    let report = TurnReport(turn: turn, attempts: attempts, failure: failure) { picture in
      blobs.url(for: picture.blob).path
    }
    switch ask.report {
    case .json, .jsonLines: try Output.json(report)
    case .words:
      if !turn.answerText.isEmpty, ask.output != "-" { Output.line(turn.answerText) }
      if let picture = turn.primaryPicture, failure == nil, ask.output == nil {
        Output.line(blobs.url(for: picture.blob).path)
      }
    }
    guard let failure else { return .done }
    Output.note("\(failure.category.rawValue): \(failure.message)")
    return ExitCode(failure.category)
  }

  /// Refuses a place the picture cannot go to, before anything is paid for.
  private func checkOutput() throws(UsageError) {
    guard let output = ask.output else { return }
    if output == "-" {
      guard isatty(STDOUT_FILENO) == 0 else {
        throw UsageError("-o - writes a picture to a pipe or a file, not to a terminal.")
      }
      guard ask.report == .words else {
        throw UsageError("-o - and --json both want standard output; give -o a file.")
      }
      return
    }
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: output, isDirectory: &isFolder)
    let folder = URL(filePath: output).deletingLastPathComponent().path
    let isWritable = FileManager.default.isWritableFile(atPath: isThere ? output : folder)
    guard isWritable, !isFolder.boolValue else {
      throw UsageError("-o \(output) cannot be written.")
    }
  }

  private static func isDiskFull(_ error: any Error) -> Bool {
    (error as? CocoaError)?.code == .fileWriteOutOfSpace
  }

  /// Writes the final picture where `-o` says; the bytes as received unless the ending differs.
  private func deliver(_ picture: Picture) throws {
    guard let output = ask.output else { return }
    let source = services.blobs.url(for: picture.blob)
    if output == "-" {
      try Output.bytes(try Data(contentsOf: source))
      return
    }
    let target = URL(filePath: output)
    if let format = PictureExport.conversion(of: picture, for: target) {
      Output.note("Converted from \(picture.mimeType) to \(format.mimeType).")
    }
    try PictureExport.write(picture, at: source, to: target)
  }

  private func session() async throws -> Session {
    var session: Session
    switch ask.session {
    case nil, "new":
      session = Session(createdAt: Date(), settings: services.settings)
    case let name?:
      session = try await services.library.only(name)
      session.settings = services.options.applied(to: session.settings)
    }
    return session
  }

  /// The attached pictures, then the words.
  private func prompt() throws -> [Part] {
    let attachments = try ask.images.map { path in
      let stored = try services.attach(path, isShrinking: ask.isShrinking)
      if let note = stored.note { Output.note(note) }
      return Part.picture(stored.picture)
    }
    var words = ask.prompt
    if words == "-" {
      let input = try FileHandle.standardInput.readToEnd() ?? Data()
      words = String(decoding: input, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
    guard !words.isEmpty else { throw UsageError("The prompt is empty.") }
    return attachments + [.text(words)]
  }
}
