import CArchive
import Foundation

/// Writes a ZIP, entry after entry, through libarchive; nothing but the entry's piece is in memory.
final class ZipWriter {
  private let archive: OpaquePointer
  private let entry: OpaquePointer
  private let file: NewFile
  /// `AE_IFREG`, which is a macro with a cast.
  static let regularFile: UInt32 = 0o100000

  /// Begins the archive in a new file.
  init(_ file: NewFile) throws(ExchangeError) {
    guard let archive = archive_write_new(), let entry = archive_entry_new() else {
      throw .system(ENOMEM, NewName.last(of: file.path))
    }
    self.archive = archive
    self.entry = entry
    self.file = file
    try check(archive_write_set_format_zip(archive))
    try check(archive_write_set_bytes_in_last_block(archive, 1))
    try check(archive_write_open_fd(archive, file.descriptor))
  }

  deinit {
    archive_entry_free(entry)
    // Without a close before, the archive is given up as it is.
    archive_write_fail(archive)
    archive_write_free(archive)
  }

  /// Begins an entry of a known length.
  func begin(_ name: String, byteCount: Int, at date: Date, deflated: Bool) throws(ExchangeError) {
    try check(
      deflated
        ? archive_write_zip_set_compression_deflate(archive)
        : archive_write_zip_set_compression_store(archive))
    archive_entry_clear(entry)
    archive_entry_set_pathname(entry, name)
    archive_entry_set_size(entry, Int64(byteCount))
    archive_entry_set_filetype(entry, Self.regularFile)
    archive_entry_set_perm(entry, 0o600)
    archive_entry_set_mtime(entry, time_t(date.timeIntervalSince1970), 0)
    try check(archive_write_header(archive, entry))
  }

  /// Adds bytes to the entry.
  func write(_ bytes: UnsafeRawBufferPointer) throws(ExchangeError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest)
      let count = archive_write_data(archive, piece.baseAddress, piece.count)
      guard count > 0 else { throw failure }
      rest = rest.dropFirst(count)
    }
  }

  /// Adds a whole entry.
  func add(_ name: String, _ bytes: Data, at date: Date) throws(ExchangeError) {
    try begin(name, byteCount: bytes.count, at: date, deflated: true)
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(ExchangeError) in try write(bytes) }
    }
    try result.get()
  }

  /// Writes the directory and gives the file its name.
  func finish() throws(ExchangeError) {
    try check(archive_write_close(archive))
    try file.finish()
  }

  private func check(_ status: Int32) throws(ExchangeError) {
    if status < ARCHIVE_WARN { throw failure }
  }

  private var failure: ExchangeError {
    let number = archive_errno(archive)
    if number > 0 { return .system(number, NewName.last(of: file.path)) }
    let words = archive_error_string(archive).map { String(cString: $0) } ?? "unknown"
    return ExchangeError(
      .notWritable, "\(NewName.last(of: file.path)) cannot be written: \(words).")
  }
}
