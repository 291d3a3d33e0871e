package import Foundation

/// A request as the limits see it: sent, running, or with a place of its own in the future.
package struct CountedRequest: Hashable, Sendable {
  package var time: Date
  /// Input tokens: counted by the service once it has answered, an estimate before.
  package var tokens: Int
  /// Pictures it brings, or shall bring.
  package var images: Int

  package init(at time: Date, tokens: Int = 0, images: Int = 1) {
    self.time = time
    self.tokens = tokens
    self.images = images
  }

  /// What it takes of a limit.
  func share(of kind: RateLimits.Kind) -> Int {
    switch kind {
    case .requestsPerMinute, .requestsPerDay: 1
    case .tokensPerMinute: tokens
    case .imagesPerMinute: images
    }
  }
}
