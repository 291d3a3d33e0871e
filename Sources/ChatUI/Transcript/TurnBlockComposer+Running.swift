import Conversation
import Foundation
import Screen

/// The turn that runs: drafts in the rows of the final picture, thoughts, the progress line.
extension TurnBlockComposer {
  func addRunning(_ turn: Turn, _ run: TurnRun, to page: inout TurnPage) {
    page.label(look.word("transcript.model"), time: look.time(run.startedAt))
    let finals = turn.finalParts.compactMap(\.picture)
    let thoughts = ThoughtWords(turn)
    if let picture = finals.last {
      page.addPicture(
        picture.blob, pictureSize.cells(of: picture), part: finals.count - 1,
        edge: look.chrome[.edge])
    } else if let arriving = run.arriving, let cells = arriving.cells,
      editor.mayBeFinal(arriving, in: turn)
    {
      page.addPicture(
        BlobID(rawValue: ""), cells.size, part: 0, edge: look.chrome[.edge], cells: cells)
    } else if !turn.drafts.isEmpty, !layout.isCompact {
      addStrip(turn.drafts, rows: stripRows(of: turn), thoughts: thoughts, to: &page)
    } else if !thoughts.isEmpty, !layout.isCompact {
      for line in thoughts.tail(4, width: layout.textColumns) {
        page.addText(.words, line.text, line.style)
      }
    }
    addProgress(run, drafts: finals.isEmpty ? turn.drafts.count : 0, to: &page)
  }

  /// The rows the final picture will take, from the aspect asked for; of a finished turn half.
  func stripRows(of turn: Turn) -> Int {
    let aspect = finalAspect(of: turn)
    let rows = pictureSize.cells(aspect: aspect).rows
    return turn.state == .answered ? rows / 2 + 1 : rows
  }

  /// The aspect asked for, else that of the newest picture sent along, else square.
  private func finalAspect(of turn: Turn) -> Double {
    if let asked = DrawnAspect.ratio(turn.settings.aspect) { return asked }
    let newest =
      turn.attachments.last
      ?? editor.tree.path(to: turn.parent).reversed().lazy.compactMap(\.primaryPicture).first
    guard let picture = newest ?? turn.drafts.last?.picture, picture.height > 0 else { return 1 }
    return Double(picture.width) / Double(picture.height)
  }

  /// Drafts side by side at half height, their captions, the end of the thoughts below.
  func addStrip(
    _ drafts: [Part], rows: Int, thoughts: ThoughtWords? = nil, to page: inout TurnPage
  ) {
    guard look.showsPictures else { return }
    let edge = Span(look.chrome[.draftEdge], Style(.dim), at: layout.edgeColumn)
    var lines = Array(repeating: [edge], count: max(2, rows))
    var column = layout.pictureColumn
    var captionRow = 0
    // With the thoughts below them drafts take half of the strip, else all but their captions.
    let height = thoughts == nil ? lines.count - 1 : lines.count / 2
    for (place, part) in drafts.enumerated() {
      guard let picture = part.picture, picture.height > 0 else { continue }
      let aspect = Double(picture.width) / Double(picture.height)
      let size = pictureSize.draft(
        aspect: aspect, rows: height, count: max(2, drafts.count))
      guard column + size.columns <= layout.textColumn + layout.textColumns else { break }
      page.place(
        PlacedPicture(
          blob: picture.blob, line: page.block.lines.count, column: column, size: size,
          isDraft: true))
      captionRow = min(lines.count - 1, size.rows)
      let after = part.arrivedAfter.map { look.dot + look.words.seconds($0) } ?? ""
      let caption = look.word("transcript.draft", String(place + 1)) + after
      lines[captionRow].append(
        Span(look.chrome.truncated(caption, to: size.columns), Style(.dim), at: column))
      column += size.columns + 2
    }
    let room = lines.count - captionRow - 3
    if let thoughts, room > 0 {
      let tail = thoughts.tail(room, width: max(1, layout.textColumns - 20))
      for (place, line) in tail.enumerated() {
        lines[captionRow + 2 + place].append(
          Span(line.text, line.style, at: layout.pictureColumn))
      }
    }
    for line in lines { page.add(.strip, line) }
  }

  private func addProgress(_ run: TurnRun, drafts: Int, to page: inout TurnPage) {
    let elapsed = max(0, look.now.timeIntervalSince(run.startedAt))
    var spans: [Span] = []
    var facts: [String] = []
    if case .sending(let sent, let total) = run.phase, total > 0 {
      facts.append(
        look.word("transcript.sending", look.words.megabytes(sent), look.words.megabytes(total)))
    }
    facts.append(look.words.seconds(elapsed))
    let turn = run.turn.flatMap { editor.tree[$0] }
    if let usual = look.usualTime(model: run.model, size: turn?.settings.size) {
      spans = line(elapsed: elapsed, usual: usual)
      facts.append(
        elapsed > usual.slow
          ? look.word("transcript.longer") : usual.sentence(look, isShort: layout.isCompact))
    }
    if let turn, turn.settings.model != run.model {
      facts.append(look.word("facts.for", run.model, turn.settings.model))
    }
    if run.received > 0 { facts.append(look.words.bytes(run.received)) }
    if drafts > 0, layout.isCompact {
      facts.append(look.word(drafts == 1 ? "facts.draft" : "facts.drafts", String(drafts)))
    }
    let gap = spans.isEmpty ? "" : "  "
    spans.append(Span(gap + facts.joined(separator: look.dot), Style(.dim)))
    page.addRow(.progress, spans)
    if drafts > 0, !layout.isCompact {
      page.addText(.progress, look.word("transcript.drafts.note"), Style(.dim))
    }
  }

  /// The progress line: to the slow end of the usual time, the tick at its quick end.
  private func line(elapsed: Double, usual: UsualTime) -> [Span] {
    let length = min(34, layout.textColumns - (usual.isByGuide ? 41 : 36))
    guard length >= 8 else { return [] }
    let done = min(length, Int(Double(length) * elapsed / usual.slow))
    let tick = min(length - 1, Int(Double(length) * usual.quick / usual.slow))
    var full = ""
    var rest = ""
    for place in 0..<length {
      let glyph =
        place == tick && place >= done
        ? look.chrome[.tick] : look.chrome[place < done ? .progress : .rule]
      if place < done { full += glyph } else { rest += glyph }
    }
    return [Span(full, Style(.accent)), Span(rest, Style(.rule))]
  }
}
