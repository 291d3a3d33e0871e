import ChatUI
import Conversation
import Emulator
import Engine
import Foundation
import GeminiAPI
import Imaging
import Resilience
import Storage

/// What every command that talks to the service works with: the store, the engine, the settings.
final class Services {
  let options: Invocation.Options
  let environment: [String: String]
  let paths: Paths
  let configuration: Configuration
  let models: ModelTable
  let library: Library
  let blobs: BlobStore
  let engine: TurnEngine
  let client: GeminiClient
  let endpoint: Endpoint
  let address: ServiceAddress
  /// What a new session asks for.
  let settings: GenerationSettings
  let fallback: FallbackMode
  let keeper: PreferencesKeeper
  /// What was last set on the settings page when the program began.
  private let saved: Preferences?
  /// What requests to the first endpoint keep to: the configuration, and what was learned of it.
  let requestRules: RequestRules
  /// What saved pictures are called.
  let saveTemplate: SaveTemplate
  /// How busy the service is by hour, until there is a record.
  let guide: OverloadCurve
  /// The demo's service, inside this process; nil outside the demo.
  private let emulator: EmulatorServer?

  /// Opens the store and prepares the way to the service; nothing is sent.
  ///
  /// - Throws: ``UsageError`` for a configuration that cannot be used, `LibraryError` for a store
  ///   that cannot be opened.
  init(options: Invocation.Options, environment: [String: String]) async throws {
    self.options = options
    self.environment = environment
    paths = Paths(environment: environment, options: options)
    configuration = try Configuration(file: paths.configuration).at(options.endpoint)
    guide = try configuration.guide()
    saveTemplate = try configuration.saveTemplate()
    let table = try ModelTable.builtIn()
    settings = options.applied(
      to: GenerationSettings(
        model: configuration.model ?? table.defaultModel, size: configuration.size,
        aspect: configuration.aspect, includesThoughts: configuration.includeThoughts ?? true))
    fallback = options.fallback ?? configuration.fallback ?? .ask

    if options.isDemo {
      var configuration = EmulatorConfiguration()
      configuration.latency = .fast
      configuration.weather = options.weather
      let server = try EmulatorServer(configuration)
      address = try ServiceAddress(try server.start().absoluteString)
      emulator = server
    } else {
      emulator = nil
      address = try configuration.address(options.baseURL)
    }
    let listed = options.isDemo ? nil : ListedModels(state: paths.state)[address.host]
    models = listed.map(table.updated) ?? table
    let source = EndpointSource(
      environment: environment, trusted: TrustedHosts(state: paths.state))
    let others: [Endpoint]
    if options.isDemo {
      endpoint = configuration.endpoint(at: address, .key(APIKey("demo")))
      others = []
    } else {
      endpoint = try await source.endpoint(at: address, configuration)
      others = try await source.standIns(for: address, configuration)
    }

    library = try await Library.open(in: paths.data)
    blobs = try BlobStore(in: paths.data)
    requestRules = try await configuration.requestRules.adapted(to: endpoint, in: library)
    let (transport, spool) = (CurlTransport(), blobs.spool)
    func client(_ endpoint: Endpoint) -> GeminiClient {
      GeminiClient(endpoint: endpoint, transport: transport, spool: spool)
    }
    self.client = client(endpoint)
    keeper = PreferencesKeeper(state: paths.state)
    saved = keeper.load()
    engine = TurnEngine(
      EngineEnvironment(
        client: self.client, others: others.map(client), library: library, blobs: blobs,
        inspect: { url in
          let facts = try await Attachment.lookAt(url)
          return (facts.mimeType, facts.width, facts.height)
        },
        models: models),
      rules: Self.rules(configuration, saved, fallback, models))
  }

  /// The rules of the configuration, with what was last set on the settings page in its place where
  /// it holds for `ask` too: caps and the input filter.
  private static func rules(
    _ configuration: Configuration, _ preferences: Preferences?, retry: RetrySettings? = nil,
    _ fallback: FallbackMode, _ table: ModelTable
  ) -> EngineRules {
    EngineRules(
      retry: RetryPolicy(retry ?? configuration.retry ?? RetrySettings()),
      fallback: FallbackPolicy(fallback, chain: table.fallback),
      // In one order, so that a request that is sent again is the same to the byte.
      safety: (preferences?.safety ?? configuration.safety ?? [:]).sorted { $0.key < $1.key }
        .map { SafetySetting(category: $0.key, threshold: $0.value) },
      requests: configuration.requestRules, limits: configuration.limits ?? [:],
      caps: configuration.caps(preferences))
  }

  /// What the editor starts with: the command line, else what was last set on its settings page,
  /// else the configuration.
  func preferences() async -> Preferences {
    var preferences =
      saved
      ?? Preferences(
        language: configuration.language(environment: environment), defaults: settings,
        fallback: fallback, retry: configuration.retry?.profile ?? .guide)
    preferences.defaults = options.applied(to: preferences.defaults)
    if let fallback = options.fallback { preferences.fallback = fallback }
    await use(preferences)
    return preferences
  }

  /// Makes preferences the rule from the next turn on.
  func use(_ preferences: Preferences) async {
    let retry = preferences.retrySettings(configured: configuration.retry)
    await engine.use(
      Self.rules(
        configuration, preferences, retry: retry, preferences.fallback, models))
  }

  /// Whether there is a key to send with, or a command that gives a token.
  var hasKey: Bool { endpoint.credential != nil }

  /// Stops the demo's service, if there is one.
  func close() {
    emulator?.stop()
  }
}
