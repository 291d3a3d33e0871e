/// What an answer has brought so far, as far as its judgement needs it.
package struct PartTally: Hashable, Sendable {
  /// Parts that are not thoughts.
  package var finalParts = 0
  /// Pictures that are not thoughts.
  package var pictures = 0
  package var thoughtPictures = 0
  /// Whether there are words that are not thoughts.
  package var hasWords = false
  /// Whether a part that is not a thought is signed, so that the turn can be continued.
  package var isSigned = false

  package init() {}

  /// Counts a part that came.
  package mutating func count(_ part: ReceivedPart) {
    if case .picture = part.body {
      if part.isThought { thoughtPictures += 1 } else { pictures += 1 }
    }
    guard !part.isThought else { return }
    finalParts += 1
    if case .text(let words) = part.body, !words.isEmpty { hasWords = true }
    if part.signature != nil { isSigned = true }
  }
}
