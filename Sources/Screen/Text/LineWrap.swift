/// Text set in lines of at most so many columns.
///
/// Words stay whole where they fit; between East Asian characters a line may end anywhere but
/// before closing punctuation and after opening punctuation (kinsoku). Blanks at a break hang.
package enum LineWrap {
  /// The lines of a text, none wider than `width` columns.
  ///
  /// They share the text's indices: a line runs to where the next begins, less the blanks or the
  /// line feed between them. An empty text has one empty line. A character that is wider than the
  /// width itself is left out.
  package static func lines(_ text: String, width: Int) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
      var wrapper = Wrapper(paragraph, width: max(0, width))
      return wrapper.lines()
    }
  }

  /// A text in one line of at most `columns`, with an ellipsis where it was cut.
  package static func truncated(
    _ text: String, to columns: Int, ellipsis: String = "…"
  ) -> String {
    guard columns > 0 else { return "" }
    // A column takes at least one byte, so short texts need no counting.
    if text.utf8.count <= columns, !text.utf8.contains(where: { $0 >= 0x80 }) { return text }
    let ellipsisWidth = DisplayWidth.columns(ellipsis)
    let room = columns - ellipsisWidth
    var used = 0
    var cut = text.startIndex
    for index in text.indices {
      if used <= room { cut = index }
      used += DisplayWidth.columns(text[index])
      if used > columns { return room < 0 ? "" : text[..<cut] + ellipsis }
    }
    return text
  }
}

/// One paragraph on its way into lines.
private struct Wrapper {
  private let paragraph: Substring
  private let width: Int
  /// The line being filled: where it begins and how wide it is up to `index`.
  private var start: String.Index
  private var column = 0
  /// The newest place where the line may end, where the next would begin, and the column there.
  private var opportunity: (end: String.Index, next: String.Index, column: Int)?
  private var finished: [Substring] = []

  init(_ paragraph: Substring, width: Int) {
    self.paragraph = paragraph
    self.width = width
    start = paragraph.startIndex
  }

  mutating func lines() -> [Substring] {
    var index = paragraph.startIndex
    var previous: Character?
    // Where the run of blanks that ends before `index` began.
    var blanks: String.Index?
    while index < paragraph.endIndex {
      let character = paragraph[index]
      let columns = DisplayWidth.columns(character)
      if character == " " {
        if blanks == nil { blanks = index }
      } else {
        if let end = blanks {
          opportunity = (end, index, column)
        } else if let previous, LineBreaking.allows(between: previous, and: character) {
          opportunity = (index, index, column)
        }
        blanks = nil
      }
      // Blanks that do not fit hang behind the line; the word after them begins the next. What is
      // carried over may leave too little room again.
      while character != " ", column + columns > width, index > start {
        breakLine(before: index)
      }
      if columns > width {
        skip(index)
      } else {
        column += columns
      }
      previous = character
      index = paragraph.index(after: index)
    }
    finish(blanks)
    return finished
  }

  private mutating func breakLine(before index: String.Index) {
    if let chosen = opportunity, chosen.next > start, chosen.end > start || chosen.next == index {
      finished.append(clipped(paragraph[start..<chosen.end]))
      start = chosen.next
      column -= chosen.column
    } else {
      finished.append(clipped(paragraph[start..<index]))
      start = index
      column = 0
    }
    opportunity = nil
  }

  /// Leaves out a character that fits on no line.
  private mutating func skip(_ index: String.Index) {
    if index > start { finished.append(clipped(paragraph[start..<index])) }
    start = paragraph.index(after: index)
    column = 0
    opportunity = nil
  }

  private mutating func finish(_ blanks: String.Index?) {
    guard start < paragraph.endIndex || finished.isEmpty else { return }
    finished.append(clipped(paragraph[start..<paragraph.endIndex]))
  }

  /// A line without the blanks that hang over the edge.
  private func clipped(_ line: Substring) -> Substring {
    guard line.last == " " else { return line }
    var line = line
    var columns = DisplayWidth.columns(line)
    while columns > width, line.last == " " {
      line.removeLast()
      columns -= 1
    }
    return line
  }
}
