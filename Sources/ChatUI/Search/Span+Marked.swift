package import Conversation
package import Screen

extension Span {
  /// A text with the words that a query finds in the role for them.
  package static func marked(_ text: String, by query: SearchQuery, style: Style) -> [Span] {
    var spans: [Span] = []
    var place = text.startIndex
    for range in query.ranges(in: text) {
      if place < range.lowerBound {
        spans.append(Span(String(text[place..<range.lowerBound]), style))
      }
      spans.append(Span(String(text[range]), Style(.hit)))
      place = range.upperBound
    }
    if place < text.endIndex { spans.append(Span(String(text[place...]), style)) }
    return spans
  }
}

extension TranscriptLine {
  /// The row with the words marked that were found; only what the user and the model wrote is.
  func marked(by query: SearchQuery?) -> [Span] {
    guard let query, part == .prompt || part == .words else { return spans }
    return spans.flatMap { span -> [Span] in
      var column = span.column
      return Span.marked(span.text, by: query, style: span.style).map { piece in
        var piece = piece
        piece.column = column
        column += piece.columns
        return piece
      }
    }
  }
}
