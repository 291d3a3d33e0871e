import CNcurses
import Foundation
import Screen

/// The terminal in ncurses' hands, from taking it to giving it back.
///
/// ncurses keeps one current terminal for the whole process; ``TerminalScreen``'s queue is the only
/// caller.
final class CursesSession {
  /// What the terminal shows.
  let depth: ColorDepth
  /// How many pairs of colours ncurses has for it.
  let pairLimit: Int
  /// Whether the terminal's own colours may be half of a pair.
  let hasStandardColors: Bool
  private let screen: OpaquePointer
  private let file: UnsafeMutablePointer<FILE>
  private let output: Int32
  private let found: termios
  let strings: ControlStrings
  private var isEntered = false

  /// Takes the terminal.
  init(_ options: TerminalOptions) throws(TerminalFailure) {
    Self.useUTF8()
    guard
      let known = TerminalCapabilities(name: options.name, output: options.output),
      known.canAddress
    else {
      throw TerminalFailure(
        description: "The terminal \(SafeText.visible(options.name, singleLine: true)) cannot "
          + "place text on a screen; set TERM to what it is.")
    }
    output = options.output
    var modes = termios()
    guard tcgetattr(output, &modes) == 0 else {
      throw TerminalFailure(description: "Standard output is not a terminal.")
    }
    found = modes
    // A descriptor of its own, so that closing the file leaves the terminal open.
    guard let stream = fdopen(dup(output), "w"), let keys = fdopen(dup(options.input), "r") else {
      throw TerminalFailure(description: "The terminal cannot be opened.")
    }
    defer { fclose(keys) }
    var wanted = known.depth(options)
    var entry: String?
    if wanted == .trueColor {
      entry = options.cacheFolder.flatMap { TrueColorEntry.prepare(for: options.name, in: $0) }
      if entry == nil { wanted = known.plainDepth }
    }
    var opened = entry.flatMap { newterm($0, stream, keys) }
    if opened == nil {
      if wanted == .trueColor { wanted = known.plainDepth }
      opened = newterm(options.name, stream, keys)
    }
    guard let opened else {
      fclose(stream)
      throw TerminalFailure(description: "The terminal cannot be opened.")
    }
    screen = opened
    file = stream
    depth = wanted
    strings = ControlStrings(terminal: options.name, usesMouse: options.usesMouse)
    CrashGuard.arm(descriptor: output, modes: found, leave: strings.emergency)
    if depth != .monochrome, start_color() == OK {
      hasStandardColors = use_default_colors() == OK
      pairLimit = Int(plantain_pairs())
    } else {
      hasStandardColors = true
      pairLimit = 0
    }
    Self.setModes()
    enter()
  }

  /// How large ncurses takes the screen to be.
  var size: Size { Size(columns: Int(plantain_columns()), rows: Int(plantain_rows())) }

  /// Follows the window; answers whether its size changed.
  func followWindow() -> Bool {
    var window = winsize()
    guard plantain_window_size(output, &window) == 0, window.ws_row > 0, window.ws_col > 0,
      Size(columns: Int(window.ws_col), rows: Int(window.ws_row)) != size
    else { return false }
    resizeterm(Int32(window.ws_row), Int32(window.ws_col))
    return true
  }

  /// Sends what was changed to the terminal, as one update, with what ncurses knows nothing of
  /// before and behind it.
  func update(before: [UInt8] = [], after: [UInt8] = []) {
    write(strings.beginUpdate)
    write(before)
    doupdate()
    write(after)
    write(strings.endUpdate)
  }

  /// Asks the terminal what it is and can; see `TerminalAnswers`.
  func askForGraphics(_ multiplexer: Multiplexer?) {
    write(strings.questions(multiplexer))
  }

  func askForClipboard() {
    write(strings.clipboardQuestion)
  }

  func askForCell() {
    write(strings.cellQuestion)
  }

  /// Sets the window's title.
  func setTitle(_ title: String) {
    write(strings.title(title))
  }

  /// Puts text on the clipboard; filtered text, in base64, so that nothing in it can act.
  func copy(_ text: String) {
    write(strings.clipboard(Data(text.utf8).base64EncodedString()))
  }

  func askForBackground() {
    write(strings.backgroundQuestion)
  }

  func ring() {
    write("\u{07}")
  }

  /// Gives the terminal back for a while, or for good before ``close()``.
  func leave() {
    guard isEntered else { return }
    isEntered = false
    write(strings.leave)
    endwin()
    restoreModes()
    CrashGuard.disarm()
  }

  /// Takes the terminal again.
  func reenter() {
    // Also after a stop from outside, when the shell has changed the modes meanwhile.
    CrashGuard.arm(descriptor: output, modes: found, leave: strings.emergency)
    reset_prog_mode()
    Self.setModes()
    // The first refresh after endwin takes the alternate screen again.
    refresh()
    if !isEntered { enter() }
  }

  /// Gives the terminal back for good.
  func close() {
    leave()
    delscreen(screen)
    fclose(file)
  }

  private func enter() {
    isEntered = true
    write(strings.enter)
  }

  private func write(_ text: String) {
    write(Array(text.utf8))
  }

  /// Writes bytes past ncurses, which must not move what it believes of cursor and colours.
  func write(_ bytes: [UInt8]) {
    if !bytes.isEmpty { writeAll(bytes, to: output) }
  }

  /// The modes as they were found, whatever ncurses left.
  private func restoreModes() {
    var modes = found
    tcsetattr(output, TCSADRAIN, &modes)
  }

  /// Bytes as they come, nothing echoed, Enter and C-j told apart.
  private static func setModes() {
    raw()
    noecho()
    nonl()
    let window = plantain_window()
    keypad(window, true)
    // Scrolled rows are moved by the terminal: a picture is not sent again for each row.
    idlok(window, true)
    leaveok(window, false)
    // Updates are never broken off because keys wait: keys are read elsewhere.
    typeahead(-1)
  }

  /// Text goes out as UTF-8 even where the locale is a bare `C`, as in containers.
  private static func useUTF8() {
    setlocale(LC_CTYPE, "")
    if String(cString: nl_langinfo(Int32(CODESET))) != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
  }
}
