import Foundation

extension ServiceAddress {
  /// The proxy that libcurl takes by the environment, as host and port alone: `proxy.example:3128`.
  ///
  /// nil where requests go directly: to this machine, or to what `no_proxy` names.
  /// <https://everything.curl.dev/usingcurl/proxies/env.html>
  package nonisolated func proxy(_ environment: [String: String]) -> String? {
    func first(_ names: String...) -> String? {
      names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    }
    let exceptions = (first("no_proxy", "NO_PROXY") ?? "").split(separator: ",").map {
      $0.trimmingCharacters(in: [" ", "."]).lowercased()
    }
    let host = host.lowercased()
    let isExcepted = exceptions.contains { $0 == "*" || host == $0 || host.hasSuffix(".\($0)") }
    guard !isLoopback, !isExcepted,
      let text = first("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"),
      let proxy = URL(string: text.contains("://") ? text : "http://\(text)"),
      let name = proxy.host(percentEncoded: false)
    else { return nil }
    return proxy.port.map { "\(name):\($0)" } ?? name
  }
}
