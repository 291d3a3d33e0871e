import Conversation

/// A query in the language of FTS5 (<https://www.sqlite.org/fts5.html#full_text_query_syntax>).
///
/// Every word stands in quotation marks and none is left inside, so nothing typed is an operator.
/// A word that the tokenizer finds nothing in is left out by FTS5 itself.
enum MatchExpression {
  /// The expression for documents of turns; nil if the query asks for no words.
  static func turns(_ query: SearchQuery) -> String? {
    var pieces = query.terms.map { piece($0, in: "prompt answer said title tags model") }
    pieces += query.models.map { piece($0, in: "model") }
    pieces += query.tags.map { piece($0, in: "tags") }
    if query.isStarred { pieces.append("{mark} : \"starred\"") }
    if query.isFailed { pieces.append("{mark} : \"failed\"") }
    if query.isWaiting { pieces.append("{mark} : \"waiting\"") }
    return joined(pieces)
  }

  /// The expression for documents of sessions; nil if the query asks for no words.
  static func sessions(_ query: SearchQuery) -> String? {
    joined(
      query.terms.map { piece($0, in: "title tags words model") }
        + query.models.map { piece($0, in: "model") } + query.tags.map { piece($0, in: "tags") })
  }

  private static func piece(_ term: SearchQuery.Term, in columns: String) -> String {
    "{\(columns)} : \"\(term.text)\"" + (term.isPrefix ? " *" : "")
  }

  private static func joined(_ pieces: [String]) -> String? {
    pieces.isEmpty ? nil : pieces.joined(separator: " ")
  }
}
