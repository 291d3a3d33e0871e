import Conversation
import Digest
import Foundation
import Glibc

/// A file of the spool folder that is being written, hashed on the way.
///
/// It is removed with this object unless ``finish()`` was called.
final class SpoolFile {
  /// The disk refused: the system's error number.
  struct WriteError: Error {
    var code: Int32
  }

  let url: URL
  private var file: Int32
  private var hash = SHA256()
  /// What has been written.
  private(set) var byteCount = 0
  private var isFinished = false

  init(in folder: URL) throws {
    let name = "incoming-" + String(UInt64.random(in: .min ... .max), radix: 36)
    url = folder.appending(component: name, directoryHint: .notDirectory)
    file = open(
      url.path(percentEncoded: false), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw WriteError(code: errno) }
  }

  deinit {
    if file >= 0 { close(file) }
    if !isFinished { unlink(url.path(percentEncoded: false)) }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    hash.update(bytes)
    byteCount += bytes.count
    var done = 0
    while done < bytes.count {
      let count = Glibc.write(file, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw WriteError(code: errno) }
      done += count
    }
  }

  /// Closes the file and hands it over.
  func finish() throws -> SpooledBlob {
    let result = close(file)
    file = -1
    guard result == 0 else { throw WriteError(code: errno) }
    isFinished = true
    return SpooledBlob(
      url: url, blob: BlobID(rawValue: hash.finishHex()), byteCount: byteCount)
  }
}
