/// A way for pictures to reach the screen, from the best to the one that never fails.
package enum GraphicsRung: String, Hashable, Sendable, CaseIterable {
  /// kitty's protocol with placeholder characters: pictures are cells that text programs move, cut
  /// and cover (https://sw.kovidgoyal.net/kitty/graphics-protocol/#unicode-placeholders).
  case placeholders
  /// kitty's protocol with pictures placed over the cells.
  case kitty
  /// iTerm2's inline pictures (https://iterm2.com/documentation-images.html).
  case iterm2
  /// DEC's sixel graphics, 256 colours.
  case sixel
  /// Block characters in as many colours as the terminal has.
  case blocks

  /// Whether the terminal keeps pictures under numbers, in kitty's protocol.
  package var isKitty: Bool { self == .placeholders || self == .kitty }

  /// Whether pixels lie over the cells, so that they must be taken away before the cells move.
  package var isOverlay: Bool { self == .kitty || self == .iterm2 || self == .sixel }
}
