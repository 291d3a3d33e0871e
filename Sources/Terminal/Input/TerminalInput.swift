import Dispatch
import Glibc
package import Screen
import Synchronization

/// Reads keys, pastes, replies and signals, on a thread of its own.
///
/// One reader takes them from ``events``. The bytes are read with `read(2)`: ncurses would hold a
/// lone escape back and knows neither pastes nor replies.
package final class TerminalInput: Sendable {
  /// Everything that comes, in order.
  ///
  /// The first is the window's size. SIGTERM, SIGHUP and SIGINT are ``InputEvent/hangUp``, SIGTSTP
  /// is the key C-z, SIGCONT is ``InputEvent/resumed``. Ends after a terminal that is gone.
  package let events: AsyncStream<InputEvent>
  private let continuation: AsyncStream<InputEvent>.Continuation
  private let descriptor: Int32
  private let escapeDelay: Int
  private let pipe: SignalPipe
  private let commands = Mutex(Commands())
  /// Signalled for each command once the thread has seen it.
  private let acknowledged = DispatchSemaphore(value: 0)

  private struct Commands {
    var isPaused = false
    var isStopped = false
    /// How many wait for their acknowledgement.
    var waiting = 0
  }

  /// Begins to read; the signals WINCH, TERM, HUP, INT, TSTP and CONT are ours from now on.
  package init(_ options: TerminalOptions) throws(TerminalFailure) {
    guard let pipe = SignalPipe() else {
      throw TerminalFailure(description: "There are too many open files to read the keyboard.")
    }
    self.pipe = pipe
    descriptor = options.input
    escapeDelay = options.escapeDelayMilliseconds
    (events, continuation) = AsyncStream.makeStream()
    DispatchQueue(label: "plantain.input", qos: .userInteractive).async { [self] in run() }
  }

  /// Leaves the terminal's bytes to others; returns once no byte is taken any more.
  package func pause() {
    command { $0.isPaused = true }
  }

  /// Reads again after ``pause()``.
  package func resume() {
    command { $0.isPaused = false }
  }

  /// Ends for good and gives the signals back.
  package func stop() {
    command { $0.isStopped = true }
  }

  private func command(_ change: (inout Commands) -> Void) {
    let isRunning = commands.withLock { commands in
      guard !commands.isStopped else { return false }
      change(&commands)
      commands.waiting += 1
      return true
    }
    guard isRunning else { return }
    pipe.wake()
    acknowledged.wait()
  }

  // MARK: The thread

  private func run() {
    var reader = ByteReader(descriptor: descriptor, escapeDelay: escapeDelay)
    reportSize()
    while let isPaused = acknowledge() {
      switch reader.wait(pipe: pipe.readEnd, isPaused: isPaused) {
      case .signals: pipe.take().forEach(report)
      case .events(let events): events.forEach { continuation.yield($0) }
      case .gone:
        continuation.yield(.hangUp)
        commands.withLock { $0.isStopped = true }
      }
    }
    continuation.finish()
  }

  /// Answers those that wait; whether reading is paused, nil to end.
  private func acknowledge() -> Bool? {
    let (seen, isPaused) = commands.withLock { commands in
      defer { commands.waiting = 0 }
      return (commands.waiting, commands.isStopped ? nil : commands.isPaused)
    }
    // Before anybody hears of the end: the next to begin must not lose its handlers to this.
    if isPaused == nil { pipe.end() }
    for _ in 0..<seen { acknowledged.signal() }
    return isPaused
  }

  private func report(_ signal: Int32) {
    switch signal {
    case SIGWINCH: reportSize()
    case SIGTERM, SIGHUP, SIGINT: continuation.yield(.hangUp)
    case SIGTSTP: continuation.yield(.key(KeyEvent(.character("z"), .control)))
    case SIGCONT:
      continuation.yield(.resumed)
      reportSize()
    default: break
    }
  }

  private func reportSize() {
    if let size = windowSize(descriptor) { continuation.yield(.resize(size)) }
  }
}
