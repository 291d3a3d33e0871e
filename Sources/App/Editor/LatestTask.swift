/// Runs one piece of work at a time and, of those that come meanwhile, only the last: for answers
/// to what is typed, which nobody wants any more once more is typed.
final class LatestTask {
  private var isRunning = false
  private var next: (@Sendable () async -> Void)?

  func run(_ work: @escaping @Sendable () async -> Void) {
    guard !isRunning else {
      next = work
      return
    }
    isRunning = true
    Task {
      await work()
      isRunning = false
      if let next {
        self.next = nil
        run(next)
      }
    }
  }
}
