import Conversation
import Emulator
import Engine
import Foundation
import GeminiAPI
import Resilience
import Storage
import Synchronization

/// An engine with two real services on loopback, which are two hosts and have a key each.
///
/// What one of them signs, the other takes for damaged.
struct TwoHosts {
  struct NoAddress: Error {}

  static let first = "127.0.0.1"
  static let second = "localhost"

  let folder: URL
  let library: Library
  let engine: TurnEngine
  let session: Session
  let clock: TestClock
  private let servers: [EmulatorServer]
  private let heard: [Heard]

  /// The requests that came to a service.
  private final class Heard: Sendable {
    let lines = Mutex<[String]>([])
  }

  init(
    first: [ScriptStep], second: [ScriptStep] = [],
    fallback: FallbackPolicy = FallbackPolicy(.never),
    requests: RequestRules = RequestRules(), maxRetries: Int = 1
  ) async throws {
    folder = FileManager.default.temporaryDirectory.appending(
      component: "hosts-\(UUID().uuidString)", directoryHint: .isDirectory)
    library = try await Library.open(in: folder)
    let blobs = try BlobStore(in: folder)
    clock = TestClock(at: Date())
    session = Session(
      createdAt: clock.now, settings: GenerationSettings(model: "gemini-3-pro-image"))
    var clients: [GeminiClient] = []
    var servers: [EmulatorServer] = []
    var heard: [Heard] = []
    for (host, script) in [(Self.first, first), (Self.second, second)] {
      let record = Heard()
      var configuration = EmulatorConfiguration()
      configuration.script = script
      configuration.isStrict = true
      configuration.acceptedKeys = ["key-of-\(host)"]
      configuration.log = { line in record.lines.withLock { $0.append(line) } }
      let server = try EmulatorServer(configuration)
      guard let port = try server.start().port, let url = URL(string: "http://\(host):\(port)")
      else { throw NoAddress() }
      clients.append(
        GeminiClient(
          endpoint: Endpoint(baseURL: url, key: APIKey("key-of-\(host)")),
          transport: CurlTransport(), spool: blobs.spool))
      servers.append(server)
      heard.append(record)
    }
    (self.servers, self.heard) = (servers, heard)
    var retry = RetrySettings()
    retry.maxRetries = maxRetries
    engine = TurnEngine(
      EngineEnvironment(
        client: clients[0], others: [clients[1]], library: library, blobs: blobs,
        clock: clock.engineClock, random: { 0.5 },
        inspect: { url in
          let isJPEG = try Data(contentsOf: url).first == 0xFF
          return (isJPEG ? "image/jpeg" : "image/png", 64, 32)
        },
        models: try ModelTable.builtIn()),
      rules: EngineRules(retry: RetryPolicy(retry), fallback: fallback, requests: requests))
  }

  func close() {
    for server in servers { server.stop() }
    try? FileManager.default.removeItem(at: folder)
  }

  /// How many requests for a picture came to the first and to the second.
  var asked: [Int] {
    heard.map { $0.lines.withLock { lines in lines.count { $0.contains("enerateContent") } } }
  }

  func run(_ prompt: [Part], parent: TurnID? = nil) async -> [TurnEvent] {
    let request = TurnRequest(
      session: session, parent: parent, prompt: prompt, settings: session.settings)
    return await read(await engine.start(request))
  }

  func read(_ stream: AsyncStream<TurnEvent>) async -> [TurnEvent] {
    var events: [TurnEvent] = []
    for await event in stream { events.append(event) }
    return events
  }

  /// Where the attempts of a turn went, as it is on disk.
  func hosts(of turn: TurnID) async throws -> [String] {
    try await library.attempts(of: session.id)[turn]?.map(\.host) ?? []
  }
}
