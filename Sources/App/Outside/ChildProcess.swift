import Foundation

/// What every program that is started here begins with, and how it is told.
nonisolated enum ChildProcess {
  /// Starts a program.
  ///
  /// The masks and the ignored SIGPIPE of this process are none of the child's business.
  ///
  /// - Parameters:
  ///   - program: its path.
  ///   - arguments: its name and what follows.
  ///   - environment: all its variables.
  ///   - files: what becomes of descriptors; nil leaves them as they are.
  ///   - flags: `POSIX_SPAWN_…` besides those for signals.
  /// - Returns: the child; nil where it could not be started.
  static func start(
    _ program: String, _ arguments: [String], environment: [String: String],
    files: UnsafePointer<posix_spawn_file_actions_t>? = nil, flags: Int32
  ) -> pid_t? {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(flags | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var words = cStrings(arguments)
    var variables = cStrings(environment.map { "\($0)=\($1)" })
    defer { (words + variables).forEach { free($0) } }
    var child = pid_t()
    let status = posix_spawn(&child, program, files, &attributes, &words, &variables)
    return status == 0 ? child : nil
  }

  /// The exit code in what `waitpid` tells; nil for a program that was killed.
  static func exitCode(_ status: Int32) -> Int32? {
    status & 0x7F == 0 ? status >> 8 & 0xFF : nil
  }

  /// Copies that the caller frees, with the nil that ends a list in C.
  private static func cStrings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { strdup($0) } + [nil]
  }
}
