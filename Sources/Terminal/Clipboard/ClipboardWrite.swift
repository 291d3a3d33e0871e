import Foundation

/// A file on its way to the clipboard through the terminal.
final class ClipboardWrite {
  let command: ClipboardCommand
  /// Told once whether it got there.
  let told: @Sendable (Bool) -> Void
  /// Whether all of it has been sent; the terminal's answer is missing.
  private(set) var isSent = false
  private let file: FileHandle
  private var hasBegun = false

  /// Opens a file; nil where that fails.
  init?(file: String, _ command: ClipboardCommand, told: @escaping @Sendable (Bool) -> Void) {
    guard let handle = FileHandle(forReadingAtPath: file) else { return nil }
    self.file = handle
    self.command = command
    self.told = told
  }

  /// The next packets, a few thousand bytes.
  ///
  /// - Throws: the file system's error.
  func next() throws -> [UInt8] {
    var packets = hasBegun ? [] : command.begin
    hasBegun = true
    for _ in 0..<3 {
      // Shorter reads are padded, which nothing may follow.
      let bytes = try file.read(upToCount: ClipboardCommand.chunk) ?? Data()
      if !bytes.isEmpty { packets += command.data(bytes) }
      if bytes.count < ClipboardCommand.chunk {
        isSent = true
        return packets + command.end
      }
    }
    return packets
  }
}
