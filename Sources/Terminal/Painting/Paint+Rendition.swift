import Screen

extension Paint {
  /// The sequence that sets these colours and attributes and no others (SGR).
  var rendition: String {
    var codes = ["0"]
    if isBold { codes.append("1") }
    if isUnderlined { codes.append("4") }
    if isReversed { codes.append("7") }
    codes += [foreground.code(38, 30, 90), background.code(48, 40, 100)].compactMap { $0 }
    return "\u{1B}[\(codes.joined(separator: ";"))m"
  }
}

extension TerminalColor {
  /// The colour's part of a sequence: by palette or bytes, or the terminal's first eight and their
  /// bright forms by codes of their own; nil for the terminal's own colour.
  fileprivate func code(_ extended: Int, _ first: Int, _ bright: Int) -> String? {
    switch self {
    case .standard: nil
    case .palette(let index) where index < 8: String(first + Int(index))
    case .palette(let index) where index < 16: String(bright + Int(index) - 8)
    case .palette(let index): "\(extended);5;\(index)"
    case .rgb(let color): "\(extended);2;\(color.red);\(color.green);\(color.blue)"
    }
  }
}
