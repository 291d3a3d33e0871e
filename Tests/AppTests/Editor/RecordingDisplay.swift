import Screen
import Synchronization

/// A display that keeps every frame, and wakes whoever waits for one.
final class RecordingDisplay: Display {
  private let shown = Mutex<[Frame]>([])
  private let texts = Mutex<[String]>([])
  private let arrivals: AsyncStream<Frame>
  private let continuation: AsyncStream<Frame>.Continuation

  init(clipboardAnswer: Bool? = nil) {
    self.clipboardAnswer = clipboardAnswer
    (arrivals, continuation) = AsyncStream.makeStream()
  }

  var frames: [Frame] { shown.withLock { $0 } }

  /// What was put on the clipboard, in order.
  var copied: [String] { texts.withLock { $0 } }

  /// Returns the first frame from now on, or since the last call, that meets a condition.
  func frame(where condition: (Frame) -> Bool) async -> Frame? {
    for await frame in arrivals where condition(frame) { return frame }
    return nil
  }

  func show(_ frame: Frame) {
    shown.withLock { $0.append(frame) }
    continuation.yield(frame)
  }

  func setTitle(_ title: String) async {}
  func copy(_ text: String) async { texts.withLock { $0.append(text) } }
  /// What the clipboard says to a file; nil where it takes none.
  let clipboardAnswer: Bool?
  private let files = Mutex<[String]>([])
  /// What was put there as data, `image/png /path`, in order.
  var copiedFiles: [String] { files.withLock { $0 } }

  func copy(
    file: String, as mimeType: String, told: @escaping @Sendable (Bool) -> Void
  ) async -> Bool {
    guard let clipboardAnswer else { return false }
    files.withLock { $0.append("\(mimeType) \(file)") }
    told(clipboardAnswer)
    return true
  }

  func use(_ mode: ImageMode) async {}
  func ring() async {}
  func invalidate() async {}
  func suspend() async {}
  func resume() async {}
  func close() async {}
}

extension Frame {
  /// The characters of all rows.
  var text: String { cells.cells.map(\.text).joined() }
}
