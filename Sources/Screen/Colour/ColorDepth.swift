/// How many colours a terminal shows.
package enum ColorDepth: String, Hashable, Sendable, CaseIterable {
  /// 24 bits a colour.
  case trueColor
  /// The 256 colours of xterm.
  case palette256
  /// The sixteen of the terminal's own scheme.
  case ansi16
  /// Bold, underline and reverse only.
  case monochrome
}

/// A colour as a terminal of some depth takes it.
package enum TerminalColor: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case standard
  /// An entry of the palette: 0 to 15 of the terminal's scheme, 16 to 255 fixed.
  case palette(UInt8)
  case rgb(RGB)
}

/// Everything a terminal needs to know about how a cell looks.
package struct Paint: Hashable, Sendable {
  package var foreground: TerminalColor = .standard
  package var background: TerminalColor = .standard
  package var isBold = false
  package var isUnderlined = false
  package var isReversed = false

  package init(
    foreground: TerminalColor = .standard, background: TerminalColor = .standard,
    bold: Bool = false, underlined: Bool = false, reversed: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    isBold = bold
    isUnderlined = underlined
    isReversed = reversed
  }
}
