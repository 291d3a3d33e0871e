import Conversation
import Foundation
import Screen

/// The facts of a finished turn: `@2  2752×1536 JPEG 1.9 MB · signed · $0.144 · 24 s · 2 drafts`.
struct FactsLine {
  private let editor: EditorState
  private let look: Look

  init(_ editor: EditorState, _ look: Look) {
    self.editor = editor
    self.look = look
  }

  /// The line; facts at its end are left out until it fits.
  func text(of turn: Turn, in layout: ScreenLayout) -> String {
    guard let picture = turn.primaryPicture else { return "" }
    if turn.isPromoted {
      return look.word(
        "facts.promoted", number(of: picture, turn), String(turn.drafts.count))
    }
    let model = layout.gutter >= 16 ? [turn.answeredBy].compactMap { $0 } : []
    let facts =
      [dimensions(picture) + " " + look.words.bytes(picture.byteCount)]
      + otherSize(of: turn) + facts(of: turn) + model.map { SafeText.visible($0, singleLine: true) }
    var count = facts.count
    var line = ""
    repeat {
      line =
        "\(number(of: picture, turn)) \(star(of: turn)) "
        + facts.prefix(count).joined(separator: look.dot)
      count -= 1
    } while DisplayWidth.columns(line) > layout.textColumns && count > 0
    return line
  }

  /// The facts in short lines, to stand beside a picture.
  func pieces(of turn: Turn, width: Int) -> [String] {
    guard let picture = turn.primaryPicture else { return [] }
    let first =
      "\(number(of: picture, turn)) \(picture.width)\(look.chrome[.times])\(picture.height)"
    var lines = [first, kind(picture) + " " + look.words.bytes(picture.byteCount)]
    if isAnsweredByAnother(turn), let model = turn.answeredBy {
      lines.append(SafeText.visible(model, singleLine: true))
    }
    // The pixels stand right above: what was asked for is enough.
    if let asked = sizes(of: turn)?.asked { lines.append(look.word("facts.asked", asked)) }
    for fact in facts(of: turn).prefix(2) {
      if let last = lines.last, lines.count > 2,
        DisplayWidth.columns(last + look.dot + fact) <= width
      {
        lines[lines.count - 1] = last + look.dot + fact
      } else {
        lines.append(fact)
      }
    }
    return lines
  }

  /// The second line of facts: models, finish reason, tokens.
  func more(about turn: Turn) -> String {
    var facts = [look.word("facts.asked", turn.settings.model)]
    if let model = turn.answeredBy { facts.append(look.word("facts.answered", model)) }
    if let size = turn.settings.size { facts.append(size) }
    if let aspect = turn.settings.aspect { facts.append(aspect) }
    if let reason = turn.finishReason {
      facts.append(SafeText.visible(reason.rawValue, singleLine: true))
    }
    if let total = turn.usage?.totalTokenCount {
      facts.append(look.word("facts.tokens", String(total)))
    }
    if let date = turn.pricesOf { facts.append(look.word("facts.prices", date)) }
    if let request = turn.request {
      facts.append(look.word("facts.sent", look.words.bytes(request.byteCount)))
      facts += look.changes(in: request, of: editor)
    }
    let attempts = editor.attempts[turn.id]?.count ?? 0
    if attempts > 1 { facts.append(look.word("facts.attempts", String(attempts))) }
    return facts.joined(separator: look.dot)
  }

  private func facts(of turn: Turn) -> [String] {
    var facts: [String] = []
    let isSigned = turn.finalParts.contains { $0.signature != nil }
    if isSigned { facts.append(look.word("facts.signed")) }
    if let cost = turn.cost { facts.append(look.words.turnCost(cost)) }
    if turn.atStake > .zero {
      facts.append(look.word("facts.perhaps", look.words.sum(turn.atStake.cents(.up))))
    }
    if let start = turn.startedAt, let end = turn.finishedAt {
      facts.append(look.words.seconds(end.timeIntervalSince(start)))
    }
    let drafts = turn.drafts.count
    if drafts > 0 {
      facts.append(look.word(drafts == 1 ? "facts.draft" : "facts.drafts", String(drafts)))
    }
    return facts
  }

  /// `asked 4K, drawn 1K`, where the picture is of another size than asked.
  private func otherSize(of turn: Turn) -> [String] {
    sizes(of: turn).map { [look.word("facts.size", $0.asked, $0.drawn)] } ?? []
  }

  /// The size asked for and the one drawn; nil where they agree or one is not known.
  private func sizes(of turn: Turn) -> (asked: String, drawn: String)? {
    guard let asked = turn.settings.size.flatMap(SizeClass.init),
      let drawn = turn.primaryPicture.flatMap(SizeClass.init(of:)), asked != drawn
    else { return nil }
    return (asked.rawValue, drawn.rawValue)
  }

  private func star(of turn: Turn) -> String {
    editor.annotations[turn.id]?.isStarred == true ? look.chrome[.star] : ""
  }

  private func number(of picture: Picture, _ turn: Turn) -> String {
    editor.numbers.number(of: picture, in: turn.id).map { "@\($0)" } ?? "@"
  }

  private func dimensions(_ picture: Picture) -> String {
    "\(picture.width)\(look.chrome[.times])\(picture.height) \(kind(picture))"
  }

  /// `JPEG`, `PNG`, `WEBP`.
  private func kind(_ picture: Picture) -> String {
    let kind = picture.mimeType.split(separator: "/").last.map(String.init) ?? ""
    return SafeText.visible(kind.uppercased(), singleLine: true)
  }

  /// The sentence for a turn that another model answered than the one asked; nil for others.
  func otherModel(of turn: Turn) -> String? {
    guard isAnsweredByAnother(turn), let model = turn.answeredBy else { return nil }
    return look.word("facts.other", model, turn.settings.model)
  }

  private func isAnsweredByAnother(_ turn: Turn) -> Bool {
    turn.answeredBy.map { !$0.hasPrefix(turn.settings.model) } ?? false
  }
}
