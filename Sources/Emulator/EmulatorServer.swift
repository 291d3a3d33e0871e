package import Foundation
internal import Synchronization

/// A faithful local stand-in for the Gemini image API: real HTTP on loopback, real pictures.
///
/// ```swift
/// let server = try EmulatorServer(configuration)
/// let baseURL = try server.start()   // http://127.0.0.1:40123, without a version
/// …
/// server.stop()
/// ```
/// Nothing is kept between runs: signatures carry what is needed to go on, so a conversation
/// continues after a restart with the same key.
package final class EmulatorServer: Sendable {
  private let configuration: EmulatorConfiguration
  private let service: Service
  private let daemon = Mutex<Daemon?>(nil)

  /// Throws if the embedded model table cannot be read, which would be a fault of the program.
  package init(_ configuration: EmulatorConfiguration = EmulatorConfiguration()) throws {
    self.configuration = configuration
    service = Service(configuration, models: try ModelRegistry.embedded())
  }

  deinit { stop() }

  /// Begins to listen and returns the base URL; a running server only returns it.
  package func start() throws(EmulatorStartError) -> URL {
    let port = daemon.withLock { running -> Int? in
      if running == nil { running = Daemon(port: configuration.port, site: Site(service)) }
      return running?.port
    }
    guard let port, let url = URL(string: "http://127.0.0.1:\(port)") else {
      throw EmulatorStartError(port: configuration.port)
    }
    return url
  }

  /// Stops listening and cuts what is under way; returns when no thread is left.
  package func stop() {
    let running = daemon.withLock { running -> Daemon? in
      defer { running = nil }
      return running
    }
    running?.stop()
  }
}

/// The port is taken, or may not be listened on.
package struct EmulatorStartError: Error, Sendable, Hashable, CustomStringConvertible {
  package let port: Int

  package var description: String {
    port == 0 ? "No free port was found on 127.0.0.1." : "Port \(port) of 127.0.0.1 is not free."
  }
}
