package import Conversation
package import Resilience
package import Screen

/// What the user can set for every session; kept by the App in the configuration.
package struct Preferences: Sendable, Hashable, Codable {
  package var language: Language
  /// What a new session asks for.
  package var defaults: GenerationSettings
  package var fallback: FallbackMode
  package var retry: RetryProfile
  /// What may be spent; nil leaves it to the configuration.
  package var caps: SpendingCaps?
  /// Category to threshold of the input filter; nil leaves it to the configuration.
  package var safety: [String: String]?

  /// How pictures are shown; nil leaves it to the configuration.
  package var images: ImageMode?

  package init(
    language: Language = .english, defaults: GenerationSettings, fallback: FallbackMode = .ask,
    retry: RetryProfile = .guide
  ) {
    self.language = language
    self.defaults = defaults
    self.fallback = fallback
    self.retry = retry
  }

  /// What may be spent, here or else by the configuration.
  package func caps(configured: SpendingCaps) -> SpendingCaps { caps ?? configured }

  /// How pictures are shown, here or else by the configuration.
  package func images(configured: ImageMode) -> ImageMode { images ?? configured }

  /// The input filter's thresholds, here or else by the configuration.
  package func safety(configured: [String: String]) -> [String: String] { safety ?? configured }

  /// How long and how often to retry; the configuration's figures hold for the profile they were
  /// written for.
  package func retrySettings(configured: RetrySettings?) -> RetrySettings {
    configured.flatMap { $0.profile == retry ? $0 : nil } ?? RetrySettings(retry)
  }
}
