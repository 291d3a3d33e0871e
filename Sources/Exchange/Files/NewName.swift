import Foundation

/// Names that are given to finished files and folders, and never taken from others.
enum NewName {
  /// Refuses a path that something has.
  static func check(_ path: String) throws(ExchangeError) {
    // A link that leads nowhere has the name as well.
    if faccessat(AT_FDCWD, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0 {
      throw .system(EEXIST, last(of: path))
    }
  }

  /// Where something is made before it is whole: in the same folder, hidden.
  static func temporary(for path: String) -> String {
    let url = URL(filePath: path)
    let name = ".plantain-\(UInt64.random(in: 0 ... .max))"
    return url.deletingLastPathComponent().appending(path: name).path(percentEncoded: false)
  }

  /// Gives a path to a finished file, only if it is free.
  static func give(_ path: String, to temporary: String) throws(ExchangeError) {
    if link(temporary, path) == 0 {
      unlink(temporary)
      return
    }
    // Some file systems have no second names: https://man7.org/linux/man-pages/man2/link.2.html
    guard errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS else {
      throw .system(errno, last(of: path))
    }
    try giveFolder(path, to: temporary)
  }

  /// Gives a path to a finished folder, only if it is free: no folder with anything in it and no
  /// file is ever replaced by one.
  static func giveFolder(_ path: String, to temporary: String) throws(ExchangeError) {
    try check(path)
    guard rename(temporary, path) == 0 else { throw .system(errno, last(of: path)) }
  }

  /// The last component, for sentences.
  static func last(of path: String) -> String { URL(filePath: path).lastPathComponent }

  /// A title as a name that is safe everywhere: letters and digits, hyphens for all else.
  static func safe(_ title: String, else other: String = "session") -> String {
    var name = ""
    for character in title.lowercased() {
      if character.isLetter || character.isNumber {
        name.append(character)
      } else if !name.hasSuffix("-"), !name.isEmpty {
        name.append("-")
      }
    }
    while name.utf8.count > 60 || name.hasSuffix("-") { name.removeLast() }
    return name.isEmpty ? other : name
  }
}
