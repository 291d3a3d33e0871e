/// How pictures are to be shown, as the user wishes it.
package enum ImageMode: String, Hashable, Sendable, Codable, CaseIterable {
  /// The best that the terminal says it can.
  case auto
  /// Pixels by one protocol, where the terminal is not asked whether it knows it.
  case kitty, iterm2, sixel
  /// Block characters.
  case blocks
  /// Words only.
  case off
}
