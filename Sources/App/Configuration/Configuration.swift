import ChatUI
package import Conversation
package import Foundation
package import Resilience
package import Screen

/// The user's configuration, `config.json`: JSON5, every key optional.
///
/// Only the user writes it.
package nonisolated struct Configuration: Decodable, Equatable, Sendable {
  /// What a host other than Google's has of its own: a slot for its key, so that no key goes astray.
  package struct Host: Decodable, Equatable, Sendable {
    package var apiKeyCommand: [String]?
    package var apiKeyFile: String?
    /// A command and its arguments, whose first line is an access token.
    package var tokenCommand: [String]?
    /// Whether a missing thought signature is refused; else as the service behind it does.
    package var signatures: Bool?
  }

  /// What requests keep to; see `RequestRules`.
  package struct Requests: Decodable, Equatable, Sendable {
    /// The most bytes of a request.
    package var limit: Int?
    /// Attached pictures of more bytes are uploaded once; a large number never uploads.
    package var uploadAbove: Int?
    /// `asYours` or `bypass`: how a picture goes back that the asked model did not sign.
    package var unsigned: RequestRules.UnsignedRoad?
  }

  package var model: String?
  package var size: String?
  package var aspect: String?
  package var includeThoughts: Bool?
  package var fallback: FallbackMode?
  package var retry: RetrySettings?
  /// Whether attached pictures go as they are: with place, camera, texts and previews.
  package var keepMetadata: Bool?
  /// Category to threshold, both as the service names them.
  package var safety: [String: String]?
  package var requests: Requests?
  /// How much of a model may be asked for, by its id; turns are paced by it.
  package var limits: [String: RateLimits]?
  /// The most that may be spent, in US dollars.
  package var caps: SpendingCaps?
  package var baseURL: String?
  package var apiVersion: String?
  /// A command and its arguments, run without a shell; its first line is the key.
  package var apiKeyCommand: [String]?
  /// A file that only its owner can read; its first line is the key.
  package var apiKeyFile: String?
  /// Vertex AI instead of the Gemini Developer API.
  package var vertex: Vertex?
  package var hosts: [String: Host]?
  /// Other places to ask, by a name of one's own.
  package var endpoints: [String: NamedEndpoint]?
  /// Names of `endpoints` where the same model is asked once the usual one has failed, in order.
  ///
  /// Naming one here is the consent: `fallback` is about other models.
  package var fallbackEndpoints: [String]?
  /// The Google Cloud project of the key, which failure reports name.
  package var project: String?
  /// `en` or `zh`; else the locale decides.
  package var language: String?
  /// Whose busy hours the guide's figures are for: `world`, `us` or `asia`.
  package var region: String?
  /// How pictures are shown: `auto`, `kitty`, `iterm2`, `sixel`, `blocks` or `off`.
  package var images: ImageMode?
  /// What saved pictures are called: `{title}-{n}.{ext}`.
  package var saveAs: String?
  package var mouse: Bool?
  /// `dark`, `light` or `highContrast`; else the terminal's background decides.
  package var theme: String?
  /// Whether only ASCII is used for marks, rules and edges.
  package var ascii: Bool?

  package init() {}

  /// Reads the file; one that is not there is an empty configuration.
  ///
  /// - Throws: ``UsageError`` with the place of the mistake.
  package init(file: URL) throws(UsageError) {
    guard let bytes = try? Data(contentsOf: file) else {
      if FileManager.default.fileExists(atPath: file.path) {
        throw UsageError("The configuration \(file.path) cannot be read.")
      }
      return
    }
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    do {
      self = try decoder.decode(Configuration.self, from: bytes)
    } catch {
      throw UsageError("The configuration \(file.path) is not right: \(Self.place(of: error))")
    }
  }

  private static func place(of error: any Error) -> String {
    switch error as? DecodingError {
    case .dataCorrupted(let context), .keyNotFound(_, let context),
      .typeMismatch(_, let context), .valueNotFound(_, let context):
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      let cause = (context.underlyingError as NSError?)?.userInfo["NSDebugDescription"]
      let detail = cause.map { ": \($0)" } ?? ""
      return "\(path.isEmpty ? "" : path + ": ")\(context.debugDescription)\(detail)"
    default: return String(describing: error)
    }
  }
}

extension Configuration {
  /// The guide's hours of the region.
  ///
  /// - Throws: ``UsageError`` for a region the guide does not name.
  nonisolated func guide() throws(UsageError) -> OverloadCurve {
    guard let region else { return .world }
    guard let curve = OverloadCurve(guideFor: region) else {
      let names = OverloadCurve.regions.joined(separator: ", ")
      throw UsageError("region is one of \(names); \(region) is none of them.")
    }
    return curve
  }

  /// What saved pictures are called.
  ///
  /// - Throws: ``UsageError`` for a template with an unknown word in braces, or of no name.
  nonisolated func saveTemplate() throws(UsageError) -> SaveTemplate {
    guard let saveAs else { return .standard }
    guard let template = SaveTemplate(saveAs) else {
      let names = SaveTemplate.Placeholder.allCases.map { "{\($0.rawValue)}" }
      throw UsageError(
        "saveAs is a file's name with \(names.joined(separator: ", ")); \(saveAs) is none.")
    }
    return template
  }

  /// The language of the screen: the one that is set, else the locale's.
  nonisolated func language(environment: [String: String]) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    return Language(locale: language ?? locale ?? "en")
  }

  /// The project that failure reports name: the one that is asked, else the one set for the key.
  nonisolated var projectName: String? { vertex?.project ?? project }

  /// What may be spent: as the settings page has it, else as here.
  nonisolated func caps(_ preferences: Preferences?) -> SpendingCaps {
    preferences?.caps ?? caps ?? SpendingCaps()
  }

  /// How pictures are to be shown: as the settings page has it, else as here.
  nonisolated func imageMode(_ preferences: Preferences?) -> ImageMode {
    preferences?.images ?? images ?? .auto
  }

  /// The rules of requests, as far as the user settled them.
  nonisolated var requestRules: RequestRules {
    var rules = RequestRules()
    if let limit = requests?.limit { rules.byteLimit = limit }
    if let size = requests?.uploadAbove { rules.uploadsAbove = size }
    if let road = requests?.unsigned { rules.unsignedRoad = road }
    return rules
  }
}
