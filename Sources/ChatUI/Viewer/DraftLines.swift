import Conversation
import Foundation
import Screen

/// The rows below a draft in the viewer: what was thought before it, and when it came.
struct DraftLines {
  private let turn: Turn
  private let draft: Int
  private let look: Look
  /// Rows of thoughts at most.
  private static let thoughts = 3

  init(_ turn: Turn, _ draft: Int, _ look: Look) {
    self.turn = turn
    self.draft = draft
    self.look = look
  }

  /// How many rows stand below a draft on a screen, besides the facts.
  static func count(rows: Int) -> Int { rows < 16 ? 0 : thoughts + 1 }

  /// The thoughts between the draft before this one and this one, the end of them.
  func thoughts(width: Int) -> [(text: String, style: Style)] {
    var seen = 0
    var before: [Part] = []
    for part in turn.answer where seen < draft {
      if part.isThought, part.picture != nil {
        seen += 1
        if seen < draft { before = [] }
      } else {
        before.append(part)
      }
    }
    var thinking = turn
    thinking.answer = before
    return ThoughtWords(thinking).tail(Self.thoughts, width: width)
  }

  /// `draft 1 of 2 after 6 s`.
  var caption: String {
    let place = look.word("drafts.place", String(draft), String(turn.drafts.count))
    return arrival(of: draft).map { look.word("drafts.after", place, look.words.seconds($0)) }
      ?? place
  }

  /// The time line of the turn with the drafts on it: `━━━1━━━2─────┃ 24 s`; nothing where the times
  /// are not known.
  func timeLine(width: Int) -> [Span] {
    let arrivals = turn.drafts.indices.map { arrival(of: $0 + 1) }
    guard let last = arrivals.compactMap(\.self).max(), last > 0 else { return [] }
    let end = turn.finishedAt.flatMap { end in turn.startedAt.map { end.timeIntervalSince($0) } }
    let total = max(end ?? last, last)
    let label = " " + look.words.seconds(total)
    let length = width - DisplayWidth.columns(label) - 1
    guard length >= 10 else { return [] }
    func place(_ seconds: Double) -> Int { Int(Double(length - 1) * seconds / total) }
    let shown = arrival(of: draft).map(place) ?? 0
    var spans = (0..<length).map { column in
      Span(
        look.chrome[column <= shown ? .progress : .rule],
        Style(column <= shown ? .accent : .rule))
    }
    for (index, seconds) in arrivals.enumerated() {
      guard let seconds else { continue }
      let isShown = index + 1 == draft
      spans[place(seconds)] = Span(
        String((index + 1) % 10), isShown ? Style(.accent, bold: true) : Style(.dim))
    }
    return spans + [Span(look.chrome[.edge], Style(.accent)), Span(label, Style(.dim))]
  }

  private func arrival(of draft: Int) -> Double? {
    turn.drafts.indices.contains(draft - 1) ? turn.drafts[draft - 1].arrivedAfter : nil
  }
}
