import Foundation

/// This opening's own folder below the spool, locked as long as somebody holds this object.
///
/// The lock ends with the process, however it ends, so a folder whose lock is free has no owner and
/// what is in it will never be adopted.
final class Spool: Sendable {
  let folder: Folder
  private let descriptor: Int32

  /// Makes a folder of its own below a spool and removes those of programs that died.
  init(in spool: Folder) throws(LibraryError) {
    try spool.make()
    let folder = spool.folder(UUID().uuidString)
    // Under the spool's lock, so that nobody takes a folder for dead between mkdir and flock.
    descriptor = try spool.locked { () throws(LibraryError) in
      Self.removeDead(in: spool)
      try folder.make()
      let number = try retrying("open", folder.path) {
        open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      }
      flock(number, LOCK_EX | LOCK_NB)
      return number
    }
    self.folder = folder
  }

  deinit {
    rmdir(folder.path)  // only if it is empty
    close(descriptor)
  }

  private static func removeDead(in spool: Folder) {
    for name in spool.names {
      let folder = spool.folder(name)
      guard let descriptor = try? FileDescriptor(folder.path, O_RDONLY | O_NOFOLLOW),
        (try? descriptor.lock(waiting: false)) == true
      else { continue }
      try? FileManager.default.removeItem(atPath: folder.path)
    }
  }
}
