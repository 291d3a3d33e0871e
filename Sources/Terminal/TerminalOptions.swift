package import Screen

/// How the terminal is to be used; what is not given comes from the environment.
package struct TerminalOptions: Sendable {
  /// The descriptors of the terminal: keys are read from one, the screen is written to the other.
  package var input: Int32 = 0
  package var output: Int32 = 1
  /// The terminal's name in terminfo.
  package var name: String
  /// Colours by decree; nil: what the terminal has.
  package var color: ColorDepth?
  /// Whether the environment says that the terminal shows 24-bit colours.
  package var hasTrueColor: Bool
  package var theme = Theme()
  /// Whether pictures and chrome keep to ASCII.
  package var isASCII = false
  /// Whether mouse events are asked for.
  package var usesMouse = true
  /// Whether the line is a slow one (SSH): an escape waits longer for the rest of a sequence.
  package var isRemote: Bool
  /// A folder to keep our terminfo entry in; without one there are no 24-bit colours.
  package var cacheFolder: String?

  /// The options that follow from an environment.
  package init(environment: [String: String], cacheFolder: String? = nil) {
    name = environment["TERM"] ?? "dumb"
    hasTrueColor = Self.claimsTrueColor(environment)
    // https://no-color.org: "when present and not an empty string (regardless of its value)".
    if let value = environment["NO_COLOR"], !value.isEmpty { color = .monochrome }
    isRemote = environment["SSH_CONNECTION"] != nil || environment["SSH_TTY"] != nil
    self.cacheFolder = cacheFolder
  }

  /// Whether the environment is a sign of 24-bit colours.
  ///
  /// `COLORTERM` does not travel over SSH, and xterm, which knows the sequences since release 331,
  /// does not set it.
  private static func claimsTrueColor(_ environment: [String: String]) -> Bool {
    if ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "") { return true }
    let name = environment["TERM"] ?? ""
    if ["kitty", "alacritty", "foot", "ghostty", "direct"].contains(where: name.contains) {
      return true
    }
    // `XTerm(379)`; behind tmux or screen the variable is that of another terminal.
    let release = (environment["XTERM_VERSION"] ?? "").filter(\.isNumber)
    return name.hasPrefix("xterm") && (Int(release) ?? 0) >= 331
  }

  /// How long an escape waits for the rest of a sequence.
  package var escapeDelayMilliseconds: Int { isRemote ? 150 : 50 }
}

/// Why the terminal cannot be used.
package struct TerminalFailure: Error, Hashable, CustomStringConvertible {
  /// A sentence for the user.
  package let description: String
}
