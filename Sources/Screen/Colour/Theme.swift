/// Which colours the roles have (`screens.md`, section 6).
///
/// Colours are entries of the 256-colour palette, so that 24-bit and 256-colour screens look the
/// same.
package struct Theme: Hashable, Sendable {
  /// The sets of colours there are.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case dark, light, highContrast
  }

  package var kind: Kind
  /// Whether the page has a background of its own; otherwise the terminal's stays.
  package var paintsPage: Bool

  /// A theme; high contrast always paints its page.
  package init(_ kind: Kind = .dark, paintsPage: Bool = false) {
    self.kind = kind
    self.paintsPage = paintsPage || kind == .highContrast
  }

  /// The theme for a terminal whose background is known, or nil where it is not.
  ///
  /// The page is painted unless the background is one that the colours were chosen for: up to
  /// `#303030`, or from `#eeeeee` on.
  package static func fitting(_ background: RGB?) -> Theme {
    guard let background else { return Theme(.dark, paintsPage: true) }
    let parts = [background.red, background.green, background.blue]
    let isLight = background.brightness >= 128
    let isKnown = isLight ? parts.allSatisfy { $0 >= 0xEE } : parts.allSatisfy { $0 <= 0x30 }
    return Theme(isLight ? .light : .dark, paintsPage: !isKnown)
  }

  /// How a style looks at a depth.
  package func paint(_ style: Style, _ depth: ColorDepth) -> Paint {
    var paint =
      switch depth {
      case .trueColor, .palette256: entry(style).paint(depth)
      case .ansi16: sixteen(style)
      case .monochrome: monochrome(style)
      }
    paint.isBold = paint.isBold || style.isBold
    paint.isUnderlined = paint.isUnderlined || style.isUnderlined
    // A reversed style on what is reversed already is plain again, so it still stands out.
    paint.isReversed = paint.isReversed != style.isReversed
    return paint
  }

  /// The page's background where it is painted.
  package var page: RGB? {
    ThemeTable.page(self).map(Palette.rgb)
  }

  private func entry(_ style: Style) -> ThemeTable.Entry {
    // The white bar of high contrast takes the colours that were chosen for white.
    let isOnWhite = kind == .highContrast && style.isOnBar && !ThemeTable.hasBackground(style.role)
    var entry = ThemeTable.entry(style.role, isOnWhite ? .light : kind)
    if entry.background == nil {
      entry.background = style.isOnBar ? ThemeTable.bar(kind).background : ThemeTable.page(self)
    }
    // The terminal's own colour is right on the terminal's own background only.
    if style.role == .text, !paintsPage, !style.isOnBar { entry.foreground = nil }
    if style.role == .text, style.isOnBar { entry.foreground = ThemeTable.bar(kind).foreground }
    return entry
  }

  private func sixteen(_ style: Style) -> Paint {
    switch style.role {
    case .selection:
      let colors: (UInt8, UInt8) = kind == .light ? (15, 2) : kind == .dark ? (0, 10) : (0, 11)
      return Paint(foreground: .palette(colors.0), background: .palette(colors.1))
    case .hit: return Paint(foreground: .palette(0), background: .palette(11))
    default:
      let color = ThemeTable.sixteen(style.role, isLight: kind == .light)
      return Paint(
        foreground: color.map(TerminalColor.palette) ?? .standard, reversed: style.isOnBar)
    }
  }

  private func monochrome(_ style: Style) -> Paint {
    var paint = Paint(reversed: style.isOnBar)
    switch style.role {
    case .accent, .star: paint.isBold = true
    case .selection:
      paint.isBold = true
      paint.isReversed = true
    case .hit: paint.isUnderlined = true
    default: break
    }
    return paint
  }
}
