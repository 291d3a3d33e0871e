import Foundation

/// A folder's path and what is done to the names in it.
struct Folder: Hashable, Sendable {
  let path: String

  init(_ path: String) {
    self.path = path
  }

  /// The folder of a URL, without a slash at the end.
  init(_ url: URL) {
    self.init(url.standardizedFileURL.path(percentEncoded: false).trimmingSlash)
  }

  /// The path of a name in the folder.
  func path(of name: String) -> String { path + "/" + name }

  /// The folder of a name in the folder.
  func folder(_ name: String) -> Folder { Folder(path(of: name)) }

  /// Makes the folder and those above it that are missing, each with mode 0700 and each on the disk
  /// when this returns.
  func make() throws(LibraryError) {
    var status = stat()
    if stat(path, &status) == 0 { return }
    // NSString's deletingLastPathComponent ends the program where there is no slash (Swift 6.3.1).
    let end = path.lastIndex(of: "/")
    let parent = Folder(end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "")
    if !parent.path.isEmpty, parent.path != path { try parent.make() }
    do throws(LibraryError) {
      try retrying("make the folder", path) { mkdir(path, 0o700) }
    } catch {
      // Another copy may have been quicker.
      guard error.code == .system(EEXIST) else { throw error }
    }
    try parent.sync()
  }

  /// Returns when the names in the folder are on the disk.
  func sync() throws(LibraryError) {
    try FileDescriptor(path.isEmpty ? "." : path, O_RDONLY | O_DIRECTORY).sync()
  }

  /// Holds the folder's lock while `body` runs; waits for whoever holds it.
  ///
  /// NFS locks only what is open for writing, which a folder never is: there a file beside it
  /// stands for it (<https://man7.org/linux/man-pages/man2/flock.2.html>).
  func locked<Result: ~Copyable>(
    shared isShared: Bool = false, _ body: () throws(LibraryError) -> Result
  ) throws(LibraryError) -> Result {
    let descriptor = try FileDescriptor(path, O_RDONLY | O_DIRECTORY)
    do throws(LibraryError) {
      _ = try descriptor.lock(waiting: true, shared: isShared)
    } catch {
      guard error.code == .system(EBADF) else { throw error }
      let stand = try FileDescriptor(path + ".lock", O_RDWR | O_CREAT | O_NOFOLLOW)
      _ = try stand.lock(waiting: true, shared: isShared)
      return try body()
    }
    return try body()
  }

  /// The names in the folder.
  var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
  }
}

extension String {
  fileprivate var trimmingSlash: String {
    count > 1 && hasSuffix("/") ? String(dropLast()) : self
  }
}
