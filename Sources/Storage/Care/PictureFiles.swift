import Conversation
import Digest
import Foundation

/// The files of a picture store, looked at from outside; nothing is changed.
struct PictureFiles: Sendable {
  /// What lies below `pictures/`.
  struct Listing {
    /// Blobs and the lengths of their files.
    var blobs: [BlobID: Int] = [:]
    /// Files that are not of Plantain, by their paths below `pictures/`.
    var strays: [String] = []
    /// Folders of the spool whose program died, by their names.
    var deadSpools: [String] = []
  }

  let root: Folder

  init(in data: Folder) {
    root = data.folder("pictures")
  }

  /// The path of a blob.
  func path(of id: BlobID) -> String {
    root.folder(String(id.rawValue.prefix(2))).path(of: String(id.rawValue.dropFirst(2)))
  }

  /// Looks at every name.
  func list() -> Listing {
    var listing = Listing()
    for name in root.names.sorted() where name != "spool" {
      let folder = root.folder(name)
      guard name.isHexadecimal(2) else {
        listing.strays.append(name)
        continue
      }
      for rest in folder.names.sorted() {
        let id = BlobID(rawValue: name + rest)
        if id.isWellFormed, let size = size(of: id) {
          listing.blobs[id] = size
        } else {
          listing.strays.append("\(name)/\(rest)")
        }
      }
    }
    let spool = root.folder("spool")
    listing.deadSpools = spool.names.sorted().filter { name in
      guard
        let descriptor = try? FileDescriptor(
          spool.folder(name).path, O_RDONLY | O_NOFOLLOW | O_DIRECTORY)
      else { return false }
      return (try? descriptor.lock(waiting: false)) == true
    }
    return listing
  }

  /// The length of a blob's file; nil if there is none.
  func size(of id: BlobID) -> Int? {
    var status = stat()
    guard lstat(path(of: id), &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// The digest of a file, and its length.
  static func digest(of path: String) throws(LibraryError) -> (hex: String, byteCount: Int) {
    var hash = SHA256()
    var count = 0
    try chunks(of: try FileDescriptor(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)) {
      hash.update($0)
      count += $0.count
    }
    return (hash.finishHex(), count)
  }

  /// Copies a blob's file to a new one, which is on the disk when this returns.
  ///
  /// - Returns: whether the bytes are those of the blob; else there is no copy.
  static func copy(
    _ source: String, to target: String, expecting id: BlobID
  ) throws(LibraryError) -> Bool {
    var hash = SHA256()
    do throws(LibraryError) {
      let file = try FileDescriptor(target, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW)
      let old = try FileDescriptor(source, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
      try chunks(of: old) { bytes throws(LibraryError) in
        hash.update(bytes)
        try file.write(bytes)
      }
      try file.sync()
    } catch {
      unlink(target)
      throw error
    }
    if hash.finishHex() == id.rawValue { return true }
    unlink(target)
    return false
  }
}
