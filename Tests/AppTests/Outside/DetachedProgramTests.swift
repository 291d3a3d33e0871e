import Foundation
import Testing

@testable import App

/// Real programs, started and let go.
@Suite struct DetachedProgramTests {
  /// Runs a line of the shell as a detached program; its exit code, once it was waited for.
  private func run(_ line: String, input: String = "/dev/null") async -> Int32? {
    await withCheckedContinuation { continuation in
      let isStarted = DetachedProgram.start(
        ["/bin/sh", "-c", line], input: input, environment: ["PATH": "/usr/bin:/bin"]
      ) { continuation.resume(returning: $0) }
      if !isStarted { continuation.resume(returning: nil) }
    }
  }

  @Test func `it tells the exit code, and nil of what was killed or is not there`() async {
    #expect(await run("exit 0") == 0)
    #expect(await run("exit 3") == 3)
    #expect(await run("kill -KILL $$") == nil)
    let isStarted = DetachedProgram.start(["/nowhere/viewer"], environment: [:]) { _ in }
    #expect(!isStarted)
  }

  @Test func `it has its own session, no open file of ours, and leaves no zombie`() async throws {
    let home = try TemporaryHome()
    let note = home.folder.appending(path: "note").path
    // A descriptor as the locks of sessions are, without the flag that closes it.
    let held = home.folder.appending(path: "lock").path
    let leaking = open(held, O_RDWR | O_CREAT, 0o600)
    #expect(fcntl(leaking, F_GETFD) == 0)
    let line = "exec > '\(note)'; cut -d ' ' -f 1,6 /proc/$$/stat; readlink /proc/$$/fd/*; exit 7"
    #expect(await run(line) == 7)
    close(leaking)
    let lines = try String(contentsOfFile: note, encoding: .utf8).split(separator: "\n")
    let numbers = lines[0].split(separator: " ")
    // The session's number is the process's own.
    #expect(numbers.count == 2 && numbers[0] == numbers[1])
    #expect(lines[1...].contains("/dev/null") && lines[1...].contains(Substring(note)))
    #expect(!lines[1...].contains(Substring(held)))
    let child = try #require(pid_t(String(numbers[0])))
    #expect(kill(child, 0) == -1 && errno == ESRCH)
  }

  @Test func `it reads the file it is given, and cannot write it`() async throws {
    let home = try TemporaryHome()
    let file = home.folder.appending(path: "picture")
    try Data("bytes".utf8).write(to: file)
    let line = "[ \"$(cat)\" = bytes ] && ! { echo x >&0; } 2>&1"
    #expect(await run(line, input: file.path) == 0)
    #expect(try Data(contentsOf: file) == Data("bytes".utf8))
  }
}
