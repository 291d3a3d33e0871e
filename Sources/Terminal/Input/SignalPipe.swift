import CNcurses
import Glibc

/// Signals as bytes in a pipe, one for each that came, so that a `poll` sees them.
///
/// The handlers are in C.
final class SignalPipe: Sendable {
  let readEnd: Int32
  private let writeEnd: Int32

  /// Begins to catch signals; nil if there is no pipe to be had.
  init?() {
    var ends: [Int32] = [0, 0]
    guard plantain_pipe(&ends) == 0 else { return nil }
    (readEnd, writeEnd) = (ends[0], ends[1])
    plantain_signals_begin(writeEnd)
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  /// The numbers of the signals that came.
  func take() -> [Int32] {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = read(readEnd, &bytes, bytes.count)
    return count > 0 ? bytes[..<count].filter { $0 != 0 }.map(Int32.init) : []
  }

  /// Ends a `poll` without a signal.
  func wake() {
    var nothing: UInt8 = 0
    // A full pipe wakes as well.
    _ = write(writeEnd, &nothing, 1)
  }

  /// Gives the signals back to those who had them.
  func end() {
    plantain_signals_end()
  }
}
