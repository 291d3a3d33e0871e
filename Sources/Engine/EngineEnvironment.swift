package import Conversation
package import Foundation
package import GeminiAPI
package import Storage

/// What the engine works with: the services, the store, the time, the models, and what only another
/// module knows.
package struct EngineEnvironment: Sendable {
  /// What the bytes of a picture are, sniffed and not believed.
  package typealias PictureFacts = (mimeType: String, width: Int, height: Int)

  /// The first choice, which every turn begins with.
  package var client: GeminiClient
  /// Who is asked where the first choice fails, in this order; each has a host of its own.
  package var others: [GeminiClient]
  package var library: Library
  package var blobs: BlobStore
  package var clock: EngineClock
  /// A random number in 0..<1, for the spread of waits.
  package var random: @Sendable () -> Double
  /// Looks at a picture that arrived; throws when it cannot be decoded.
  package var inspect: @Sendable (URL) async throws -> PictureFacts
  /// What models offer and cost.
  package var models: ModelTable
  /// When the day of a moment began by the local clock: caps of a day count from there.
  package var startOfDay: @Sendable (Date) -> Date

  package init(
    client: GeminiClient, others: [GeminiClient] = [], library: Library, blobs: BlobStore,
    clock: EngineClock = .wall,
    random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
    inspect: @escaping @Sendable (URL) async throws -> PictureFacts,
    models: ModelTable,
    startOfDay: @escaping @Sendable (Date) -> Date = { Calendar.current.startOfDay(for: $0) }
  ) {
    self.client = client
    self.others = others
    self.library = library
    self.blobs = blobs
    self.clock = clock
    self.random = random
    self.inspect = inspect
    self.models = models
    self.startOfDay = startOfDay
  }

  /// Who is asked at a host: the first choice where the host is not asked any more.
  func client(at host: String) -> GeminiClient {
    others.first { $0.endpoint.host == host } ?? client
  }
}
