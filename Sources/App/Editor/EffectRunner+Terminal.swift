import ChatUI
import Foundation
import Screen
import Terminal

extension EffectRunner {
  /// Stops this process as the shell's user expects of C-z, and comes back with a whole screen.
  func suspend() {
    screenWork.add { [display, post] in
      await display.suspend()
      TerminalScreen.stopProcess()
      await display.resume()
      post(.input(.resumed))
    }
  }

  /// Opens the composer's text in `$VISUAL` or `$EDITOR`; turns go on meanwhile.
  func edit(_ text: String) {
    let environment = ProcessInfo.processInfo.environment
    let command =
      ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "vi"
    let editor = ExternalEditor(command: command, folder: services.paths.state)
    screenWork.add { [display, post] in
      await display.suspend()
      let edited = await editor.edit(text)
      await display.resume()
      post(.input(.resumed))
      post(.edited(edited ?? text))
    }
  }
}
