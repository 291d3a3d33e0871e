import Foundation

/// An open file: closed when it is let go, never inherited by a child, private to the user.
struct FileDescriptor: ~Copyable {
  let number: Int32
  let path: String

  /// Opens a file; a new one gets mode 0600.
  init(_ path: String, _ flags: Int32) throws(LibraryError) {
    self.path = path
    number = try retrying("open", path) { open(path, flags | O_CLOEXEC, 0o600) }
  }

  deinit { close(number) }

  /// Mode, size and place of the file.
  func status() throws(LibraryError) -> stat {
    var status = stat()
    try retrying("look at", path) { fstat(number, &status) }
    return status
  }

  /// The length of a file; refuses what is no regular file.
  func regularSize() throws(LibraryError) -> Int {
    let status = try status()
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw LibraryError(.notARegularFile, "\(path) is not a regular file.")
    }
    return Int(status.st_size)
  }

  /// Writes all of some bytes, however many calls it takes.
  func write(_ bytes: UnsafeRawBufferPointer) throws(LibraryError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest)
      let count = try retrying("write", path) {
        Foundation.write(number, piece.baseAddress, piece.count)
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Fills a buffer as far as one call does; 0 at the end of the file.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(LibraryError) -> Int {
    try retrying("read", path) { Foundation.read(number, buffer.baseAddress, buffer.count) }
  }

  /// Returns when the bytes (of a folder: the names) are on the disk.
  func sync() throws(LibraryError) {
    try retrying("fsync", path) { fsync(number) }
  }

  /// Takes the file's lock; false if somebody else holds it and `waiting` is false.
  ///
  /// The lock belongs to this opening of the file and ends with it, even by kill -9. Several may
  /// have it at a time if all of them share it.
  func lock(waiting: Bool, shared isShared: Bool = false) throws(LibraryError) -> Bool {
    do throws(LibraryError) {
      try retrying("lock", path) {
        flock(number, (isShared ? LOCK_SH : LOCK_EX) | (waiting ? 0 : LOCK_NB))
      }
      return true
    } catch {
      if error.code == .system(EWOULDBLOCK) { return false }
      throw error
    }
  }
}

/// Makes a system call, again when a signal came in between; -1 becomes an error.
@discardableResult
func retrying<Result: SignedInteger>(
  _ operation: String, _ path: String, _ call: () -> Result
) throws(LibraryError) -> Result {
  if let number = Faults.number(at: operation) { throw .system(number, operation, path) }
  while true {
    let result = call()
    if result != -1 { return result }
    if errno != EINTR { throw .system(errno, operation, path) }
  }
}
