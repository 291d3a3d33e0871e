package import Screen

/// Words in one style, at a column or one after the other.
package struct Span: Sendable, Equatable {
  package var text: String
  package var style: Style
  package var column: Int
  /// The page it leads to.
  package var link: String?

  package init(
    _ text: String, _ style: Style = .plain, at column: Int = 0, link: String? = nil
  ) {
    self.text = text
    self.style = style
    self.column = column
    self.link = link
  }

  package var columns: Int { DisplayWidth.columns(text) }
}

extension Canvas {
  /// Writes spans one after the other; answers the column after the last.
  @discardableResult
  package mutating func write(_ spans: [Span], column: Int, row: Int, limit: Int) -> Int {
    var place = column
    for span in spans where place < column + limit {
      place += write(
        span.text, column: place, row: row, style: span.style, limit: column + limit - place)
    }
    return place
  }
}
