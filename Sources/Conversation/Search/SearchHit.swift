/// A turn that was found.
package struct SearchHit: Hashable, Sendable {
  package var session: SessionID
  /// The title of its session.
  package var title: String
  package var turn: Turn
  /// 1 for the first turn of the session.
  package var number: Int
  /// The 3 of @3, where the turn has a result.
  package var pictureNumber: Int?
  /// What the user says of it.
  package var annotation: Annotation
  /// How far its picture is from the one that was asked for, in bits of 64; nil for words.
  package var distance: Int?

  package init(
    session: SessionID, title: String, turn: Turn, number: Int, pictureNumber: Int?,
    annotation: Annotation = Annotation(), distance: Int? = nil
  ) {
    self.session = session
    self.title = title
    self.turn = turn
    self.number = number
    self.pictureNumber = pictureNumber
    self.annotation = annotation
    self.distance = distance
  }
}

extension SearchHit {
  /// Which of a turn's texts shows what was found.
  package enum Field: String, Hashable, Sendable, CaseIterable {
    case prompt, answer, label, note, title
  }

  /// The text that shows what was found: the first that holds every word, else any of them.
  package func shown(for query: SearchQuery) -> (field: Field, text: String) {
    let texts: [(Field, String)] = [
      (.prompt, turn.promptText), (.answer, turn.answerText), (.label, annotation.label ?? ""),
      (.note, annotation.note ?? ""), (.title, title),
    ]
    let shown = texts.dropLast()
    let best =
      shown.first { !query.terms.isEmpty && query.isWhole(in: $0.1) }
      ?? shown.first { !query.ranges(in: $0.1).isEmpty }
      ?? texts.first { !$0.1.isEmpty }
    return best ?? (.prompt, "")
  }
}
