import Screen

/// The sequences that ncurses knows nothing of, for entering, leaving and in between.
struct ControlStrings: Equatable {
  /// Written once ncurses has the alternate screen.
  let enter: String
  /// Written before ncurses leaves the alternate screen.
  let leave: String
  /// Around every update, so that a frame appears at once.
  let beginUpdate: String
  let endUpdate: String

  /// Nothing is written to terminals that show what they do not know.
  init(terminal: String, usesMouse: Bool) {
    guard terminal != "linux", terminal != "dumb", !terminal.hasPrefix("vt") else {
      (enter, leave, beginUpdate, endUpdate) = ("", "", "", "")
      return
    }
    // The title is put on the terminal's stack; then bracketed paste, focus events, and keys that
    // can be told apart (https://sw.kovidgoyal.net/kitty/keyboard-protocol, flag 1).
    let modes = ["?2004", "?1004"] + (usesMouse ? ["?1000", "?1002", "?1006"] : [])
    enter = "\u{1B}[22;0t" + modes.map { "\u{1B}[\($0)h" }.joined() + "\u{1B}[>1u"
    leave =
      "\u{1B}[?2026l\u{1B}[<u" + modes.reversed().map { "\u{1B}[\($0)l" }.joined()
      + "\u{1B}[23;0t"
    beginUpdate = "\u{1B}[?2026h"
    endUpdate = "\u{1B}[?2026l"
  }

  /// What a dying process writes: what ncurses would have, in the form nearly all terminals know.
  var emergency: String {
    leave + "\u{1B}[0m\u{1B}[?1l\u{1B}>\u{1B}[?25h\u{1B}[?1049l"
  }

  /// Puts something on the clipboard (OSC 52); the content is in base64.
  func clipboard(_ base64: String) -> String {
    enter.isEmpty ? "" : "\u{1B}]52;c;\(base64)\u{07}"
  }

  /// OSC 11 with a question mark.
  var backgroundQuestion: String { enter.isEmpty ? "" : "\u{1B}]11;?\u{1B}\\" }

  /// What a terminal is asked of itself; the device attributes, which all answer, come last.
  func questions(_ multiplexer: Multiplexer?) -> String {
    guard !enter.isEmpty else { return "" }
    let name = "\u{1B}[>q"
    let outside =
      "\(name)\u{1B}_Gi=\(TerminalAnswers.kittyQuestion),s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\"
    let wrapped =
      multiplexer == .tmux
      ? name + String(decoding: Passthrough.tmux(Array(outside.utf8)), as: UTF8.self) : outside
    return wrapped + cellQuestion + "\u{1B}[14t\u{1B}[c"
  }

  /// How large a cell is: it changes with the font.
  var cellQuestion: String { enter.isEmpty ? "" : "\u{1B}[16t" }

  /// Whether data of any type can be put on the clipboard: the state of a mode that goes with it
  /// (DECRQM).
  var clipboardQuestion: String { enter.isEmpty ? "" : "\u{1B}[?5522$p" }

  /// Words that lead to a page (OSC 8); the address is ours and holds nothing that acts.
  func link(_ words: String, to address: String) -> String {
    enter.isEmpty ? words : "\u{1B}]8;;\(address)\u{1B}\\\(words)\u{1B}]8;;\u{1B}\\"
  }

  /// Sets the window's title; the words are filtered.
  func title(_ words: String) -> String {
    enter.isEmpty ? "" : "\u{1B}]2;\(words)\u{07}"
  }
}
