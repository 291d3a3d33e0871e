package import Foundation

/// Where requests go, and the key or token that goes there and nowhere else.
package struct Endpoint: Hashable, Sendable {
  package var service: Service
  /// Scheme, host and perhaps a path, without version: `https://generativelanguage.googleapis.com`.
  package var baseURL: URL
  /// The version that is appended: `v1beta`.
  package var version: String
  /// nil sends neither key nor token, which the service answers with 403.
  package var credential: Credential?
  /// Whether a thought signature that is missing from the history is refused with 400.
  package var enforcesSignatures: Bool

  /// An endpoint of a service.
  ///
  /// - Parameters:
  ///   - service: Which one; it decides how addresses look.
  ///   - baseURL: Google's host of the service, a relay's, or this machine's.
  ///   - version: nil for the service's own.
  ///   - credential: What requests are authorised with.
  ///   - enforcesSignatures: nil for what the service itself does.
  package init(
    _ service: Service, baseURL: URL, version: String? = nil, credential: Credential?,
    enforcesSignatures: Bool? = nil
  ) {
    self.service = service
    self.baseURL = baseURL
    self.version = version ?? service.version
    self.credential = credential
    self.enforcesSignatures = enforcesSignatures ?? (service == .developer)
  }

  /// An endpoint of the Developer API, with a key.
  package init(baseURL: URL, version: String? = nil, key: APIKey?) {
    self.init(
      .developer, baseURL: baseURL, version: version, credential: key.map(Credential.key))
  }

  /// The host the secret goes to, for the screen and the record of attempts.
  package var host: String { baseURL.host() ?? "" }

  /// Whether pictures can be uploaded once and named by their address after that.
  package var hasFiles: Bool { service == .developer }

  /// The address of a method of a model: `…/v1beta/models/gemini-3-pro-image:generateContent`.
  func url(model: String, method: String, query: [URLQueryItem] = []) -> URL {
    url(path: service.models + ["\(ServiceModel.id(of: model)):\(method)"], query: query)
  }

  /// The address at which uploads begin: `…/upload/v1beta/files`.
  var uploadURL: URL {
    baseURL.appending(path: "upload/\(version)/files", directoryHint: .notDirectory)
  }

  /// The address of a collection: `…/v1beta/models?pageSize=200`.
  func url(path: [String], query: [URLQueryItem] = []) -> URL {
    var url = baseURL
    for component in [version] + path where !component.isEmpty {
      url.append(component: component, directoryHint: .notDirectory)
    }
    if !query.isEmpty { url.append(queryItems: query) }
    return url
  }
}
