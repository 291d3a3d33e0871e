/// The table of roles and colours, as numbers of the 256-colour palette.
enum ThemeTable {
  /// A role's colours; nil leaves the page's.
  struct Entry {
    var foreground: UInt8?
    var background: UInt8?

    init(_ foreground: UInt8?, on background: UInt8? = nil) {
      self.foreground = foreground
      self.background = background
    }

    func paint(_ depth: ColorDepth) -> Paint {
      Paint(foreground: color(foreground, depth), background: color(background, depth))
    }

    private func color(_ index: UInt8?, _ depth: ColorDepth) -> TerminalColor {
      guard let index else { return .standard }
      return depth == .trueColor ? .rgb(Palette.rgb(index)) : .palette(index)
    }
  }

  static func entry(_ role: Role, _ kind: Theme.Kind) -> Entry {
    switch role {
    case .text: Entry(pick(kind, 252, 234, 231))
    case .dim: Entry(pick(kind, 248, 59, 252))
    case .rule: Entry(pick(kind, 244, 244, 248))
    case .accent: Entry(pick(kind, 114, 22, 114))
    case .star: Entry(pick(kind, 221, 94, 221))
    case .bar: bar(kind)
    case .barDim: Entry(pick(kind, 248, 59, 16), on: bar(kind).background)
    case .selection: Entry(pick(kind, 16, 231, 16), on: pick(kind, 114, 22, 226))
    case .hit: Entry(16, on: 221)
    default: Entry(category(role, kind))
    }
  }

  /// The status bar's colours.
  static func bar(_ kind: Theme.Kind) -> Entry {
    switch kind {
    case .dark: Entry(252, on: 236)
    case .light: Entry(234, on: 255)
    case .highContrast: Entry(16, on: 231)
    }
  }

  /// The page's background where it is painted.
  static func page(_ theme: Theme) -> UInt8? {
    theme.paintsPage ? pick(theme.kind, 234, 231, 16) : nil
  }

  /// The colour in the terminal's own scheme; nil for its standard colour.
  static func sixteen(_ role: Role, isLight: Bool) -> UInt8? {
    switch role {
    case .accent: isLight ? 2 : 10
    case .star, .server, .policy, .network: isLight ? 5 : 11
    case .rateLimit, .safety, .noImage: isLight ? 4 : 14
    case .quota, .request, .access, .storage: isLight ? 1 : 9
    default: nil
    }
  }

  /// Whether a role brings its own background along.
  static func hasBackground(_ role: Role) -> Bool {
    switch role {
    case .bar, .barDim, .selection, .hit: true
    default: false
    }
  }

  /// A category's colour.
  static func category(_ role: Role, _ kind: Theme.Kind) -> UInt8 {
    switch role {
    case .server: pick(kind, 220, 58, 220)
    case .rateLimit: pick(kind, 73, 25, 73)
    case .quota: pick(kind, 204, 52, 204)
    case .request: pick(kind, 217, 126, 217)
    case .access: pick(kind, 141, 21, 141)
    case .safety: pick(kind, 153, 17, 153)
    case .policy: pick(kind, 172, 95, 172)
    case .noImage: pick(kind, 231, 16, 231)
    case .network: pick(kind, 193, 23, 193)
    // Losing what was paid for is as grave as a category of errors gets.
    case .storage: pick(kind, 204, 52, 204)
    default: pick(kind, 248, 59, 252)
    }
  }

  private static func pick(
    _ kind: Theme.Kind, _ dark: UInt8, _ light: UInt8, _ contrast: UInt8
  ) -> UInt8 {
    switch kind {
    case .dark: dark
    case .light: light
    case .highContrast: contrast
    }
  }
}
