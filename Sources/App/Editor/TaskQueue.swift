/// Does work one piece after another, in the order it was added.
///
/// Tasks of their own would not keep that order.
final class TaskQueue {
  typealias Work = @Sendable () async throws -> Void
  private let queue: AsyncStream<Work>.Continuation
  private let working: Task<Void, Never>

  /// - Parameter failed: is told, in words, of work that did not succeed.
  init(failed: @escaping @Sendable (String) -> Void) {
    let (stream, continuation) = AsyncStream.makeStream(of: Work.self)
    queue = continuation
    working = Task {
      for await work in stream {
        do { try await work() } catch { failed("\(error)") }
      }
    }
  }

  func add(_ work: @escaping Work) {
    queue.yield(work)
  }

  /// Waits until all is done; nothing can be added after.
  func finish() async {
    queue.finish()
    await working.value
  }
}
