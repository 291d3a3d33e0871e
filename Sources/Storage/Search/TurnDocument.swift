import Conversation

/// What search reads of a turn, as its row holds it.
struct TurnDocument: Equatable {
  var prompt = ""
  var answer = ""
  /// Label and note.
  var said = ""
  var title = ""
  var tags = ""
  var model = ""
  /// `starred`, `failed`, `waiting`.
  var mark = ""

  init(_ turn: Turn, _ annotation: Annotation, of session: Session) {
    prompt = SearchText.split(turn.promptText)
    answer = SearchText.split(turn.answerText)
    said = SearchText.split(
      [annotation.label, annotation.note].compactMap(\.self).joined(separator: "\n"))
    title = SearchText.split(session.title)
    tags = Self.tags(of: session)
    model = [turn.settings.model, turn.answeredBy].compactMap(\.self).joined(separator: "\n")
    var marks: [String] = []
    if annotation.isStarred { marks.append("starred") }
    switch turn.state {
    case .failed, .blocked, .partial: marks.append("failed")
    case .waiting: marks.append("waiting")
    case .pending, .answered, .cancelled, .interrupted: break
    }
    mark = marks.joined(separator: " ")
  }

  init(_ row: Row) throws(LibraryError) {
    prompt = try row.text("prompt")
    answer = try row.text("answer")
    said = try row.text("said")
    title = try row.text("title")
    tags = try row.text("tags")
    model = try row.text("model")
    mark = try row.text("mark")
  }

  /// The tags of a session, one a line.
  static func tags(of session: Session) -> String {
    SearchText.split(session.tags.joined(separator: "\n"))
  }

  /// The words that count for the session too.
  var words: String { [prompt, answer, said].filter { !$0.isEmpty }.joined(separator: "\n") }

  /// The row with a number.
  func columns(id: Int64) -> [Value] {
    [
      .integer(id), .text(prompt), .text(answer), .text(said), .text(title), .text(tags),
      .text(model), .text(mark),
    ]
  }
}
