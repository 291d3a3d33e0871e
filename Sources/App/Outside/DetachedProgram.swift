import Foundation

/// Starts a program that goes its own way: a viewer, a clipboard's keeper.
///
/// It has a session of its own, so that neither C-c nor a closing terminal reaches it, and nothing
/// of this process but what it is given: its output is thrown away, and no lock goes with it.
nonisolated enum DetachedProgram {
  /// `POSIX_SPAWN_SETSID` of `spawn.h`, which Swift's Glibc does not show.
  private static let ownSession: Int32 = 0x80

  /// Starts a program without a shell; nobody waits for it.
  ///
  /// - Parameters:
  ///   - command: its path and its arguments.
  ///   - input: the file it reads as its standard input.
  ///   - environment: all its variables.
  ///   - ended: is told, on a thread of its own, the exit code; nil for a program that was killed.
  /// - Returns: whether it could be started.
  static func start(
    _ command: [String], input: String = "/dev/null", environment: [String: String],
    ended: @escaping @Sendable (Int32?) -> Void
  ) -> Bool {
    guard let program = command.first else { return false }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The masks and the ignored SIGPIPE of this process are none of the child's business.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(ownSession | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&files, 1, 2)
    // A session's lock in a viewer's hands would hold the session until the viewer is closed.
    for descriptor in openDescriptors() where descriptor > 2 {
      posix_spawn_file_actions_addclose(&files, descriptor)
    }

    var words = cStrings(command)
    var variables = cStrings(environment.map { "\($0)=\($1)" })
    defer { (words + variables).forEach { free($0) } }
    var child = pid_t()
    guard posix_spawn(&child, program, &files, &attributes, &words, &variables) == 0 else {
      return false
    }
    let waiting = Thread { [child] in ended(exitCode(of: child)) }
    waiting.stackSize = 1 << 18
    waiting.start()
    return true
  }

  /// The descriptors that are open now; most close themselves, and closing twice is no error.
  private static func openDescriptors() -> [Int32] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
    return (names ?? []).compactMap { Int32($0) }
  }

  /// Waits for a child, so that it does not stay as a zombie.
  private static func exitCode(of child: pid_t) -> Int32? {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return nil }
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
  }

  /// Copies that the caller frees, with the nil that ends a list in C.
  private static func cStrings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { strdup($0) } + [nil]
  }
}
