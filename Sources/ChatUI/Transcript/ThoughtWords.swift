import Conversation
import Screen

/// The words of a turn's thoughts, laid out for reading while they come.
///
/// The service sends `**Reading the scene**` and a paragraph; the heading is shown in bold, without
/// its asterisks, right above its paragraph.
struct ThoughtWords {
  /// Paragraphs and whether each is a heading.
  private let paragraphs: [(text: String, isHeading: Bool)]

  init(_ turn: Turn) {
    var words = ""
    for text in turn.answer.filter(\.isThought).compactMap(\.text) {
      // A part that begins with a heading begins a paragraph; others go on with the last one.
      words += (text.hasPrefix("**") && !words.isEmpty ? "\n" : "") + text
    }
    paragraphs = SafeText.visible(words).split(separator: "\n").compactMap { line in
      let line = String(line).trimming(while: \.isWhitespace)
      guard line.hasPrefix("**"), line.hasSuffix("**"), line.count > 4 else {
        return line.isEmpty ? nil : (line, false)
      }
      return (String(line.dropFirst(2).dropLast(2)), true)
    }
  }

  var isEmpty: Bool { paragraphs.isEmpty }

  /// The last lines of the thoughts, a blank line above each heading but the first.
  func tail(_ count: Int, width: Int) -> [(text: String, style: Style)] {
    var lines: [(text: String, style: Style)] = []
    for (text, isHeading) in paragraphs {
      if isHeading, !lines.isEmpty { lines.append(("", Style(.dim))) }
      let style = Style(.dim, bold: isHeading)
      lines += LineWrap.lines(text, width: width).map { (String($0), style) }
    }
    return Array(lines.suffix(max(0, count)).drop { $0.text.isEmpty })
  }
}
