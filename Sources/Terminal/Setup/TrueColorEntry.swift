import CNcurses
import Glibc

/// A terminfo entry of our own through which ncurses paints 24-bit colours.
///
/// It is the user's entry with direct colours and more pairs. With the user's own entry ncurses
/// cannot write such colours at all, and the entries that come with it (`xterm-direct`) hold 65,536
/// pairs, which 34 pictures use up; a bare machine lacks them besides. The semicolon form of the
/// sequences is the one that every terminal takes.
enum TrueColorEntry {
  /// How many pairs the entry has; ncurses took 384,000 of them without a failure.
  static let pairs = 0x100000

  /// Makes the entry for a terminal in a folder and lets ncurses find it there.
  ///
  /// - Returns: the entry's name, or nil where it cannot be made (no `tic`, no room).
  static func prepare(for terminal: String, in folder: String) -> String? {
    guard isName(terminal), makeFolder(folder) else { return nil }
    let name = "plantain-1-\(terminal)"
    let path = "\(folder)/\(name.prefix(1))/\(name)"
    if access(path, R_OK) != 0, !compile(name: name, terminal: terminal, folder: folder) {
      return nil
    }
    addToSearchPath(folder)
    return name
  }

  /// The entry's source, for `tic`.
  static func source(name: String, terminal: String) -> String {
    let color = "2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%dm"
    return """
      \(name)|24-bit colours for Plantain,
      \tRGB, colors#0x1000000, pairs#0x\(String(pairs, radix: 16)), ccc@,
      \tinitc@, initp@, oc@, setf@, setb@,
      \tsetab=\\E[48;\(color),
      \tsetaf=\\E[38;\(color),
      \tuse=\(terminal),

      """
  }

  private static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count < 64
      && name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: Array("-_.+".utf8).contains(byte)
        }
      }
  }

  /// Makes a folder and those above it, for the user alone.
  private static func makeFolder(_ folder: String) -> Bool {
    if mkdir(folder, 0o700) == 0 || errno == EEXIST { return true }
    guard errno == ENOENT, let slash = folder.lastIndex(of: "/"), slash > folder.startIndex,
      makeFolder(String(folder[..<slash]))
    else { return false }
    return mkdir(folder, 0o700) == 0 || errno == EEXIST
  }

  private static func compile(name: String, terminal: String, folder: String) -> Bool {
    let file = "\(folder)/\(name).\(getpid()).ti"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return false }
    defer { unlink(file) }
    let written = writeAll(Array(source(name: name, terminal: terminal).utf8), to: descriptor)
    Glibc.close(descriptor)
    return written && run(["tic", "-x", "-o", folder, file])
  }

  /// Runs a program of the search path without a terminal; answers whether it succeeded.
  private static func run(_ arguments: [String]) -> Bool {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in Int32(0)...2 {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    defer { words.forEach { free($0) } }
    words.append(nil)
    var child: pid_t = 0
    guard posix_spawnp(&child, arguments[0], &actions, nil, words, environ) == 0 else {
      return false
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return false }
    }
    return status == 0
  }

  /// Puts the folder before those that ncurses searches; an empty entry stands for its own.
  private static func addToSearchPath(_ folder: String) {
    let name = "TERMINFO_DIRS"
    let before = getenv(name).map { String(cString: $0) } ?? ""
    guard !before.split(separator: ":").contains(Substring(folder)) else { return }
    setenv(name, "\(folder):\(before)", 1)
  }
}
