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

    guard
      let child = ChildProcess.start(
        program, command, environment: environment, files: &files, flags: ownSession)
    else { return false }
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
    return ChildProcess.exitCode(status)
  }
}
