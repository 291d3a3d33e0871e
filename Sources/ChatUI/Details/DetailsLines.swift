import Conversation
import Foundation
import Resilience
import Screen

/// The rows of a turn's details: the request that was sent, attempts, what came, tokens and money.
struct DetailsLines {
  let turn: Turn
  let editor: EditorState
  let state: AppState
  let isRawOpen: Bool
  let columns: Int

  private var look: Look { state.look }

  var lines: [[Span]] {
    let table = AttemptTable(
      of: turn, in: editor, notice: editor.notice(of: turn), state: state, columns: columns)
    return request + [[]] + table.lines + (table.lines.isEmpty ? [] : [[]]) + answer
      + (turn.answer.isEmpty ? [] : [[]]) + figures
  }

  private func safe(_ text: String) -> String { SafeText.visible(text, singleLine: true) }

  private func head(_ key: String) -> [[Span]] {
    [[Span(look.word("details.\(key)"), Style(.text, bold: true))]]
  }

  /// A label and a value, which may take several rows.
  private func row(_ label: String, _ value: String, _ style: Style = .plain) -> [[Span]] {
    let width = 14
    let label = look.chrome.truncated(label, to: width - 1)
    let pad = String(repeating: " ", count: width - DisplayWidth.columns(label))
    return LineWrap.lines(value, width: max(1, columns - width)).enumerated().map { place, line in
      [
        Span(place == 0 ? label + pad : String(repeating: " ", count: width), Style(.dim)),
        Span(String(line), style),
      ]
    }
  }

  // MARK: What went out

  private var request: [[Span]] {
    var settings = [safe(turn.settings.model)]
    settings += [turn.settings.size, turn.settings.aspect].compactMap { $0.map(safe) }
    if let host = editor.attempts[turn.id]?.last?.host, !host.isEmpty {
      settings.append(safe(host))
    }
    var rows =
      head("request") + row(look.word("details.asked"), settings.joined(separator: look.dot))
    if let request = turn.request {
      rows += row(
        look.word("details.size"), look.words.share(request.byteCount, of: request.byteLimit))
    }
    for earlier in editor.history.path(to: turn.parent) { rows += row(of: earlier) }
    let words = [safe(turn.promptText)].filter { !$0.isEmpty } + turn.attachments.map(name)
    return rows + row(look.word("details.prompt"), words.joined(separator: look.dot))
  }

  /// How an earlier turn went along.
  private func row(of earlier: Turn) -> [[Span]] {
    let isOut = turn.request?.leftOut.contains(earlier.id) ?? false
    let isYours = turn.request?.asYours.contains(earlier.id) ?? false
    let isBare = turn.request?.withoutAttachments.contains(earlier.id) ?? false
    let form =
      isOut
      ? look.word("details.stayed")
      : isYours
        ? look.word("request.asYours")
        : isBare ? look.word("request.attachments") : look.word("details.went")
    let label = look.word("details.turn", editor.names[earlier.id])
    let prompt = look.chrome.truncated(
      safe(earlier.promptText), to: max(8, columns - 18 - DisplayWidth.columns(form)))
    return row(label, form + look.dot + prompt, isOut ? Style(.dim) : .plain)
  }

  // MARK: What came

  private var answer: [[Span]] {
    guard !turn.answer.isEmpty else { return [] }
    var rows = head("answer")
    for (place, part) in turn.answer.enumerated() {
      let time = part.arrivedAfter.map { look.words.took($0) } ?? ""
      let label = "\(place + 1)  \(time)"
      rows += row(label, words(of: part), part.isThought ? Style(.dim) : .plain)
    }
    let bytes = AnswerText(of: turn).lines.joined(separator: "\n")
    let mark = look.chrome[isRawOpen ? .unfolded : .folded]
    rows += [[Span("\(mark) \(look.word("details.raw"))", Style(.dim))]]
    guard isRawOpen else { return rows }
    return rows
      + LineWrap.lines(SafeText.visible(String(bytes.prefix(20_000))), width: max(1, columns - 2))
      .map { [Span("  "), Span(String($0), Style(.dim))] }
  }

  private func words(of part: Part) -> String {
    var words: [String] = part.isThought ? [look.word("details.thought")] : []
    switch part.body {
    case .text(let text): words.append(look.chrome.truncated(safe(text), to: 3 * columns / 2))
    case .picture(let picture): words.append(name(picture))
    case .other(let json): words.append(look.chrome.truncated(safe(json), to: columns))
    }
    if let signature = part.signature {
      words.append(look.word("details.signature", look.words.count(signature.characterCount)))
    }
    return words.filter { !$0.isEmpty }.joined(separator: look.dot)
  }

  private func name(_ picture: Picture) -> String {
    let number = editor.numbers.number(of: picture, in: turn.id).map { "@\($0)" }
    let size = "\(picture.width)\(look.chrome[.times])\(picture.height)"
    return [
      number, picture.name.map(safe), size, safe(picture.mimeType),
      look.words.bytes(picture.byteCount),
    ].compactMap(\.self).joined(separator: " ")
  }

  // MARK: Tokens and money

  private var figures: [[Span]] {
    var rows = head("figures")
    if let usage = turn.usage {
      let counts = [
        ("prompt", usage.promptTokenCount), ("thoughts", usage.thoughtsTokenCount),
        ("candidates", usage.candidatesTokenCount), ("total", usage.totalTokenCount),
      ].compactMap { name, count in
        count.map { look.word("details.tokens.\(name)", look.words.count($0)) }
      }
      rows += row(look.word("details.tokens"), counts.joined(separator: look.dot))
      let kinds = (usage.candidatesTokensDetails ?? []).map {
        "\(safe($0.modality)) \(look.words.count($0.tokenCount))"
      }
      if !kinds.isEmpty { rows += row("", kinds.joined(separator: look.dot), Style(.dim)) }
    }
    if let cost = turn.cost {
      let prices = turn.pricesOf.map { [look.word("facts.prices", $0)] } ?? []
      rows += row(
        look.word("details.cost"),
        ([look.words.turnCost(cost)] + prices).joined(separator: look.dot))
    }
    if let reason = turn.finishReason {
      let message = turn.finishMessage.map { [safe($0)] } ?? []
      rows += row(
        look.word("details.finish"), ([safe(reason.rawValue)] + message).joined(separator: look.dot)
      )
    }
    rows += row(look.word("details.ids"), "\(turn.session.rawValue) \(turn.id.rawValue)")
    return rows
  }
}
