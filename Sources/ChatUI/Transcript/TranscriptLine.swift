package import Conversation
package import Screen

/// One row of the transcript, ready to be drawn.
package struct TranscriptLine: Sendable, Equatable {
  /// The part of a turn a row belongs to.
  package enum Part: Hashable, Sendable {
    case gap, prompt, attachments, strip, facts, words, change, note, status, progress
    case picture(Int)
  }

  package var turn: TurnID
  package var part: Part
  /// The row within its part.
  package var row: Int
  package var spans: [Span]

  package init(turn: TurnID, part: Part, row: Int, spans: [Span]) {
    self.turn = turn
    self.part = part
    self.row = row
    self.spans = spans
  }
}

/// A picture among the rows of a turn.
package struct PlacedPicture: Sendable, Equatable {
  package var blob: BlobID
  /// The row of the turn's block it begins at.
  package var line: Int
  package var column: Int
  package var size: Size
  /// Whether it is a draft, which is drawn dimmed by its edge alone.
  package var isDraft: Bool
  /// Its cells, where it is not in the store yet.
  package var cells: CellGrid?

  package var request: ImageRequest { ImageRequest(blob: blob.rawValue, size: size) }
}

/// All rows of one turn.
package struct TurnBlock: Sendable, Equatable {
  package var lines: [TranscriptLine] = []
  package var pictures: [PlacedPicture] = []
}
