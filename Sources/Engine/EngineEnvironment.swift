package import Conversation
package import Foundation
package import GeminiAPI
package import Storage

/// What the engine works with: the service, the store, the time, and what only other modules know.
package struct EngineEnvironment: Sendable {
  /// What the bytes of a picture are, sniffed and not believed.
  package typealias PictureFacts = (mimeType: String, width: Int, height: Int)

  package var client: GeminiClient
  package var library: Library
  package var blobs: BlobStore
  package var clock: EngineClock
  /// A random number in 0..<1, for the spread of waits.
  package var random: @Sendable () -> Double
  /// Looks at a picture that arrived; throws when it cannot be decoded.
  package var inspect: @Sendable (URL) async throws -> PictureFacts
  /// What an answer of a model cost; nil for a model without known prices.
  package var cost: @Sendable (_ model: String, Usage) -> Money?
  /// Maps settings to what a model offers, for a model other than the one they were made for.
  package var adapt: @Sendable (GenerationSettings, _ model: String) -> GenerationSettings

  package init(
    client: GeminiClient, library: Library, blobs: BlobStore, clock: EngineClock = .wall,
    random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
    inspect: @escaping @Sendable (URL) async throws -> PictureFacts,
    cost: @escaping @Sendable (_ model: String, Usage) -> Money?,
    adapt: @escaping @Sendable (GenerationSettings, _ model: String) -> GenerationSettings
  ) {
    self.client = client
    self.library = library
    self.blobs = blobs
    self.clock = clock
    self.random = random
    self.inspect = inspect
    self.cost = cost
    self.adapt = adapt
  }
}
