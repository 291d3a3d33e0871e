internal import CMicrohttpd

/// A body that is read by the library, which waits in here until the next bytes are due.
final class PacedBody {
  private var chunks: [HTTPReply.Chunk]
  private var rest: (@Sendable () -> [HTTPReply.Chunk])?
  private let ending: HTTPReply.Ending
  private let start: ContinuousClock.Instant
  private let signal: StopSignal
  private var index = 0
  private var offset = 0

  init(
    _ chunks: [HTTPReply.Chunk], then rest: (@Sendable () -> [HTTPReply.Chunk])?,
    _ ending: HTTPReply.Ending, from start: ContinuousClock.Instant, _ signal: StopSignal
  ) {
    self.chunks = chunks
    self.rest = rest
    self.ending = ending
    self.start = start
    self.signal = signal
  }

  /// Copies bytes that are due and returns how many, or one of the library's two end marks.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    while index < chunks.count, offset == chunks[index].bytes.count {
      index += 1
      offset = 0
    }
    if index == chunks.count, let rest {
      self.rest = nil
      chunks = rest()
      index = 0
    }
    guard index < chunks.count else {
      return ending == .complete ? plantain_mhd_end_of_stream() : plantain_mhd_end_with_error()
    }
    let chunk = chunks[index]
    if offset == 0, !signal.wait(until: start + chunk.due) { return plantain_mhd_end_with_error() }
    let count = min(buffer.count, chunk.bytes.count - offset)
    chunk.bytes.withUnsafeBytes {
      buffer.copyMemory(from: .init(rebasing: $0[offset..<offset + count]))
    }
    offset += count
    return count
  }
}

/// The library's callback for `PacedBody`.
func readPacedBody(
  context: UnsafeMutableRawPointer?, position: UInt64, buffer: UnsafeMutablePointer<CChar>?,
  size: Int
) -> Int {
  guard let context, let buffer else { return plantain_mhd_end_with_error() }
  return Unmanaged<PacedBody>.fromOpaque(context).takeUnretainedValue()
    .read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size))
}
