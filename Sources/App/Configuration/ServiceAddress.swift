package import Foundation
package import GeminiAPI

/// Where requests go: a base URL without version, checked before any key is looked up.
package nonisolated struct ServiceAddress: Equatable, Sendable {
  package let service: Endpoint.Service
  package let url: URL
  package let host: String
  package let isLoopback: Bool

  /// Google's own host of the service, unless a flag or the configuration names another.
  ///
  /// - Throws: ``UsageError`` for no URL, for http to another machine, for user info in the URL.
  package init(
    _ text: String?, of service: Endpoint.Service = .developer
  ) throws(UsageError) {
    let text = text ?? "https://\(service.host)"
    guard let url = URL(string: text), let host = url.host(percentEncoded: false), !host.isEmpty
    else {
      throw UsageError("The base URL \(text) is no URL; https://HOST is the form.")
    }
    isLoopback = GeminiAPI.isLoopback(host)
    guard url.scheme == "https" || (url.scheme == "http" && isLoopback) else {
      throw UsageError("The base URL \(text) must be https; http is for this machine only.")
    }
    guard url.user == nil, url.password == nil else {
      throw UsageError("The base URL must not carry a name or a password.")
    }
    self.service = service
    self.url = url
    self.host = host
  }

  /// Whether it is Google's own host of the service.
  package var isGoogle: Bool { host == service.host }
}
