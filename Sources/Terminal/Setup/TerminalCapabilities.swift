import CNcurses
import Screen

/// What terminfo says about a terminal.
struct TerminalCapabilities: Equatable {
  var colors: Int
  /// Whether the entry claims 24-bit colours, as `RGB` or as tmux's `Tc`.
  var claimsTrueColor: Bool
  /// Whether the cursor can be put anywhere: without that there is no screen.
  var canAddress: Bool

  /// Reads the entry of a terminal; nil if there is none.
  init?(name: String, output: Int32) {
    guard plantain_load_terminal(name, output) != 0 else { return nil }
    defer { plantain_unload_terminal() }
    colors = Int(tigetnum("colors"))
    claimsTrueColor =
      plantain_has_capability("RGB") != 0 || plantain_has_capability("Tc") != 0
    canAddress = plantain_has_capability("cup") != 0
  }

  init(colors: Int, claimsTrueColor: Bool = false, canAddress: Bool = true) {
    self.colors = colors
    self.claimsTrueColor = claimsTrueColor
    self.canAddress = canAddress
  }

  /// The depth to paint in.
  func depth(_ options: TerminalOptions) -> ColorDepth {
    if let decreed = options.color { return decreed }
    if options.hasTrueColor || claimsTrueColor { return .trueColor }
    return plainDepth
  }

  /// The depth without a terminfo entry of our own.
  var plainDepth: ColorDepth {
    colors >= 256 ? .palette256 : colors >= 8 ? .ansi16 : .monochrome
  }
}
