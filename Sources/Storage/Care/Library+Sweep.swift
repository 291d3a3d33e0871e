import Conversation
package import Foundation

extension Library {
  /// How long a file that nothing names is left alone, in seconds: it may have just been stored for
  /// a turn or a draft that is not written yet.
  package static let sweepAge = 86400.0

  /// Removes the files of pictures and signatures that nothing names any more.
  ///
  /// Only of a sound database, only files that nobody has stored since a moment, and under the
  /// store's lock and the database's: whoever stores the same bytes again waits, and then finds the
  /// file gone or makes it new.
  ///
  /// - Returns: how many files are gone, and their bytes; nil where the database is not sound.
  package func sweep(
    _ blobs: BlobStore, olderThan moment: Date
  ) throws(LibraryError) -> (files: Int, byteCount: Int)? {
    guard try connection.isSound() else { return nil }
    let files = PictureFiles(in: Folder(blobs.dataFolder))
    // Most are known by this look, which keeps nobody waiting.
    let named = try connection.references()
    let candidates = files.list().blobs.keys.filter { named[$0] == nil }
    guard !candidates.isEmpty else { return (0, 0) }
    return try blobs.root.locked { () throws(LibraryError) in
      try connection.write { () throws(LibraryError) in
        let named = try connection.references()
        var (count, bytes) = (0, 0)
        var changed: Set<String> = []
        for id in candidates where named[id] == nil {
          let path = files.path(of: id)
          var status = stat()
          guard lstat(path, &status) == 0, Self.age(status) < moment else { continue }
          try retrying("remove", path) { unlink(path) }
          changed.insert(String(id.rawValue.prefix(2)))
          count += 1
          bytes += Int(status.st_size)
        }
        for name in changed { try blobs.root.folder(name).sync() }
        return (count, bytes)
      }
    }
  }

  /// Empties the trash and then sweeps: the whole of it, for a user who asked for that.
  package func emptyTrash(
    until moment: Date = .distantFuture, sweeping blobs: BlobStore, now: Date
  ) throws(LibraryError) -> Emptying {
    var emptying = try emptyTrash(until: moment, now: now)
    if let swept = try sweep(blobs, olderThan: now - Self.sweepAge) {
      (emptying.files, emptying.byteCount) = swept
    } else {
      emptying.isUnsound = true
    }
    return emptying
  }

  /// When a file was last written, renamed or stored again.
  private static func age(_ status: stat) -> Date {
    func date(_ time: timespec) -> Date {
      Date(timeIntervalSince1970: Double(time.tv_sec) + Double(time.tv_nsec) / 1e9)
    }
    return max(date(status.st_mtim), date(status.st_ctim))
  }
}
