import Conversation
import Foundation
import Screen

/// The facts of a turn's picture, each a few words: size, model, price, time.
struct TurnFacts {
  let language: PageLanguage

  /// `2752×1536 JPEG 1.9 MB`, the model, and so on.
  func list(of turn: Turn, _ picture: Picture?) -> [String] {
    var facts: [String] = []
    if let picture {
      facts.append(
        "\(picture.width)×\(picture.height) \(plain(ExportFigures.kind(picture))) "
          + ExportFigures.bytes(picture.byteCount))
    }
    let asked = turn.settings.model
    if let model = turn.answeredBy, !model.hasPrefix(asked) {
      facts.append(language("page.answeredBy", plain(model), plain(asked)))
    } else {
      facts.append(plain(turn.answeredBy ?? asked))
    }
    facts += [turn.settings.size, turn.settings.aspect].compactMap { $0.map(plain) }
    if let cost = turn.cost { facts.append(cost.formatted(decimals: 3)) }
    if turn.atStake > .zero {
      facts.append(language("page.perhaps", turn.atStake.cents(.up).description))
    }
    if let start = turn.startedAt, let end = turn.finishedAt {
      facts.append(language("page.seconds", seconds(end.timeIntervalSince(start))))
    }
    if turn.isPromoted { facts.append(language("page.promoted")) }
    let drafts = turn.drafts.count
    if drafts > 0, !turn.isPromoted { facts.append(language.counted("page.draft", drafts)) }
    return facts
  }

  /// A span in seconds: one decimal below ten.
  func seconds(_ seconds: Double) -> String {
    let tenths = Int((max(0, min(seconds, 1e9)) * 10).rounded())
    return tenths < 100 ? "\(tenths / 10).\(tenths % 10)" : String((tenths + 5) / 10)
  }
}

/// Text from outside on one line, as the screen shows it.
func plain(_ text: String) -> String { SafeText.visible(text, singleLine: true) }
