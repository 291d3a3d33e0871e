import Foundation
import Screen
import Terminal
import Testing

extension TerminalSuite {
  @Suite struct TerminalInputTests {
    /// The events up to one that is waited for.
    private func events(
      _ input: TerminalInput, until last: InputEvent
    ) async -> [InputEvent] {
      var events: [InputEvent] = []
      for await event in input.events {
        events.append(event)
        if event == last { break }
      }
      return events
    }

    private func raw(_ terminal: PseudoTerminal) {
      var modes = termios()
      tcgetattr(terminal.program, &modes)
      cfmakeraw(&modes)
      tcsetattr(terminal.program, TCSANOW, &modes)
    }

    @Test func `keys, pastes and an escape alone arrive in order behind the size`() async throws {
      let terminal = try PseudoTerminal(columns: 33, rows: 7)
      raw(terminal)
      let input = try TerminalInput(terminal.options())
      terminal.type("a\u{1B}[200~b\rc\u{1B}[201~中\u{1B}")
      let events = await events(input, until: .key(KeyEvent(.escape)))
      #expect(
        events == [
          .resize(Size(columns: 33, rows: 7)), .key(KeyEvent(.character("a"))), .paste("b\nc"),
          .key(KeyEvent(.character("中"))), .key(KeyEvent(.escape)),
        ])
      input.stop()
    }

    @Test func `signals become events`() async throws {
      let terminal = try PseudoTerminal()
      raw(terminal)
      let input = try TerminalInput(terminal.options())
      terminal.resize(columns: 50, rows: 9)
      kill(getpid(), SIGWINCH)
      #expect(
        await events(input, until: .resize(Size(columns: 50, rows: 9))).last
          == .resize(Size(columns: 50, rows: 9)))
      input.stop()
    }

    @Test(arguments: [
      (SIGTERM, InputEvent.hangUp), (SIGHUP, .hangUp),
      (SIGTSTP, .key(KeyEvent(.character("z"), .control))), (SIGCONT, .resumed),
    ]) func `a signal asks the program to act`(signal: Int32, event: InputEvent) async throws {
      let terminal = try PseudoTerminal()
      let input = try TerminalInput(terminal.options())
      kill(getpid(), signal)
      #expect(await events(input, until: event).last == event)
      input.stop()
    }

    @Test func `a terminal that is gone hangs up and ends the events`() async throws {
      let terminal = try PseudoTerminal()
      let input = try TerminalInput(terminal.options())
      terminal.type("\u{4}")
      var all: [InputEvent] = []
      for await event in input.events { all.append(event) }
      #expect(all.last == .hangUp)
    }

    @Test func `while paused the bytes are left to others`() async throws {
      let terminal = try PseudoTerminal()
      raw(terminal)
      let input = try TerminalInput(terminal.options())
      input.pause()
      terminal.type("x")
      var byte: UInt8 = 0
      #expect(read(terminal.program, &byte, 1) == 1 && byte == UInt8(ascii: "x"))
      input.resume()
      terminal.type("y")
      let events = await events(input, until: .key(KeyEvent(.character("y"))))
      #expect(!events.contains(.key(KeyEvent(.character("x")))))
      input.stop()
    }
  }
}
