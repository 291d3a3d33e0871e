import Foundation
import Glibc

/// Another process from its start to its end: what it printed, its wall time, its most memory.
struct TimedProcess {
  /// From before its start to after its end.
  let seconds: Double
  /// The most memory it had, in bytes, with all its libraries.
  ///
  /// Linux counts in what this process had before the other began. So none that is smaller than
  /// this one shows as such, and this one makes no pictures itself.
  let memory: Int

  /// Runs a program with what follows its name, its output to a file.
  init(_ program: String, _ arguments: [String], output: URL) throws {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&files, 1, output.path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    var status: Int32 = 0
    var usage = rusage()
    let start = ContinuousClock.now
    guard posix_spawn(&process, program, &files, nil, &words, environ) == 0 else {
      throw POSIXError(.ENOEXEC)
    }
    while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    seconds = (ContinuousClock.now - start) / .seconds(1)
    memory = usage.ru_maxrss << 10
    guard status == 0 else {
      throw Child.Failed(
        command: words.compactMap { $0.map { String(cString: $0) } }
          .joined(separator: " "), code: status)
    }
  }
}
