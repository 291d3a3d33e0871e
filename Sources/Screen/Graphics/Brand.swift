/// A terminal program by the name and version it gives itself.
struct Brand {
  private let name: String
  private let version: [Int]

  init(_ text: String) {
    let words = text.split { $0 == " " || $0 == "(" || $0 == ")" }
    name = (words.first ?? "").lowercased()
    version = (words.dropFirst().first ?? "").split { !$0.isNumber }.compactMap { Int($0) }
  }

  /// Whether it draws kitty's pictures in the place of placeholder characters: kitty since 0.28,
  /// Ghostty, Rio.
  var hasPlaceholders: Bool {
    switch name {
    case "kitty": !version.lexicographicallyPrecedes([0, 28])
    case "ghostty", "rio": true
    default: false
    }
  }

  /// Whether it takes data of any type for the clipboard (OSC 5522), also where it has no answer to
  /// that question yet: kitty since 0.27.
  var takesClipboardData: Bool {
    name == "kitty" && !version.lexicographicallyPrecedes([0, 27])
  }

  /// Whether iTerm2's protocol is the one it shows pictures best with.
  var prefersInline: Bool { ["iterm2", "wezterm", "mintty"].contains(name) }
}
