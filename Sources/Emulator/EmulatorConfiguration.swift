package import Foundation

/// How a stand-in for the Gemini API behaves.
package struct EmulatorConfiguration: Sendable {
  /// How long answers take.
  package enum Latency: String, Sendable, CaseIterable {
    /// 10 to 25 s, as the service does.
    case real
    /// 2 s: thoughts and drafts at 0.3, 0.8 and 1.4 s, so that one can watch.
    case fast
    /// No waiting at all.
    case none
  }

  /// Where a signature holds, beside its project.
  package enum SignatureScope: String, Sendable, CaseIterable {
    /// For every model of the family that issued it.
    case family
    /// For the very model that issued it.
    case model
  }

  /// The port on loopback; 0 takes a free one.
  package var port = 0
  /// The answers to the first generate requests, one each; after the last the weather decides.
  package var script: [ScriptStep] = []
  /// What the requests after the script meet; `nil`: everything is well.
  package var weather: ServiceWeather.Name?
  package var latency = Latency.none
  /// Whether picture signatures are as large as the real ones, 1.09 MB each.
  package var isStrict = false
  package var signatureScope = SignatureScope.family
  /// The keys that are accepted; `nil` accepts every key but those that begin with `bad` and the
  /// word `invalid`.
  package var acceptedKeys: Set<String>?
  /// Chooses among the many pictures and layouts of the same prompt.
  package var seed: UInt64 = 1
  /// The largest request body, in bytes; 100 MB since 2026-01-08.
  package var payloadLimit = 104_857_600
  /// How long an uploaded file is kept, in seconds.
  package var fileLifetime = 48.0 * 3600
  /// The present time, by which files expire.
  package var now: @Sendable () -> Date = { Date() }
  /// Whether models that were shut down answer 404, as they do today.
  package var refusesRetiredModels = true
  /// Takes one line for each request: method, path, status, and the fault of the script.
  ///
  /// Never a key, never a body.
  package var log: (@Sendable (String) -> Void)?

  package init() {}
}
