/// How a cell of words looks: a role, and attributes that work without colour.
package struct Style: Hashable, Sendable {
  package var role: Role
  package var isBold: Bool
  package var isUnderlined: Bool
  package var isReversed: Bool
  /// Whether the cell stands on the status bar's background instead of the page's.
  package var isOnBar: Bool

  package init(
    _ role: Role = .text, bold: Bool = false, underlined: Bool = false, reversed: Bool = false,
    onBar: Bool = false
  ) {
    self.role = role
    isBold = bold
    isUnderlined = underlined
    isReversed = reversed
    isOnBar = onBar || role == .bar || role == .barDim
  }

  package static let plain = Style()
}
