import Emulator
import Foundation

/// `plantain emulator`: the demo's service alone, until it is interrupted.
struct EmulatorCommand {
  let options: Invocation.Emulator
  /// What requests meet after the script.
  let weather: ServiceWeather.Name?

  /// Prints the base URL first, then a line for each request on standard error.
  ///
  /// - Throws: ``UsageError`` for a script that cannot be read.
  func run() async throws -> ExitCode {
    if options.listsFaults {
      for fault in Fault.all {
        Output.line(fault.name.padding(toLength: 28, withPad: " ", startingAt: 0) + fault.summary)
      }
      return .done
    }
    var configuration = EmulatorConfiguration()
    configuration.port = Int(options.port)
    configuration.latency = EmulatorConfiguration.Latency(rawValue: options.latency) ?? .fast
    configuration.isStrict = options.isStrict
    configuration.weather = weather
    configuration.signatureScope =
      EmulatorConfiguration.SignatureScope(rawValue: options.signatures) ?? .family
    if let limit = options.payloadLimit { configuration.payloadLimit = limit }
    if let path = options.script {
      guard let bytes = FileManager.default.contents(atPath: path) else {
        throw UsageError("The script \(path) cannot be read.")
      }
      do {
        configuration.script = try ScriptStep.parse(String(decoding: bytes, as: UTF8.self))
      } catch {
        throw UsageError("\(path): \(error)")
      }
    }
    configuration.log = { line in Output.note(line) }
    let server = try EmulatorServer(configuration)
    Output.line(try server.start().absoluteString)
    await Self.interruption()
    server.stop()
    return .done
  }

  /// Returns when SIGINT or SIGTERM comes.
  private static func interruption() async {
    let (signals, continuation) = AsyncStream.makeStream(of: Void.self)
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { continuation.yield() }
      source.resume()
      return source
    }
    for await _ in signals { break }
    for source in sources { source.cancel() }
  }
}
