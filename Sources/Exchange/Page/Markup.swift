import Screen

/// Text from outside as HTML: nothing in it is a tag, a quote of ours or an order to the bidi
/// algorithm.
enum Markup {
  /// Text between tags or in a quoted attribute; what could deceive a reader shows as a mark.
  static func text(_ raw: String, singleLine: Bool = false) -> String {
    let visible = SafeText.visible(raw, singleLine: singleLine)
    var result = ""
    result.reserveCapacity(visible.utf8.count)
    for scalar in visible.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The beginning of a text on one line.
  static func line(_ raw: String, limit: Int) -> String {
    let line = raw.prefix(limit * 4).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return text(line.count > limit ? line.prefix(limit) + "…" : line, singleLine: true)
  }
}
