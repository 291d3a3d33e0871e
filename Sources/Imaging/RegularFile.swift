internal import Foundation

/// Opens a file of the user's without being led astray by a pipe, a device or a link.
enum RegularFile {
  private static let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW

  /// The file's descriptor, which is the caller's to close, and its length.
  ///
  /// A symbolic link is followed only to a file in the link's own folder or below.
  static func open(_ path: String) throws(ImagingError) -> (descriptor: Int32, byteCount: Int) {
    var descriptor = Foundation.open(path, flags)
    if descriptor < 0, errno == ELOOP { descriptor = try openTarget(of: path) }
    guard descriptor >= 0 else {
      let isNoFile = errno == ENXIO || errno == ENODEV
      throw isNoFile ? .notARegularFile : unreadable()
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .notARegularFile
    }
    return (descriptor, Int(status.st_size))
  }

  /// Opens what a link leads to; negative where that fails.
  ///
  /// Both ends are resolved first. Each step down is then taken from the folder before it and
  /// through no link, so that nothing that is changed meanwhile leads out.
  private static func openTarget(of link: String) throws(ImagingError) -> Int32 {
    // NSString's deletingLastPathComponent ends the program where there is no slash (Swift 6.3.1).
    let parent = link.lastIndex(of: "/").map { String(link[...$0]) } ?? ""
    let folder = try resolved(parent.isEmpty ? "." : parent)
    let target = try resolved(link)
    let prefix = folder == "/" ? folder : folder + "/"
    guard target.hasPrefix(prefix) else { throw .linkOutOfFolder }
    let steps = target.dropFirst(prefix.count).split(separator: "/").map(String.init)
    let folderFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW
    var descriptor = Foundation.open(folder, folderFlags)
    for (place, step) in steps.enumerated() where descriptor >= 0 {
      let above = descriptor
      descriptor = openat(above, step, place == steps.count - 1 ? flags : folderFlags)
      // Closing must not hide why opening failed.
      let reason = errno
      close(above)
      errno = reason
    }
    return descriptor
  }

  /// A path without links.
  private static func resolved(_ path: String) throws(ImagingError) -> String {
    guard let real = realpath(path, nil) else { throw unreadable() }
    defer { free(real) }
    return String(cString: real)
  }

  private static func unreadable() -> ImagingError {
    .unreadable(reason: String(cString: strerror(errno)))
  }
}
