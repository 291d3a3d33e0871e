import Conversation
import Resilience
import Screen

/// The editor: header, transcript, rule, composer.
struct EditorView {
  private let editor: EditorState
  private let state: AppState
  private let look: Look
  private let layout: ScreenLayout
  private let composer: ComposerView

  init(_ editor: EditorState, _ state: AppState) {
    self.editor = editor
    self.state = state
    look = state.look
    composer = ComposerView(
      editor.composer, isFocused: editor.focus == .writing, look, state.size)
    layout = ScreenLayout(state.size, composerLines: composer.lineCount)
  }

  func draw(on page: inout Page) {
    if layout.headerRows > 0 { HeaderView(editor, look).draw(on: &page) }
    if editor.tree.turns.isEmpty, editor.run == nil {
      GreetingView(state).draw(on: &page, in: layout.transcript)
    } else {
      TranscriptView(editor, layout, look, state.pictures).draw(on: &page)
    }
    drawRule(on: &page)
    composer.draw(on: &page, layout)
    composer.drawCompletions(on: &page, above: layout.ruleRow)
  }

  private func drawRule(on page: inout Page) {
    var labels: [String] = []
    if let base = editor.basePicture {
      labels.append(look.word("rule.edits", String(base.number)))
    } else {
      labels.append(look.word("rule.new"))
    }
    if editor.composer.base == .newest, editor.followers > 0 {
      let count = editor.followers
      labels.append(look.word(count == 1 ? "rule.follows" : "rule.follow", String(count)))
    }
    labels += editor.composer.attachments.map { picture in
      let number = editor.numbers.entries.first { $0.picture.blob == picture.blob }?.number
      return number.map { "@\($0)" }
        ?? SafeText.visible(picture.name ?? look.word("rule.picture"), singleLine: true)
    }
    labels += referenceLabels
    if let other = editor.detour.standIn {
      labels.append(look.word("rule.detour", look.setup.models[other]?.short ?? other))
    }
    if let name = editor.composer.nameTooLarge { labels.append(look.word("rule.tooLarge", name)) }
    let plan = editor.plan(state.requestRules)
    labels += RequestLabels(plan, editor, look).rule
    if !editor.queue.isEmpty { labels.append(look.word("rule.queued", String(editor.queue.count))) }
    let left = [Span(labels.joined(separator: look.dot), Style(.dim))]
    page.rule(layout.ruleRow, left: left, right: rightLabel(plan), look: look)
  }

  /// `@n` words that name pictures: they go along as references.
  private var referenceLabels: [String] {
    var labels: [String] = []
    for word in PathWord.all(in: editor.composer.buffer.characters) {
      guard let number = word.number, let entry = editor.numbers[number],
        entry.picture.blob != editor.basePicture?.picture.blob,
        !editor.composer.attachments.contains(where: { $0.blob == entry.picture.blob }),
        !labels.contains("@\(number)")
      else { continue }
      labels.append("@\(number)")
    }
    return labels
  }

  /// What came below, else the price of the next turn.
  private func rightLabel(_ plan: RequestPlan) -> [Span] {
    switch editor.transcript.news {
    case .draft(let number):
      return [Span(look.word("rule.draft", String(number)), Style(.accent, bold: true))]
    case .here(let number):
      return [Span(look.word("rule.here", String(number)), Style(.accent, bold: true))]
    case nil: break
    }
    let settings = editor.session.settings
    guard let model = look.setup.models[editor.detour.standIn ?? settings.model] else { return [] }
    // Rounded up to the cent: it must not promise less than it takes.
    let cents = model.estimate(size: settings.size, inputTokens: plan.inputTokens).cents(.up)
    return [Span(look.word("rule.about", look.words.sum(cents)), Style(.dim))]
  }
}
