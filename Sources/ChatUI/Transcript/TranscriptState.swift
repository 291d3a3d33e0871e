package import Conversation

/// What of the transcript is in view, and how its turns are shown.
package struct TranscriptState: Sendable, Equatable {
  /// The row that keeps its place: a turn, a part of it, a row within the part.
  package struct Anchor: Sendable, Equatable {
    package var turn: TurnID
    package var part: TranscriptLine.Part
    package var row: Int

    package init(turn: TurnID, part: TranscriptLine.Part, row: Int) {
      self.turn = turn
      self.part = part
      self.row = row
    }
  }

  /// Something that came while the end was out of view.
  package enum News: Sendable, Equatable {
    case draft(Int)
    case here(Int)
  }

  /// nil follows the end.
  package private(set) var anchor: Anchor?
  /// The turn that keys act on while the pictures have the focus.
  package var selection: TurnID?
  package var folded: Set<TurnID> = []
  /// Finished turns whose drafts are shown.
  package var withDrafts: Set<TurnID> = []
  /// Turns whose second line of facts is shown.
  package var withFacts: Set<TurnID> = []
  package private(set) var news: News?

  package init() {}

  /// Keeps the end in view from now on.
  package mutating func follow() {
    anchor = nil
    news = nil
  }

  /// Keeps a row at the top of the view.
  package mutating func stay(at anchor: Anchor) {
    self.anchor = anchor
  }

  /// Remembers what came below, if the end is out of view.
  package mutating func note(_ news: News) {
    if anchor != nil { self.news = news }
  }
}
