import Foundation

/// Runs a program of the user's in the foreground of the terminal, with the keys and C-c its own.
///
/// `Process` gives every child a group of its own in the background, where reading the terminal
/// stops it or fails. Here the child stops itself first, is given the terminal, and begins then.
nonisolated enum Foreground {
  /// Runs a command of the shell with an argument, `$1`, to its end.
  ///
  /// - Returns: its exit code; nil when it could not run or was killed.
  static func run(
    _ command: String, argument: String, environment: [String: String]
  ) -> Int32? {
    let line = "kill -STOP $$; \(command)"
    guard
      let child = ChildProcess.start(
        "/bin/sh", ["/bin/sh", "-c", line, "sh", argument], environment: environment,
        flags: Int32(POSIX_SPAWN_SETPGROUP))
    else { return nil }
    var status: Int32 = 0
    while true {
      if waitpid(child, &status, WUNTRACED) < 0 {
        if errno == EINTR { continue }
        return nil
      }
      guard status & 0xFF == 0x7F else { break }
      // Before it begins; and after a C-z, since no shell is there to bring it back.
      give(to: child)
      kill(-child, SIGCONT)
    }
    give(to: getpgrp())
    return ChildProcess.exitCode(status)
  }

  /// A group in the background that takes the terminal is sent SIGTTOU, unless it blocks that.
  private static func give(to group: pid_t) {
    guard isatty(STDIN_FILENO) == 1 else { return }
    var blocked = sigset_t()
    var before = sigset_t()
    sigemptyset(&blocked)
    sigaddset(&blocked, SIGTTOU)
    pthread_sigmask(SIG_BLOCK, &blocked, &before)
    tcsetpgrp(STDIN_FILENO, group)
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
