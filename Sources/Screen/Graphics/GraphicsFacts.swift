/// What is known of a terminal when it has answered, or was given up.
package struct GraphicsFacts: Hashable, Sendable {
  package var answers: TerminalAnswers
  package var mode: ImageMode
  package var depth: ColorDepth
  package var multiplexer: Multiplexer?
  /// The cell's size by `TIOCGWINSZ`, which some lines lose and others make up.
  package var reported: CellPixels?
  package var screen: Size
  /// Whether pictures keep to ASCII, as the user wishes.
  package var isASCII: Bool

  package init(
    answers: TerminalAnswers = TerminalAnswers(), mode: ImageMode = .auto,
    depth: ColorDepth = .trueColor, multiplexer: Multiplexer? = nil,
    reported: CellPixels? = nil, screen: Size = Size(columns: 80, rows: 24),
    isASCII: Bool = false
  ) {
    self.answers = answers
    self.mode = mode
    self.depth = depth
    self.multiplexer = multiplexer
    self.reported = reported
    self.screen = screen
    self.isASCII = isASCII
  }
}
