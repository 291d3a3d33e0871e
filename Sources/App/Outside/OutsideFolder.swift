import Conversation
import Foundation

/// Copies of pictures for programs outside, which may write what they are given.
///
/// `out/4f2a` below the cache, for the user alone; it goes when Plantain ends, and where Plantain
/// died, at the next start. A lock on the folder says whether its owner lives.
actor OutsideFolder {
  private let root: URL
  private var own: (folder: URL, lock: Int32)?
  private var copies: [BlobID: URL] = [:]

  init(cache: URL) {
    root = cache.appending(path: "out", directoryHint: .isDirectory)
  }

  /// Copies a picture under a name; the same picture a second time to the same place, as new.
  ///
  /// - Throws: the file system's error.
  func copy(of blob: BlobID, at source: URL, as name: String) throws -> URL {
    let folder = try ownFolder()
    let target = copies[blob] ?? free(name, in: folder)
    // A new file under the old name: a viewer that shows the old one keeps it.
    try Paths.write(Data(contentsOf: source, options: .mappedIfSafe), to: target)
    copies[blob] = target
    return target
  }

  /// Removes all copies.
  func remove() {
    guard let (folder, lock) = own else { return }
    (own, copies) = (nil, [:])
    try? FileManager.default.removeItem(at: folder)
    close(lock)
  }

  /// Removes what copies of Plantain that died have left.
  func sweep() {
    let found = try? FileManager.default.contentsOfDirectory(
      at: root, includingPropertiesForKeys: nil)
    for folder in found ?? [] where folder.path != own?.folder.path {
      guard let lock = Self.lock(folder) else { continue }
      try? FileManager.default.removeItem(at: folder)
      close(lock)
    }
  }

  private func ownFolder() throws -> URL {
    if let own { return own.folder }
    try Paths.make(root)
    while true {
      let name = String(UInt16.random(in: 0x1000 ... .max), radix: 16)
      let folder = root.appending(path: name, directoryHint: .isDirectory)
      guard mkdir(folder.path, 0o700) == 0 else {
        if errno == EEXIST { continue }
        throw CocoaError(.fileWriteUnknown)
      }
      // Another copy that starts just now may have taken it for one that was left.
      guard let lock = Self.lock(folder) else { continue }
      guard FileManager.default.fileExists(atPath: folder.path) else {
        close(lock)
        continue
      }
      own = (folder, lock)
      return folder
    }
  }

  private func free(_ name: String, in folder: URL) -> URL {
    let taken = Set(copies.values.map(\.lastPathComponent))
    let (stem, ending) = (
      (name as NSString).deletingPathExtension, (name as NSString).pathExtension
    )
    var (candidate, number) = (name, 2)
    while taken.contains(candidate) {
      candidate = "\(stem)-\(number).\(ending)"
      number += 1
    }
    return folder.appending(path: candidate, directoryHint: .notDirectory)
  }

  /// Takes a folder's lock; nil where its owner lives, or there is no folder.
  private static func lock(_ folder: URL) -> Int32? {
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
    return descriptor
  }
}
