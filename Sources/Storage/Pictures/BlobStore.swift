package import Conversation
import Digest
package import Foundation

/// The files of pictures and signatures, each named by the SHA-256 of its bytes.
///
/// `pictures/ab/cdef…` below the data folder. A blob is whole and on the disk before it has its
/// name, and is never changed after. Every function works on the disk: not for the main actor.
package struct BlobStore: Sendable {
  let dataFolder: URL
  let root: Folder
  private let ownSpool: Spool

  /// Opens the store of a data folder, makes it if it is missing, and removes what programs that
  /// died left in the spool.
  package init(in dataFolder: URL) throws(LibraryError) {
    self.dataFolder = dataFolder
    root = Folder(dataFolder).folder("pictures")
    try root.make()
    ownSpool = try Spool(in: root.folder("spool"))
  }

  /// Where this process may write files that will be adopted; it goes when the process dies.
  package var spool: URL { URL(filePath: ownSpool.folder.path, directoryHint: .isDirectory) }

  /// Where a blob's file is, if it is there.
  package func url(for id: BlobID) -> URL { URL(filePath: path(of: id)) }

  /// Whether a blob's file is there.
  package func exists(_ id: BlobID) -> Bool { size(of: id) != nil }

  /// Makes a finished file of the spool a blob: when this returns, it is on the disk for good.
  ///
  /// The caller has computed its digest. A blob that is there already stays, and the file goes.
  package func adopt(_ file: URL, as id: BlobID) throws(LibraryError) {
    try adopt(file.path(percentEncoded: false), as: id)
  }

  /// Stores some bytes.
  package func store(_ bytes: some Collection<UInt8>) throws(LibraryError) -> BlobID {
    let id = BlobID(rawValue: SHA256.hexDigest(of: bytes))
    if bytes.count > 0, try keep(id, ofSize: bytes.count) { return id }
    try spooling { (path) throws(LibraryError) in
      let file = try FileDescriptor(path, O_WRONLY | O_CREAT | O_EXCL)
      let bytes = Array(bytes)
      try withBytes(bytes) { (bytes) throws(LibraryError) in try file.write(bytes) }
      try adopt(path, as: id)
    }
    return id
  }

  /// Bytes that this user can still write to the store's file system.
  package func freeBytes() throws(LibraryError) -> Int {
    var status = statvfs()
    try retrying("measure", root.path) { statvfs(root.path, &status) }
    return Int(status.f_bavail) * Int(status.f_frsize)
  }

  /// Whether a blob's bytes still have the digest that is its name.
  ///
  /// - Throws: ``LibraryError`` when they cannot be read, or are not there.
  package func verify(_ id: BlobID) throws(LibraryError) -> Bool {
    var hash = SHA256()
    try chunks(of: try open(path(of: id))) { hash.update($0) }
    return hash.finishHex() == id.rawValue
  }

  /// The path of a blob; of a name that is none, one where nothing ever is.
  private func path(of id: BlobID) -> String {
    guard id.isWellFormed else { return root.path(of: "malformed") }
    return folder(of: id).path(of: String(id.rawValue.dropFirst(2)))
  }

  private func folder(of id: BlobID) -> Folder { root.folder(String(id.rawValue.prefix(2))) }

  /// The length of a blob's file; nil if there is none.
  private func size(of id: BlobID) -> Int? {
    var status = stat()
    guard lstat(path(of: id), &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  private func adopt(_ file: String, as id: BlobID) throws(LibraryError) {
    guard id.isWellFormed else {
      throw LibraryError(.malformedName, "\(id.rawValue) is not the name of a picture.")
    }
    let descriptor = try FileDescriptor(file, O_RDONLY | O_NOFOLLOW)
    let size = try descriptor.regularSize()
    guard size > 0 else { throw LibraryError(.emptyFile, "\(file) is empty.") }
    try folder(of: id).make()
    if try keep(id, ofSize: size) {
      try retrying("remove", file) { unlink(file) }
      return
    }
    // One of another length was damaged from outside; its name tells that these are the bytes.
    try retrying("change", file) { fchmod(descriptor.number, 0o600) }
    try descriptor.sync()
    try retrying("rename", file) { rename(file, path(of: id)) }
    try syncNames(of: id)
  }

  /// Whether a blob is there, which counts as new from now on: what removes old ones that nothing
  /// names (``Library/sweep(_:olderThan:)``) holds the store's lock alone.
  private func keep(_ id: BlobID, ofSize size: Int) throws(LibraryError) -> Bool {
    guard self.size(of: id) == size else { return false }
    let isKept = try root.locked(shared: true) { () throws(LibraryError) in
      guard self.size(of: id) == size else { return false }
      let path = path(of: id)
      try retrying("touch", path) { utimensat(AT_FDCWD, path, nil, AT_SYMLINK_NOFOLLOW) }
      return true
    }
    if isKept { try syncNames(of: id) }
    return isKept
  }

  /// Returns when a blob's name and its folder's are on the disk: also where both were there, since
  /// another copy may be between making them and its own fsync.
  private func syncNames(of id: BlobID) throws(LibraryError) {
    try folder(of: id).sync()
    try root.sync()
  }

  /// Gives `body` a new name in the spool, and removes what is left there afterwards.
  private func spooling(_ body: (String) throws(LibraryError) -> Void) throws(LibraryError) {
    let path = ownSpool.folder.path(of: UUID().uuidString)
    defer { unlink(path) }
    try body(path)
  }

  /// Opens a regular file to read, never waiting for it.
  private func open(_ path: String) throws(LibraryError) -> FileDescriptor {
    do throws(LibraryError) {
      return try FileDescriptor(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    } catch {
      guard error.code == .system(ELOOP) else { throw error }
      throw LibraryError(.notARegularFile, "\(path) is a symbolic link.")
    }
  }
}

/// Hands out the bytes of a file in pieces.
func chunks(
  of file: borrowing FileDescriptor,
  _ body: (UnsafeRawBufferPointer) throws(LibraryError) -> Void
) throws(LibraryError) {
  let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  defer { buffer.deallocate() }
  while true {
    let count = try file.read(into: buffer)
    if count == 0 { return }
    try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
  }
}

/// `withUnsafeBytes` that keeps the type of an error.
private func withBytes(
  _ bytes: [UInt8], _ body: (UnsafeRawBufferPointer) throws(LibraryError) -> Void
) throws(LibraryError) {
  let result = bytes.withUnsafeBytes { bytes in
    Result { () throws(LibraryError) in try body(bytes) }
  }
  try result.get()
}

extension BlobID {
  /// Whether it is the name of a blob, and so cannot name any other file.
  package var isWellFormed: Bool { rawValue.isHexadecimal(64) }
}

extension String {
  /// Whether it consists of this many lower-case hexadecimal digits.
  func isHexadecimal(_ count: Int) -> Bool {
    utf8.count == count
      && utf8.allSatisfy {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0
      }
  }
}
