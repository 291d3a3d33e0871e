import ChatUI
import Foundation
import Screen

extension EffectRunner {
  /// Stops this process as the shell's user expects of C-z, and comes back with a whole screen.
  func suspend() {
    Task {
      await display.suspend()
      kill(getpid(), SIGSTOP)
      await display.resume()
      post(.input(.resumed))
    }
  }

  /// Opens the composer's text in `$VISUAL` or `$EDITOR`; turns go on meanwhile.
  func edit(_ text: String) {
    let environment = ProcessInfo.processInfo.environment
    let command = environment["VISUAL"] ?? environment["EDITOR"] ?? "vi"
    Task {
      await display.suspend()
      let edited = await ExternalEditor(command: command, folder: services.paths.state).edit(text)
      await display.resume()
      post(.input(.resumed))
      post(.edited(edited ?? text))
    }
  }
}
