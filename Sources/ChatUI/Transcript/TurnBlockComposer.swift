import Conversation
import Foundation
import Resilience
import Screen

/// Sets one turn in rows: prompt, attachments, pictures, facts, words, or why there are none.
struct TurnBlockComposer: Sendable {
  let editor: EditorState
  let layout: ScreenLayout
  let look: Look
  let pictureSize: PictureSize

  init(editor: EditorState, layout: ScreenLayout, look: Look) {
    self.editor = editor
    self.layout = layout
    self.look = look
    pictureSize = PictureSize(layout, look.setup)
  }

  /// The rows of a turn, the one at `index` of the path.
  func block(_ turn: Turn, at index: Int) -> TurnBlock {
    var page = TurnPage(turn: turn.id, layout: layout, showsPictures: look.showsPictures)
    if index > 0, !layout.isCompact { page.add(.gap, []) }
    addPrompt(of: turn, to: &page)
    if editor.transcript.folded.contains(turn.id), editor.run?.turn != turn.id {
      addFold(of: turn, to: &page)
    } else if let run = editor.run, run.turn == turn.id, run.notice == nil {
      addRunning(turn, run, to: &page)
    } else {
      addAnswer(of: turn, to: &page)
      addOutcome(of: turn, to: &page)
      addAnnotation(of: turn, to: &page)
    }
    if editor.focus == .pictures, editor.transcript.selection == turn.id {
      page.mark(look.chrome[.pointer])
    }
    return page.block
  }

  // MARK: The prompt

  private func addPrompt(of turn: Turn, to page: inout TurnPage) {
    let text = SafeText.visible(turn.promptText)
    let versions = editor.tree.versions(of: turn.id)
    let version = (versions.firstIndex { $0.id == turn.id } ?? 0) + 1
    let label =
      look.word("transcript.you")
      + (layout.isCompact && versions.count > 1 ? " \(version)/\(versions.count)" : "")
    let time = look.time(turn.createdAt)
    page.label(label, time: time)
    if layout.isCompact {
      let room = layout.textColumns - page.inlineLabelColumns
      let line = SafeText.visible(turn.promptText, singleLine: true)
      page.addText(.prompt, look.chrome.truncated(line, to: room), .plain)
    } else {
      page.addText(.prompt, text, .plain)
    }
    if layout.gutter == 8 { page.timeAtRight(time) }
    guard !layout.isCompact else { return }
    let attachments = turn.attachments.map { picture in
      let number = editor.numbers.number(of: picture, in: turn.id).map { "@\($0) " } ?? ""
      let name = picture.name.map { SafeText.visible($0, singleLine: true) + " " } ?? ""
      return "\(number)\(name)\(picture.width)\(look.chrome[.times])\(picture.height)"
    }
    if !attachments.isEmpty {
      page.addText(.attachments, attachments.joined(separator: look.dot), Style(.dim))
    }
    if versions.count > 1 {
      page.addRow(.attachments, versionMark(version, of: versions))
    }
  }

  /// `version 2 of 3 · 3b ○ safety · [ ]`: which version the path leads through, and what became of
  /// the newest others without an answer, so that nothing is out of sight without a trace.
  private func versionMark(_ version: Int, of versions: [Turn]) -> [Span] {
    let count = look.word("transcript.version", String(version), String(versions.count))
    var spans = [Span(count, Style(.dim))]
    for other in versions.reversed() where other.id != versions[version - 1].id {
      let mark = TurnMark(other, editor, look)
      guard mark.word != nil, spans.count < 5 else { continue }
      spans += [Span(look.dot + editor.names[other.id] + " ", Style(.dim)), mark.span]
    }
    return spans + [Span(look.dot + "[ ]", Style(.dim))]
  }

  // MARK: The answer

  private func addFold(of turn: Turn, to page: inout TurnPage) {
    page.label(look.word("transcript.model"), time: answerTime(of: turn))
    let mark = look.chrome[.folded]
    let facts =
      turn.resultPictures.isEmpty
      ? look.word("transcript.folded") : FactsLine(editor, look).text(of: turn, in: layout)
    let room = layout.textColumns - page.inlineLabelColumns
    page.addText(
      .facts, look.chrome.truncated("\(mark) \(facts)", to: room), Style(.dim), wraps: false)
  }

  private func addAnswer(of turn: Turn, to page: inout TurnPage) {
    let pictures = turn.resultPictures
    let words = SafeText.visible(turn.answerText.trimming(while: \.isWhitespace))
    if layout.isCompact, let picture = pictures.last {
      return addCompact(picture, words, of: turn, to: &page)
    }
    guard !pictures.isEmpty || !words.isEmpty else { return }
    page.label(look.word("transcript.model"), time: answerTime(of: turn))
    for (place, picture) in pictures.enumerated() {
      page.addPicture(
        picture.blob, pictureSize.cells(of: picture), part: place, edge: look.chrome[.edge])
      if place + 1 < pictures.count {
        let number = editor.numbers.number(of: picture, in: turn.id) ?? 0
        page.addText(.facts, "@\(number)", Style(.dim))
      }
    }
    if !pictures.isEmpty {
      page.addText(
        .facts, FactsLine(editor, look).text(of: turn, in: layout), Style(.dim), wraps: false)
    }
    if let other = FactsLine(editor, look).otherModel(of: turn) {
      page.addText(.facts, other, Style(.dim))
    }
    if editor.transcript.withDrafts.contains(turn.id), !turn.drafts.isEmpty {
      addStrip(turn.drafts, rows: stripRows(of: turn), to: &page)
    }
    if !words.isEmpty { page.addText(.words, words, .plain) }
    if editor.hasChange(turn) {
      // The row is kept before the answer comes, so that nothing moves when it does.
      let change = editor.changes[turn.id]
      let line = [change?.sentence(look), change?.drift(of: turn, look)]
        .compactMap { $0 }.joined(separator: look.dot)
      page.addText(.change, line, Style(.dim), wraps: false)
    }
    addMoreFacts(of: turn, to: &page)
  }

  /// Below 12 rows: the picture at the left, facts and words beside it.
  private func addCompact(
    _ picture: Picture, _ words: String, of turn: Turn, to page: inout TurnPage
  ) {
    let size = pictureSize.cells(of: picture)
    let column = layout.pictureColumn + size.columns + 1
    let room = max(0, layout.size.columns - column - 1)
    var beside = FactsLine(editor, look).pieces(of: turn, width: room).map {
      Span(look.chrome.truncated($0, to: room), Style(.dim), at: column)
    }
    let free = size.rows - beside.count
    let lines = words.isEmpty ? [] : LineWrap.lines(words, width: max(1, room)).map(String.init)
    for (place, line) in lines.prefix(max(0, free)).enumerated() {
      let isCut = place == free - 1 && lines.count > free
      let text = isCut ? look.chrome.truncated(line + "   ", to: room - 1) : line
      let cut = isCut && !text.hasSuffix(look.chrome[.ellipsis]) ? look.chrome[.ellipsis] : ""
      beside.append(
        Span(text.trimming(while: { $0 == " " }) + cut, .plain, at: column))
    }
    page.addPicture(picture.blob, size, part: 0, edge: look.chrome[.edge], beside: beside)
  }

  private func addMoreFacts(of turn: Turn, to page: inout TurnPage) {
    guard editor.transcript.withFacts.contains(turn.id) else { return }
    page.addText(.facts, FactsLine(editor, look).more(about: turn), Style(.dim))
  }

  /// What the user says of it: `★ "heron" · keep this light`; the star stands in the facts as well.
  private func addAnnotation(of turn: Turn, to page: inout TurnPage) {
    guard let annotation = editor.annotations[turn.id], !layout.isCompact else { return }
    let label = annotation.label.map { "\"\(SafeText.visible($0, singleLine: true))\"" }
    let note = annotation.note.map { SafeText.visible($0) }
    let words = [label, note].compactMap(\.self).joined(separator: look.dot)
    let isStarShown = annotation.isStarred && (!words.isEmpty || turn.primaryPicture == nil)
    guard isStarShown || !words.isEmpty else { return }
    page.addText(
      .note, (isStarShown ? look.chrome[.star] + " " : "") + words, Style(.star))
  }

  private func answerTime(of turn: Turn) -> String {
    look.time(turn.finishedAt ?? turn.startedAt ?? turn.createdAt)
  }

  // MARK: Why there is no answer

  private func addOutcome(of turn: Turn, to page: inout TurnPage) {
    guard let lines = outcome(of: turn), !lines.isEmpty else { return }
    if !page.hasAnswer {
      page.label(look.word("transcript.model"), time: answerTime(of: turn))
    }
    let safe = lines.prefix(layout.isCompact ? 1 : 2).map {
      look.chrome.rendered(SafeText.visible($0, singleLine: true))
    }
    if layout.gutter == 0 {
      page.addText(.status, safe.joined(separator: " "), .plain)
    } else {
      for line in safe where !line.isEmpty { page.addText(.status, line, .plain) }
    }
  }

  private func outcome(of turn: Turn) -> [String]? {
    switch turn.state {
    case .answered:
      return editor.failure(of: turn).map { words($0, of: turn, nil).ended(isBack: false) }
    case .interrupted:
      return [look.words["fail.interrupted.1"], look.words["fail.interrupted.2"]]
    case .waiting where editor.isScheduled(turn): return scheduled(turn)
    case .waiting:
      guard let notice = editor.notice(of: turn) else { return [look.words["fail.wait.stale"]] }
      if editor.run?.turn != turn.id, !editor.isWatching { return [look.words["fail.wait.stale"]] }
      return words(notice.failure, of: turn, notice).waiting(isServerDelay: notice.isServerDelay)
    case .pending: return [look.words["transcript.elsewhere"]]
    default:
      guard let failure = editor.failure(of: turn) else {
        return [look.words["fail.unknown.1"], look.words["fail.unknown.2"]]
      }
      let isBack = !turn.promptText.isEmpty && editor.composer.buffer.text == turn.promptText
      return words(failure, of: turn, nil).ended(isBack: isBack)
    }
  }

  /// A turn that was given a time: until when it waits, or that the time has passed.
  private func scheduled(_ turn: Turn) -> [String] {
    guard let until = turn.waitsUntil, until > look.now else {
      return [look.words["sendAt.stale"]]
    }
    return [look.words("sendAt.waits", look.moment(until)), look.words["sendAt.waits.2"]]
  }

  private func words(
    _ failure: Failure, of turn: Turn, _ notice: RetryNotice?
  ) -> FailureWords {
    FailureWords(failure, of: turn, in: editor, notice: notice, look: look)
  }
}
