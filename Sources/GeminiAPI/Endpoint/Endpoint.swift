package import Foundation

/// Where requests go, and the key that goes there and nowhere else.
package struct Endpoint: Hashable, Sendable {
  /// Scheme, host and perhaps a path, without version: `https://generativelanguage.googleapis.com`.
  package var baseURL: URL
  /// The version that is appended: `v1beta`; the image models are not in `v1`.
  package var version: String
  /// nil sends no key, which the service answers with 403.
  package var key: APIKey?

  package init(baseURL: URL, version: String = "v1beta", key: APIKey?) {
    self.baseURL = baseURL
    self.version = version
    self.key = key
  }

  /// The host the key goes to, for the screen and the record of attempts.
  package var host: String { baseURL.host() ?? "" }

  /// The address of a method of a model: `…/v1beta/models/gemini-3-pro-image:generateContent`.
  func url(model: String, method: String, query: [URLQueryItem] = []) -> URL {
    let name = model.hasPrefix("models/") ? String(model.dropFirst(7)) : model
    return url(path: ["models", "\(name):\(method)"], query: query)
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
