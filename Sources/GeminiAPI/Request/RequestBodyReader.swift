import Foundation
import Glibc

/// Reads a body from its beginning to its end, or again, with one buffer of 64 KiB.
final class RequestBodyReader {
  /// A file of the body that could not be read, or is not as long as it was.
  struct FileError: Error {
    /// The system's error number; 0 for a file that has become shorter.
    var code: Int32
    var name: String
  }

  /// A multiple of three, so that only a file's last piece needs padding.
  private static let pieceSize = 48 << 10

  private let body: RequestBody
  private var next = 0
  private var file: Int32 = -1
  private var fileName = ""
  private var rest = 0
  /// What is encoded and not yet handed out.
  private var pending = Data()

  init(_ body: RequestBody) {
    self.body = body
  }

  deinit { close() }

  /// Begins again, as libcurl asks before it repeats a request.
  func rewind() {
    close()
    next = 0
    pending = Data()
  }

  /// Fills a buffer as far as the body reaches.
  ///
  /// - Returns: The count of bytes; 0 at the end only.
  /// - Throws: ``FileError``.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    var count = 0
    while count < buffer.count {
      if pending.isEmpty {
        guard try refill() else { break }
        continue
      }
      let piece = pending.prefix(buffer.count - count)
      piece.copyBytes(to: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
      count += piece.count
      pending = pending.dropFirst(piece.count)
    }
    return count
  }

  /// Takes the next piece of the body into `pending`; false at the end.
  private func refill() throws -> Bool {
    guard next < body.segments.count else { return false }
    switch body.segments[next] {
    case .bytes(let data):
      pending = data
      next += 1
    case .base64(let url, let byteCount):
      pending = try piece(of: url, from: 0, byteCount).base64EncodedData()
    case .file(let url, let offset, let byteCount):
      pending = try piece(of: url, from: offset, byteCount)
    }
    return true
  }

  /// The next piece of a file; exactly the announced bytes of it go out, or none.
  private func piece(of url: URL, from offset: Int, _ byteCount: Int) throws -> Data {
    if file < 0 {
      fileName = url.lastPathComponent
      file = open(url.path(percentEncoded: false), O_RDONLY | O_CLOEXEC)
      guard file >= 0, offset == 0 || lseek(file, offset, SEEK_SET) == offset else {
        throw FileError(code: errno, name: fileName)
      }
      rest = byteCount
    }
    let wanted = min(rest, Self.pieceSize)
    var data = Data(count: wanted)
    try data.withUnsafeMutableBytes { try fill($0) }
    rest -= wanted
    if rest == 0 {
      close()
      next += 1
    }
    return data
  }

  private func fill(_ buffer: UnsafeMutableRawBufferPointer) throws {
    var done = 0
    while done < buffer.count {
      let count = Glibc.read(file, buffer.baseAddress?.advanced(by: done), buffer.count - done)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        throw FileError(code: count < 0 ? errno : 0, name: fileName)
      }
      done += count
    }
  }

  private func close() {
    if file >= 0 { Glibc.close(file) }
    file = -1
  }
}
