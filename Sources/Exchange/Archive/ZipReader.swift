import CArchive
import Foundation

/// Reads a ZIP by its directory, entry after entry, through libarchive; no name is ever a path.
final class ZipReader {
  private let archive: OpaquePointer
  private let descriptor: Int32
  private let name: String
  private let buffer: UnsafeMutableRawBufferPointer

  /// Opens a regular file.
  init(_ path: String) throws(ExchangeError) {
    name = NewName.last(of: path)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let words = String(cString: strerror(errno))
      throw ExchangeError(.notAnArchive, "\(name) cannot be read: \(words).")
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & 0o170000 == 0o100000,
      let archive = archive_read_new()
    else {
      close(descriptor)
      throw ExchangeError(.notAnArchive, "\(name) is no regular file.")
    }
    self.descriptor = descriptor
    self.archive = archive
    buffer = .allocate(byteCount: 1 << 16, alignment: 16)
    // By the directory at its end alone: a file that was cut has none.
    guard archive_read_support_format_zip_seekable(archive) == ARCHIVE_OK,
      archive_read_open_fd(archive, descriptor, buffer.count) == ARCHIVE_OK
    else {
      throw ExchangeError(
        .notAnArchive, "\(name) is no archive of Plantain's, or was cut off: it has no directory.")
    }
  }

  deinit {
    archive_read_free(archive)
    close(descriptor)
    buffer.deallocate()
  }

  /// The name and the announced length of the next entry; nil after the last.
  ///
  /// - Throws: ``ExchangeError`` for a directory that cannot be read, and an entry that is no file.
  func next() throws(ExchangeError) -> (name: String, byteCount: Int?)? {
    var entry: OpaquePointer?
    let status = archive_read_next_header(archive, &entry)
    if status == ARCHIVE_EOF { return nil }
    guard status >= ARCHIVE_WARN, let entry else { throw .damaged(name, reason) }
    guard let path = archive_entry_pathname(entry), strnlen(path, 200) < 200 else {
      throw .damaged(name, "has an entry without a name of ours")
    }
    let entryName = String(cString: path)
    guard archive_entry_filetype(entry) == ZipWriter.regularFile,
      archive_entry_hardlink(entry) == nil
    else { throw .damaged(entryName, "is no file") }
    guard archive_entry_size_is_set(entry) != 0 else { return (entryName, nil) }
    return (entryName, Int(archive_entry_size(entry)))
  }

  /// Hands out the bytes of the entry in pieces.
  func read<Failure: Error>(
    _ entry: String, limit: Int, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws {
    var count = 0
    while true {
      let read = archive_read_data(archive, buffer.baseAddress, buffer.count)
      if read == 0 { return }
      guard read > 0 else { throw ExchangeError.damaged(entry, reason) }
      count += read
      guard count <= limit else {
        throw ExchangeError.damaged(entry, "is longer than it says")
      }
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<read]))
    }
  }

  /// All bytes of the entry, which says how many they are.
  func bytes(_ entry: String, count: Int) throws -> Data {
    var data = Data()
    data.reserveCapacity(count)
    try read(entry, limit: count) { (piece) throws(ExchangeError) in
      data.append(contentsOf: piece)
    }
    guard data.count == count else { throw ExchangeError.damaged(entry, "is cut off") }
    return data
  }

  /// What libarchive says, as the end of a sentence.
  private var reason: String {
    let words = archive_error_string(archive).map { String(cString: $0) } ?? ""
    return words.isEmpty ? "cannot be read" : "cannot be read (\(words))"
  }
}
