import CNcurses
import Glibc
package import Screen

/// Waits for bytes or signals and makes events of the bytes, silences included.
struct ByteReader {
  /// What ended a wait.
  enum Outcome {
    /// There are bytes in the pipe.
    case signals
    case events([InputEvent])
    /// The terminal was closed.
    case gone
  }

  private let descriptor: Int32
  private let escapeDelay: Int
  private var decoder: InputDecoder
  private var buffer = [UInt8](repeating: 0, count: 1 << 14)
  private var lastByte = ContinuousClock.now

  init(descriptor: Int32, escapeDelay: Int) {
    self.descriptor = descriptor
    self.escapeDelay = escapeDelay
    decoder = InputDecoder(escapeDelayMilliseconds: escapeDelay)
  }

  /// Waits until something comes; while paused only for the pipe.
  mutating func wait(pipe: Int32, isPaused: Bool) -> Outcome {
    let input = Int16(POLLIN)
    var sources = [
      pollfd(fd: pipe, events: input, revents: 0),
      // A negative descriptor is left out.
      pollfd(fd: isPaused ? -1 : descriptor, events: input, revents: 0),
    ]
    let ready = poll(&sources, 2, timeout)
    if ready < 0 { return .events([]) }
    if sources[0].revents != 0 { return .signals }
    if sources[1].revents != 0 { return read() }
    return .events(decoder.flush(afterMilliseconds: silence))
  }

  private mutating func read() -> Outcome {
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return .events([]) }
    guard count > 0 else { return .gone }
    // A silence that nobody asked about comes before the bytes that ended it.
    let before = decoder.isWaiting ? decoder.flush(afterMilliseconds: silence) : []
    lastByte = .now
    return .events(before + decoder.decode(buffer[..<count]))
  }

  /// Milliseconds since the last byte.
  private var silence: Int {
    let (seconds, attoseconds) = (ContinuousClock.now - lastByte).components
    return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
  }

  /// Until the escape is due; later looks are for broken sequences and may be rare.
  private var timeout: Int32 {
    guard decoder.isWaiting else { return -1 }
    let due = escapeDelay - silence
    return due > 0 ? Int32(due) : 250
  }
}

/// A cell's width and height in pixels as the terminal tells them; nil where it does not.
///
/// Known not to be true: 0×0 over many SSH connections, and the 640×480 of Windows' OpenSSH
/// (<https://github.com/PowerShell/Win32-OpenSSH/issues/2349>).
package func cellSize(_ descriptor: Int32) -> CellPixels? {
  var window = winsize()
  guard plantain_window_size(descriptor, &window) == 0, window.ws_row > 0, window.ws_col > 0,
    window.ws_xpixel > 0, window.ws_ypixel > 0,
    (window.ws_xpixel, window.ws_ypixel) != (640, 480)
  else { return nil }
  return CellPixels(
    width: Int(window.ws_xpixel) / Int(window.ws_col),
    height: Int(window.ws_ypixel) / Int(window.ws_row))
}

/// The size of a terminal's window; nil where it has none.
package func windowSize(_ descriptor: Int32) -> Size? {
  var window = winsize()
  guard plantain_window_size(descriptor, &window) == 0, window.ws_row > 0, window.ws_col > 0
  else { return nil }
  return Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
}
