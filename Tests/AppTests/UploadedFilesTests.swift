import Conversation
import Emulator
import Engine
import Foundation
import Imaging
import Resilience
import Synchronization
import Testing

@testable import App

/// Large attachments over the whole way: uploaded once over real HTTP, referred to, uploaded again
/// when the service has them no more.
@MainActor @Suite struct UploadedFilesTests {
  /// A clock that is set by hand.
  private final class Clock: Sendable {
    private let time = Mutex(Date())

    var now: Date { time.withLock { $0 } }

    func advance(by seconds: Double) { time.withLock { $0.addTimeInterval(seconds) } }
  }

  private let home: TemporaryHome
  private let clock = Clock()

  init() throws { home = try TemporaryHome() }

  private func emulator(_ log: @escaping @Sendable (String) -> Void) throws -> EmulatorServer {
    var configuration = EmulatorConfiguration()
    configuration.now = { [clock] in clock.now }
    configuration.log = log
    return try EmulatorServer(configuration)
  }

  /// A picture of noise, which no encoder makes small: about 1.5 MB.
  private func photograph(_ services: Services) throws -> Part {
    var state: UInt64 = 7
    let bytes = (0..<(700 * 700 * 4)).map { place -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return place % 4 == 3 ? 255 : UInt8(truncatingIfNeeded: state >> 56)
    }
    let file = home.folder.appending(path: "photo.png")
    try Data(try Pixmap(width: 700, height: 700, bytes: bytes).png()).write(to: file)
    return .picture(try services.attach(file.path, isShrinking: false).picture)
  }

  private func isFinished(_ events: [TurnEvent]) -> Bool {
    if case .finished = events.last { true } else { false }
  }

  @Test func `a large attachment goes up once, and again when the service has forgotten it`()
    async throws
  {
    let log = Log()
    let emulator = try emulator { log.add($0) }
    defer { emulator.stop() }
    let services = try await home.services(
      baseURL: try emulator.start().absoluteString,
      configuration: "{ requests: { uploadAbove: 500000 } }")
    let session = Session(createdAt: Date(), settings: services.settings)
    let photograph = try photograph(services)

    let first = try await services.events(of: [photograph, .text("make it night")], in: session)
    #expect(isFinished(first), "\(String(describing: first.last))")
    #expect(log.uploads == 2)  // the start, and one piece with the end
    let second = try await services.events(of: [.text("add fog")], in: session)
    #expect(isFinished(second) && second.repairs.isEmpty)
    #expect(log.uploads == 2)

    // Two days later by the service's clock alone: it says 403, and the picture goes up again.
    clock.advance(by: 49 * 3600)
    let third = try await services.events(of: [.text("make it day")], in: session)
    #expect(isFinished(third) && third.repairs == [.uploadAgain])
    #expect(log.uploads == 4)
  }
}

/// Lines of a log, from any thread.
private final class Log: Sendable {
  private let lines = Mutex<[String]>([])

  func add(_ line: String) { lines.withLock { $0.append(line) } }

  /// The requests to upload.
  var uploads: Int { lines.withLock { $0.count { $0.contains("/upload/") } } }
}
