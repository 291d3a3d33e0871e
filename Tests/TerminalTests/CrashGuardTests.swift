import Foundation
import Screen
import Terminal
import Testing

extension TerminalSuite {
  @Suite struct CrashGuardTests {
    @Test(arguments: ["trap", "abort", "segv", "exit", "close"])
    func `a death leaves the terminal as it was found`(way: String) async throws {
      let terminal = try PseudoTerminal()
      let before = terminal.modes
      setenv("PLANTAIN_TEST_TERMINAL", terminal.path, 1)
      setenv("PLANTAIN_TEST_DEATH", way, 1)
      await #expect(processExitsWith: .failure) {
        let path = ProcessInfo.processInfo.environment["PLANTAIN_TEST_TERMINAL"] ?? ""
        var options = TerminalOptions(environment: ["TERM": "xterm-256color"])
        options.output = open(path, O_RDWR | O_NOCTTY)
        options.input = options.output
        let screen = try TerminalScreen(options)
        screen.show(Frame(cells: CellGrid(size: Size(columns: 80, rows: 24))))
        await screen.settle()
        switch ProcessInfo.processInfo.environment["PLANTAIN_TEST_DEATH"] {
        case "trap": raise(SIGTRAP)
        case "abort": abort()
        case "segv": raise(SIGSEGV)
        case "close":
          await screen.close()
          exit(3)
        default: exit(3)
        }
      }
      #expect(terminal.modes == before)
      let output = terminal.output
      #expect(output.contains("\u{1B}[?2004h"))
      // Once: what is given back already is not given back again at the exit.
      #expect(output.ranges(of: "\u{1B}[?2004l").count == 1)
      #expect(output.contains("\u{1B}[?1049l"))
    }
  }
}
