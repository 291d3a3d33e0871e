import CNcurses
import Glibc
package import Screen

/// Asks a terminal what it can outside the screen, for a command that prints.
package enum TerminalQuestion {
  /// What a terminal answers within a time; bytes that are no answers are lost.
  ///
  /// The line's modes are as before afterwards.
  package static func ask(
    _ options: TerminalOptions, _ multiplexer: Multiplexer?, milliseconds: Int
  ) -> TerminalAnswers {
    var answers = TerminalAnswers()
    var found = termios()
    guard tcgetattr(options.input, &found) == 0 else { return answers }
    var modes = found
    cfmakeraw(&modes)
    tcsetattr(options.input, TCSANOW, &modes)
    defer { tcsetattr(options.input, TCSANOW, &found) }
    let strings = ControlStrings(terminal: options.name, usesMouse: false)
    guard writeAll(Array(strings.questions(multiplexer).utf8), to: options.output) else {
      return answers
    }
    var decoder = InputDecoder(escapeDelayMilliseconds: options.escapeDelayMilliseconds)
    var buffer = [UInt8](repeating: 0, count: 4096)
    let end = ContinuousClock.now + .milliseconds(milliseconds)
    // Behind tmux its own answers come first, those of the terminal outside after them.
    while !answers.isComplete || multiplexer == .tmux, case let left = end - .now, left > .zero {
      var source = pollfd(fd: options.input, events: Int16(POLLIN), revents: 0)
      let wait =
        left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
      guard poll(&source, 1, Int32(wait) + 1) > 0 else { continue }
      let count = read(options.input, &buffer, buffer.count)
      guard count > 0 else { break }
      for case .reply(let reply) in decoder.decode(buffer[..<count]) { answers.take(reply) }
    }
    return answers
  }

  /// How many colours a terminal has by its entry and the environment; nil where it has no screen.
  package static func depth(_ options: TerminalOptions) -> ColorDepth? {
    TerminalCapabilities(name: options.name, output: options.output)?.depth(options)
  }
}
