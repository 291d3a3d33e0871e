import ChatUI
import Conversation
import Exchange
import Foundation
import GeminiAPI
import Imaging
import Resilience
import Screen
import Storage

/// The program from its arguments to its exit code.
package enum Program {
  /// Runs one call of the program.
  ///
  /// - Parameters:
  ///   - arguments: without the program's name.
  ///   - environment: variables; the key is taken from here only.
  /// - Returns: the exit code of the contract.
  package static func run(
    arguments: [String], environment: [String: String]
  ) async -> Int32 {
    secureProcess()
    do {
      return try await run(Invocation(arguments: arguments), environment).rawValue
    } catch let error as UsageError {
      Output.note(error.sentence)
      return ExitCode.usage.rawValue
    } catch let error as LibraryError {
      Output.note("storage: \(error)")
      return ExitCode.storage.rawValue
    } catch let error as ExchangeError {
      Output.note("\(error)")
      return ExitCode(error).rawValue
    } catch let failure as Failure {
      Output.note("\(failure.category.rawValue): \(failure.message)")
      return ExitCode(failure.category).rawValue
    } catch let error as ImagingError {
      Output.note("\(error)")
      return ExitCode.request.rawValue
    } catch {
      Output.note("storage: \(error)")
      return ExitCode.storage.rawValue
    }
  }

  private static func run(
    _ invocation: Invocation, _ environment: [String: String]
  ) async throws -> ExitCode {
    let options = invocation.options
    switch invocation.command {
    case .help:
      Output.line(HelpText.usage)
      return .done
    case .version:
      Output.line(HelpText.version)
      return .done
    case .paths:
      let paths = Paths(environment: environment, options: options)
      Output.line("configuration  \(paths.configuration.path)")
      Output.line("data           \(paths.data.path)")
      Output.line("state          \(paths.state.path)")
      Output.line("cache          \(paths.cache.path)")
      return .done
    case .trust(let host):
      try TrustedHosts(state: Paths(environment: environment, options: options).state).trust(host)
      return .done
    case .emulator(let emulator):
      return try await EmulatorCommand(options: emulator, weather: options.weather).run()
    case .ask(let ask):
      return try await withServices(options, environment) { services in
        try await AskCommand(ask: ask, services: services).run()
      }
    case .list(let json):
      let (library, blobs) = try await storage(options, environment)
      return try await ListCommand(library: library, blobs: blobs).list(json: json)
    case .show(let session, let json):
      let (library, blobs) = try await storage(options, environment)
      return try await ListCommand(library: library, blobs: blobs).show(session, json: json)
    case .search(let search):
      let (library, blobs) = try await storage(options, environment)
      return try await SearchCommand(search: search, library: library, blobs: blobs).run()
    case .export(let call):
      let (library, blobs) = try await storage(options, environment)
      let paths = Paths(environment: environment, options: options)
      let configuration = try Configuration(file: paths.configuration)
      let language =
        PreferencesKeeper(state: paths.state).load()?.language
        ?? configuration.language(environment: environment)
      let export = SessionExport(
        library: library, blobs: blobs, models: try ModelTable.builtIn(), words: Words(language),
        isFull: call.isFull)
      return try await ExportCommand(call, export).run()
    case .take(let files):
      let (library, blobs) = try await storage(options, environment)
      return try await ImportCommand(library: library, blobs: blobs).run(files)
    case .stats(let days, let json):
      let paths = Paths(environment: environment, options: options)
      let configuration = try Configuration(file: paths.configuration)
      var setup = Setup(
        models: try ModelTable.builtIn(),
        chrome: Chrome(isASCII: configuration.ascii ?? false), zone: .current,
        guide: try configuration.guide())
      setup.caps = configuration.caps(PreferencesKeeper(state: paths.state).load())
      let command = StatsCommand(
        library: try await Library.open(in: paths.data), setup: setup,
        model: options.model ?? configuration.model ?? setup.models.defaultModel, days: days)
      return try await command.run(
        json: json, language: configuration.language(environment: environment))
    case .verify(let session):
      let (library, blobs) = try await storage(options, environment)
      return try await VerifyCommand(library: library, blobs: blobs).run(session)
    case .backup, .check, .trash, .emptyTrash:
      return try await care(invocation.command, options, environment)
    case .models:
      return try await withServices(options, environment) { services in
        try await ModelsCommand(services: services).run()
      }
    case .doctor(let images):
      return try await DoctorCommand(options: options, environment: environment).run(images: images)
    case .browse, .new, .resume, .open:
      return try await withServices(options, environment) { services in
        try await EditorCommand(command: invocation.command, services: services).run()
      }
    }
  }

  /// Backup, check and trash.
  private static func care(
    _ command: Invocation.Command, _ options: Invocation.Options, _ environment: [String: String]
  ) async throws -> ExitCode {
    let paths = Paths(environment: environment, options: options)
    switch command {
    case .backup(let target, let json):
      return try await BackupCommand(paths: paths, isDemo: options.isDemo)
        .run(to: target, json: json)
    case .check(let isRepairing, let backup, let json):
      return try await CheckCommand(data: paths.data)
        .run(repairing: isRepairing, from: backup, json: json)
    default:
      let (library, blobs) = try await storage(options, environment)
      let trash = TrashCommand(library: library, blobs: blobs)
      guard case .emptyTrash(let days, let json) = command else {
        return try await trash.list(json: command == .trash(json: true))
      }
      return try await trash.empty(olderThan: days, json: json)
    }
  }

  /// What is read without key or service.
  private static func storage(
    _ options: Invocation.Options, _ environment: [String: String]
  ) async throws -> (Library, BlobStore) {
    let data = Paths(environment: environment, options: options).data
    return (try await Library.open(in: data), try BlobStore(in: data))
  }

  private static func withServices(
    _ options: Invocation.Options, _ environment: [String: String],
    _ body: (Services) async throws -> ExitCode
  ) async throws -> ExitCode {
    let services = try await Services(options: options, environment: environment)
    defer { services.close() }
    return try await body(services)
  }

  /// No core file may hold the key; a closed pipe is an error to handle, not a signal to die of.
  private static func secureProcess() {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    signal(SIGPIPE, SIG_IGN)
  }
}
