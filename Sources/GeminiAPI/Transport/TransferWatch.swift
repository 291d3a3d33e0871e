/// Which stage a transfer is in, and when that has lasted too long: pure, the clock is an argument.
///
/// The time to connect is libcurl's to watch.
struct TransferWatch {
  private let timeouts: Timeouts
  private let begin: ContinuousClock.Instant
  let bodySize: Int
  /// Bytes of the body that have gone out.
  private(set) var sent = 0
  /// Whether the line stands, so that a request can be on its way.
  var isConnected = false
  /// Whether ``noteSent(_:at:)`` was called, so that there is a time to count from.
  private(set) var isStarted = false
  private var isAnswering = false
  private var lastMove: ContinuousClock.Instant

  init(_ timeouts: Timeouts, bodySize: Int, at begin: ContinuousClock.Instant = .now) {
    self.timeouts = timeouts
    self.bodySize = bodySize
    self.begin = begin
    lastMove = begin
  }

  var isWholeBodySent: Bool { isConnected && sent >= bodySize }

  mutating func noteSent(_ count: Int, at now: ContinuousClock.Instant) {
    sent = count
    isStarted = true
    lastMove = now
  }

  mutating func noteReceived(at now: ContinuousClock.Instant) {
    isAnswering = true
    lastMove = now
  }

  /// The limit that holds now, and when it is passed.
  private var limits: [(TransportError.Kind, ContinuousClock.Instant)] {
    let whole = (TransportError.Kind.wholeTimeout, begin + timeouts.whole)
    if !isConnected { return [whole] }
    if isAnswering || !isWholeBodySent { return [(.idleTimeout, lastMove + timeouts.idle), whole] }
    return [(.firstByteTimeout, lastMove + timeouts.firstByte), whole]
  }

  /// The next moment at which something can have lasted too long.
  var next: ContinuousClock.Instant? { limits.map(\.1).min() }

  /// What has lasted too long.
  func expired(at now: ContinuousClock.Instant) -> TransportError.Kind? {
    limits.first { $0.1 <= now }?.0
  }
}
