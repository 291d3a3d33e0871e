/// One place of the screen: a grapheme and how it looks.
package struct Cell: Hashable, Sendable {
  /// How a cell looks.
  package enum Look: Hashable, Sendable {
    /// Words and chrome, in a role's colours.
    case style(Style)
    /// A picture's cell, in colours of its own. Nil: the terminal's default.
    case pixels(foreground: RGB?, background: RGB?)
    /// A cell in whose place the terminal draws: the colour is the low byte of a picture's number.
    case picture(number: UInt8)
  }

  /// One grapheme; empty in the second cell of a wide one.
  package var text: String
  package var look: Look

  package init(_ text: String = " ", _ look: Look = .style(.plain)) {
    self.text = text
    self.look = look
  }

  package static let blank = Cell()
}
