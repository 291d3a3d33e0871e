import Foundation
import Testing

@testable import GeminiAPI

/// Commands that print a secret, as real processes; with time, for other tests keep the machine busy.
@Suite struct SecretCommandTests {
  private func command(
    _ arguments: String..., environment: [String: String] = [:],
    timeLimit: Duration = .seconds(120)
  ) -> SecretCommand {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/bin:/usr/bin"
    return SecretCommand(
      "vertex.tokenCommand", arguments, environment: environment.merging(["PATH": path]) { $1 },
      timeLimit: timeLimit)
  }

  private func sentence(_ command: SecretCommand) async -> String? {
    let error = await #expect(throws: SecretCommand.Problem.self) { try await command.firstLine() }
    return error?.sentence
  }

  @Test func `the first line is taken, and no shell reads the arguments`() async throws {
    #expect(try await command("printf", "%s", "$HOME; `x`").firstLine() == "$HOME; `x`")
    #expect(try await command("printf", "token\\nsecond").firstLine() == "token")
  }

  @Test func `a command sees the environment but for the keys`() async throws {
    let environment = ["GEMINI_API_KEY": "a", "GOOGLE_API_KEY": "b", "OTHER": "c"]
    let line = try await command(
      "sh", "-c", #"echo "$GEMINI_API_KEY|$GOOGLE_API_KEY|$OTHER""#, environment: environment
    ).firstLine()
    #expect(line == "||c")
  }

  @Test func `more than a pipe holds does not stop a command`() async throws {
    let noisy = command("sh", "-c", "echo token; head -c 300000 /dev/zero")
    #expect(try await noisy.firstLine() == "token")
  }

  @Test func `a command that fails is told in a sentence, without what it printed`() async {
    #expect(
      await sentence(command("sh", "-c", "echo secret; echo secret >&2; exit 3"))
        == "vertex.tokenCommand sh failed with status 3.")
    #expect(
      await sentence(command("no-such-program", "secret"))
        == "vertex.tokenCommand no-such-program cannot be run.")
    #expect(
      await sentence(command("sh", "-c", "kill -9 $$")) == "vertex.tokenCommand sh was killed.")
  }

  @Test(arguments: ["", "\\n", "  \\n"])
  func `a command that prints nothing is told in a sentence`(output: String) async {
    #expect(
      await sentence(command("printf", output)) == "vertex.tokenCommand printf printed nothing.")
  }

  @Test(arguments: ["wait", "echo token; trap '' TERM; wait", "yes"])
  func `a command that does not end is killed, with what it started`(script: String) async throws {
    let folder = try TemporaryFolder()
    let file = folder.file("pid")
    let hanging = command(
      "sh", "-c", "sleep 60 & echo $! > \(file.path); \(script)", timeLimit: .milliseconds(500))
    #expect(
      await sentence(hanging) == "vertex.tokenCommand sh was not done within 0.5 seconds.")
    let child = try String(contentsOf: file, encoding: .utf8).filter(\.isNumber)
    let deadline = ContinuousClock.now + .seconds(10)
    while isAlive(child), .now < deadline { await Task.yield() }
    #expect(!isAlive(child))
  }

  /// Whether a process is there; one that only waits for its parent to look at its end is not.
  private func isAlive(_ process: String) -> Bool {
    let line = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    return line?.contains(#/\) [ZX] /#) == false
  }

  @Test func `a command is killed when nobody waits for it any more`() async throws {
    let command = command("sleep", "60")
    let task = Task { try await command.firstLine() }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
