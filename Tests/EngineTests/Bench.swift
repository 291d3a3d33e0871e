import Conversation
import Engine
import Foundation
import GeminiAPI
import Resilience
import Storage

/// An engine with a real client and a real library in a folder of its own.
struct Bench {
  struct BadPicture: Error {}

  let folder: URL
  let library: Library
  let blobs: BlobStore
  let clock: TestClock
  let transport: ScriptedTransport
  let engine: TurnEngine
  let session: Session

  /// The program started anew on the folder of another, some time after.
  init(
    _ script: [ScriptedTransport.Answer], reopening other: Bench, after seconds: Double = 0,
    limits: [String: RateLimits] = [:], caps: SpendingCaps = SpendingCaps()
  ) async throws {
    try await self.init(
      script, clock: TestClock(at: other.clock.now + seconds), limits: limits, caps: caps,
      in: other.folder,
      session: other.session)
  }

  init(
    _ script: [ScriptedTransport.Answer], clock: TestClock = TestClock(),
    fallback: FallbackPolicy = FallbackPolicy(.never), requests: RequestRules = RequestRules(),
    limits: [String: RateLimits] = [:], caps: SpendingCaps = SpendingCaps(),
    in folder: URL? = nil, session: Session? = nil,
    onRequest: @escaping @Sendable (Library, SessionID) async -> Void = { _, _ in }
  ) async throws {
    let folder =
      folder
      ?? FileManager.default.temporaryDirectory.appending(
        component: "engine-\(UUID().uuidString)", directoryHint: .isDirectory)
    self.folder = folder
    let library = try await Library.open(in: folder)
    self.library = library
    blobs = try BlobStore(in: folder)
    self.clock = clock
    let session =
      session ?? Session(createdAt: clock.now, settings: GenerationSettings(model: "pro"))
    self.session = session
    transport = ScriptedTransport(script) { await onRequest(library, session.id) }
    guard let url = URL(string: "http://127.0.0.1:9") else { throw BadPicture() }
    let client = GeminiClient(
      endpoint: Endpoint(baseURL: url, key: APIKey("test")), transport: transport,
      spool: blobs.spool)
    engine = TurnEngine(
      EngineEnvironment(
        client: client, library: library, blobs: blobs, clock: clock.engineClock,
        random: { 0.5 },
        inspect: { url in
          guard try Data(contentsOf: url) != Data("broken".utf8) else { throw BadPicture() }
          return ("image/png", 64, 32)
        },
        models: try Self.models, startOfDay: { $0 - 3600 }),
      rules: EngineRules(fallback: fallback, requests: requests, limits: limits, caps: caps))
  }

  /// One model with a price.
  ///
  /// A picture has 1,120 tokens of a billionth each; at all others a turn takes as much at most.
  private static var models: ModelTable {
    get throws {
      try ModelTable(
        json: Data(
          """
          {"tableDate": "2026-11-23", "defaultModel": "pro-001", "fallback": [], "retired": {},
          "models": [{"id": "pro-001", "nick": "Pro", "short": "pro", "isLive": true, "sizes": [],
          "aspects": [], "typicalSeconds": [1, 2], "maxReferences": 14, "price": {
          "inputPerMillion": 0, "textPerMillion": 0, "imagePerMillion": 0.001,
          "imageTokens": {"1K": 1120}}}]}
          """.utf8))
    }
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  func request(_ words: String = "a boat", parent: TurnID? = nil) -> TurnRequest {
    TurnRequest(
      session: session, parent: parent, prompt: [.text(words)], settings: session.settings)
  }

  /// Runs a turn to its end, letting `during` act on each event.
  func run(_ during: (TurnEvent, TurnEngine) async -> Void = { _, _ in }) async -> [TurnEvent] {
    await read(await engine.start(request()), during)
  }

  func read(
    _ stream: AsyncStream<TurnEvent>, _ during: (TurnEvent, TurnEngine) async -> Void = { _, _ in }
  ) async -> [TurnEvent] {
    var events: [TurnEvent] = []
    for await event in stream {
      events.append(event)
      await during(event, engine)
    }
    return events
  }

  /// The only turn, as it is on disk.
  func storedTurn() async throws -> Turn? { try await library.turns(of: session.id).last }

  func storedAttempts() async throws -> [Attempt] {
    guard let turn = try await storedTurn() else { return [] }
    return try await library.attempts(of: session.id)[turn.id] ?? []
  }
}

extension TurnEvent {
  /// The event in one word, for comparing whole courses.
  var word: String {
    switch self {
    case .committed: "committed"
    case .started(let attempt, let limit): "started \(attempt.number)/\(limit) \(attempt.model)"
    case .sent: "sent"
    case .received: "received"
    case .arriving(_, _, let isWhole): isWhole ? "arrived" : "arriving"
    case .delta(let part): part.isThought ? "thought" : "part"
    case .retrying(let notice): "retrying \(notice.nextAttempt)/\(notice.attemptLimit)"
    case .nearingCap(let use): "nearingCap \(use.kind) \(use.spent.total.nanodollars)"
    case .overCap(_, let overrun): "overCap \(overrun.use.kind) \(overrun.use.left.nanodollars)"
    case .nearing(let use): "nearing \(use.used)/\(use.limit)"
    case .fellBack(let route, _): "fellBack \(route.model)"
    case .mended(let repair, _, _): "mended \(repair)"
    case .finished: "finished"
    case .failed(_, let failure): "failed \(failure.cause)"
    case .storageFailed(_, let failure): "storageFailed \(failure.cause)"
    }
  }
}

extension [TurnEvent] {
  /// The course without the counts of bytes.
  var words: [String] { map(\.word).filter { $0 != "sent" && $0 != "received" } }

  /// The turn of the last event.
  var lastTurn: Turn? {
    switch last {
    case .finished(let turn), .failed(let turn, _), .storageFailed(let turn, _): turn
    default: nil
    }
  }

  var lastFailure: Failure? {
    switch last {
    case .failed(_, let failure), .storageFailed(_, let failure): failure
    default: nil
    }
  }
}
