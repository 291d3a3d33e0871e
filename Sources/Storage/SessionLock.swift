package import Conversation
package import Foundation
import Synchronization

/// The right to drive a session: at most one holder on the machine.
///
/// A lock on `locks/<session>.lock` of the data folder, which holds the owner's process id. It ends
/// with ``release()``, with this object, or with the process, even by kill -9.
package final class SessionLock: Sendable {
  private let path: String
  private let descriptor: Mutex<Int32?>

  /// Takes a session's lock; nil when another process, or another lock object, holds it.
  ///
  /// - Throws: ``LibraryError`` when the lock's file cannot be made.
  package init?(session: SessionID, in dataFolder: URL) throws(LibraryError) {
    let folder = Folder(dataFolder).folder("locks")
    try folder.make()
    path = try Self.path(of: session, in: folder)
    guard let number = try Self.lock(path) else { return nil }
    descriptor = Mutex(number)
  }

  deinit { release() }

  /// Gives the session free; again and again does no harm.
  package func release() {
    descriptor.withLock {
      guard let number = $0 else { return }
      unlink(path)
      close(number)
      $0 = nil
    }
  }

  /// The process that drives a session; nil if none does, or it cannot be found out.
  package static func holder(of session: SessionID, in dataFolder: URL) -> Int32? {
    guard let path = try? path(of: session, in: Folder(dataFolder).folder("locks")),
      let text = try? String(contentsOfFile: path, encoding: .utf8)
    else { return nil }
    return Int32(text.trimmingCharacters(in: .whitespacesAndNewlines))
  }

  private static func path(
    of session: SessionID, in folder: Folder
  ) throws(LibraryError) -> String {
    guard session.rawValue.isHexadecimal(session.rawValue.utf8.count), !session.rawValue.isEmpty
    else { throw LibraryError(.malformedName, "\(session.rawValue) is not a session's id.") }
    return folder.path(of: session.rawValue + ".lock")
  }

  /// Opens and locks the file that has the path when the lock is had: its last owner removes it,
  /// and a lock on a removed file excludes nobody.
  private static func lock(_ path: String) throws(LibraryError) -> Int32? {
    while true {
      let number = try retrying("open", path) {
        open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
      }
      guard flock(number, LOCK_EX | LOCK_NB) == 0 else {
        let reason = errno
        close(number)
        if reason == EINTR { continue }
        if reason == EWOULDBLOCK { return nil }
        throw .system(reason, "lock", path)
      }
      var named = stat()
      var locked = stat()
      guard stat(path, &named) == 0, fstat(number, &locked) == 0, named.st_ino == locked.st_ino
      else {
        close(number)
        continue
      }
      let owner = "\(getpid())\n"
      ftruncate(number, 0)
      write(number, owner, owner.utf8.count)  // for people; the lock does not need it
      return number
    }
  }
}
