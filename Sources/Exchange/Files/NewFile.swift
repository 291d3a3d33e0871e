import Foundation

/// A file that is written from front to back and has its name only once it is whole.
///
/// For the user alone (0600). It never takes the place of another file, and a program that dies
/// leaves the name free.
package final class NewFile {
  /// The path it will have.
  package let path: String
  let descriptor: Int32
  private let temporary: String
  private var buffer: [UInt8] = []
  private var isFinished = false
  private static let bufferSize = 1 << 16

  /// Begins a file.
  ///
  /// - Throws: ``ExchangeError`` where something has the name, or it cannot be written there.
  package init(_ path: String) throws(ExchangeError) {
    self.path = path
    temporary = NewName.temporary(for: path)
    try NewName.check(path)
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .system(errno, NewName.last(of: path)) }
    buffer.reserveCapacity(Self.bufferSize)
  }

  deinit {
    close(descriptor)
    if !isFinished { unlink(temporary) }
  }

  /// Adds text.
  ///
  /// - Throws: ``ExchangeError`` when the disk is full, among others.
  package func write(_ text: String) throws(ExchangeError) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Adds bytes.
  ///
  /// - Throws: ``ExchangeError`` when the disk is full, among others.
  package func write(_ bytes: some Sequence<UInt8>) throws(ExchangeError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Gives the file its name: when this returns, it is whole and on the disk.
  ///
  /// - Throws: ``ExchangeError`` where something has taken the name since.
  package func finish() throws(ExchangeError) {
    try flush()
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw .system(errno, NewName.last(of: path))
    }
    try NewName.give(path, to: temporary)
    isFinished = true
  }

  private func flush() throws(ExchangeError) {
    var rest = buffer[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .system(errno, NewName.last(of: path)) }
      rest = rest.dropFirst(count)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
