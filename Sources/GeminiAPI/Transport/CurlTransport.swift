import Foundation

/// Transfers through libcurl: each on a thread of its own, both ways in constant memory.
///
/// URLSession on Linux has no back-pressure, cannot send an exact length with a streamed body and
/// carries the key across redirects.
package struct CurlTransport: ByteTransport {
  package let timeouts: Timeouts

  package init(timeouts: Timeouts = Timeouts()) {
    self.timeouts = timeouts
  }

  package func transfer(
    _ request: HTTPRequest, _ handler: @escaping @Sendable (TransferEvent) throws -> Void
  ) async throws {
    let host = request.url.host() ?? ""
    guard request.url.scheme == "https" || request.url.scheme == "http" && isLoopback(host) else {
      throw TransportError(
        .refusedURL, host: host, detail: "Only https goes out; http is for this machine alone.",
        isWholeBodySent: false)
    }
    let multi = try CurlMulti()
    let timeouts = timeouts
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let thread = Thread {
          continuation.resume(
            with: Result { try CurlTransfer(request, multi, timeouts, handler).run() })
        }
        thread.name = "transfer"
        thread.start()
      }
    } onCancel: {
      multi.cancel()
    }
  }
}

/// Whether a host is this machine, without asking anybody: `localhost`, `127.…`, `::1`.
package func isLoopback(_ host: String) -> Bool {
  let name = host.lowercased().trimmingCharacters(in: ["[", "]"])
  if name == "localhost" || name == "::1" { return true }
  let numbers = name.split(separator: ".", omittingEmptySubsequences: false)
  return numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil }
}
