import Screen

/// A picture's cell in fewer colours than it has.
struct PixelMapping {
  let depth: ColorDepth
  /// Whether cells become shades: no colours, or no block symbols.
  let usesShades: Bool
  private let shades: [String]
  private var nearest: [RGB: UInt8] = [:]
  /// The shades pictures without colours are drawn with, from dark to bright.
  private static let drawn = Chrome(isASCII: false).shades

  init(depth: ColorDepth, chrome: Chrome, isLight: Bool) {
    self.depth = depth
    usesShades = depth == .monochrome || chrome.isASCII
    // On a light page ink is dark.
    shades = isLight ? chrome.shades.reversed() : chrome.shades
  }

  /// ncurses' number for a picture's colour; -1 is the terminal's own.
  mutating func number(_ color: RGB?) -> Int32 {
    guard let color else { return -1 }
    switch depth {
    case .trueColor: return TerminalColor.rgb(color).number
    case .monochrome: return -1
    case .palette256, .ansi16:
      if let known = nearest[color] { return Int32(known) }
      let found = depth == .palette256 ? Palette.nearest(color) : Palette.nearestANSI(color)
      // Pictures have any number of colours; the memory for them has not.
      if nearest.count > 1 << 16 { nearest.removeAll() }
      nearest[color] = found
      return Int32(found)
    }
  }

  /// The shade for a picture's cell: from its two colours, or the one it was drawn with.
  func shade(_ text: String, _ foreground: RGB?, _ background: RGB?) -> String {
    let colors = [foreground, background].compactMap { $0 }
    guard !colors.isEmpty else {
      // Pictures for a screen without colours come as shades already.
      guard depth == .monochrome else { return " " }
      return Self.drawn.firstIndex(of: text).map { shades[$0] } ?? text
    }
    let mean = colors.reduce(0) { $0 + $1.brightness } / colors.count
    return shades[min(shades.count - 1, mean * shades.count / 256)]
  }
}

extension TerminalColor {
  /// ncurses' number: -1 for the terminal's own, an index, or 24 bits.
  var number: Int32 {
    switch self {
    case .standard: -1
    case .palette(let index): Int32(index)
    case .rgb(let color):
      Int32(color.red) << 16 | Int32(color.green) << 8 | Int32(color.blue)
    }
  }
}
