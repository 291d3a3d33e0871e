/// Does writes one after another, in the order they were added.
final class WriteQueue {
  private typealias Write = @Sendable () async throws -> Void
  private let queue: AsyncStream<Write>.Continuation
  private let working: Task<Void, Never>

  /// - Parameter failed: is told, in words, of a write that did not succeed.
  init(failed: @escaping @Sendable (String) -> Void) {
    let (stream, continuation) = AsyncStream.makeStream(of: Write.self)
    queue = continuation
    working = Task {
      for await write in stream {
        do { try await write() } catch { failed("\(error)") }
      }
    }
  }

  func add(_ write: @escaping @Sendable () async throws -> Void) {
    queue.yield(write)
  }

  /// Waits until all is written; nothing can be added after.
  func finish() async {
    queue.finish()
    await working.value
  }
}
