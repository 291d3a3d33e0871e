import CCurl
import Synchronization

/// A libcurl multi handle that one thread drives and any thread may wake.
///
/// Both sides hold it, so it is freed when the later of them lets go.
final class CurlMulti: Sendable {
  /// libcurl could not set itself up: out of memory or of descriptors.
  struct SetupError: Error {}

  // Used by the driving thread only, but for curl_multi_wakeup: "this is the only function in the
  // multi interface that can be called from any thread" (curl_multi_wakeup(3)).
  nonisolated(unsafe) let handle: UnsafeMutableRawPointer
  private let cancelled = Atomic<Bool>(false)

  /// curl_global_init is to be called once, and not while other threads run it.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  init() throws {
    guard Self.isReady, let handle = curl_multi_init() else { throw SetupError() }
    self.handle = handle
  }

  deinit { curl_multi_cleanup(handle) }

  /// Whether the transfer is to end.
  var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

  /// Ends the transfer, from any thread.
  func cancel() {
    cancelled.store(true, ordering: .releasing)
    curl_multi_wakeup(handle)
  }
}
