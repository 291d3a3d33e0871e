import Conversation
import Foundation
import Resilience
import Screen

/// Puts the bar together from the state.
struct BarTeller {
  let state: AppState
  let look: Look

  func bar() -> StatusBar {
    if let search = state.search { return searchBar(search) }
    guard state.scene == .editor, let editor = state.editor else { return browserBar() }
    var bar = editorBar(editor)
    if let keys = sheetKeys() { bar.keys = keys }
    if case .statistics(let statistics) = state.sheet {
      return statisticsBar(statistics, over: editor.run == nil ? nil : bar)
    }
    let cost = look.words.sum(editor.cost)
    bar.money =
      state.caps[.session].map { look.word("bar.ofCap", cost, look.words.cap($0)) } ?? cost
    return bar
  }

  // MARK: Outside the editor

  func browserBar() -> StatusBar {
    var bar = idle()
    bar.keys = [
      key("Enter", "key.open"), letter(.newSession, "key.new"), key("C-o", "key.commands"),
    ]
    if case .lend = state.browser.purpose {
      bar.keys = [key("Enter", "key.lend"), key("Esc", "key.back")]
    } else if state.browser.isTrash {
      bar.keys = [key("Enter", "key.open"), key("Delete", "key.restore"), key("Esc", "key.back")]
    }
    bar.money = look.word("bar.total", look.words.sum(state.browser.cost))
    if let keys = sheetKeys() { bar.keys = keys }
    if case .statistics(let statistics) = state.sheet { return statisticsBar(statistics) }
    return bar
  }

  /// The keys of an open sheet; the left side keeps telling what happens.
  func sheetKeys() -> [StatusBar.Key]? {
    switch state.sheet {
    case .help, .palette: [key("Enter", "key.run"), key("Esc", "key.back")]
    case .settings: [key("Left Right", "key.change"), key("Up Down", "key.choose")]
    case .request: [key("Space", "key.sendOrKeep"), key("Esc", "key.back")]
    case .line(let line):
      switch line.purpose {
      case .save(_, .some):
        [key("Enter", "key.done"), key("Tab", "key.recipe"), key("Esc", "key.back")]
      default: [key("Enter", "key.done"), key("Esc", "key.back")]
      }
    case .letters: [key("Esc", "key.back")]
    case .statistics: statisticsKeys
    case .quitConfirmation: [key("Enter", "key.stay"), key("q", "key.leave")]
    case .rephrase:
      [key("Enter", "key.region"), key("Up Down", "key.choose"), key("Esc", "key.back")]
    case .overCap: [key("Enter", "key.keep"), key("y", "key.send"), key(",", "key.cap")]
    case .emptyTrash: [key("Enter", "key.keepThere"), key("y", "key.empty")]
    case .details: [key("Enter", "key.raw"), key("Up Down", "key.scroll"), key("Esc", "key.back")]
    case .failureCard, nil: nil
    }
  }

  // MARK: The editor

  func editorBar(_ editor: EditorState) -> StatusBar {
    if let viewer = editor.viewer, editor.run == nil { return viewerBar(viewer, editor) }
    if let run = editor.run { return runBar(run, editor) }
    if let film = editor.film { return filmBar(film) }
    if editor.contactSheet != nil { return contactSheetBar(editor) }
    if editor.treeView != nil, let turn = editor.current { return treeBar(turn, editor) }
    if editor.isWatching { return watchingBar(editor) }
    if case .refused(let failure) = editor.outcome {
      return failureBar(failure, of: nil, in: editor)
    }
    if let turn = editor.tip {
      if turn.state == .interrupted { return interruptedBar(turn, editor) }
      if editor.isScheduled(turn) { return scheduledBar(turn.waitsUntil ?? look.now) }
      if let failure = editor.failure(of: turn) {
        return failureBar(failure, of: turn, in: editor)
      }
    }
    if !state.setup.canSend { return noKeyBar() }
    return readyBar(editor)
  }

  func readyBar(_ editor: EditorState) -> StatusBar {
    var bar = idle()
    switch editor.outcome {
    case .arrived(let number, let seconds):
      bar.say = look.word("bar.here", String(number), look.words.seconds(seconds))
      bar.shortSay = look.word("bar.here.short", String(number))
    case .answeredInWords: bar.say = look.word("bar.words")
    default: break
    }
    if let until = editor.nextScheduled(after: look.now)?.waitsUntil {
      bar.place = "\(look.word("state.scheduled")) \(look.word("bar.until", look.moment(until)))"
    }
    if editor.detour.offer != nil {
      bar.keys = [
        letter(.otherModel, "key.otherModel", short: "key.otherModel.short"),
        key("Enter", "key.send"),
      ]
    } else if editor.focus == .writing {
      bar.keys = [
        key("Enter", "key.send"), key("Tab", "key.pictures"), key("C-o", "key.commands"),
      ]
    } else {
      bar.keys = [key("Enter", "key.view"), letter(.saveAs, "key.save"), key("Tab", "key.write")]
    }
    return bar
  }

  func noKeyBar() -> StatusBar {
    var bar = category(.access)
    bar.say = look.word("bar.say.keyMissing")
    bar.keys = [letter(.settings, "key.settings"), key("C-o", "key.commands")]
    return bar
  }

  func interruptedBar(_ turn: Turn, _ editor: EditorState) -> StatusBar {
    var bar = StatusBar(
      mark: look.chrome[.interrupted], role: .cancelled, word: look.word("state.interrupted"))
    bar.say = look.word("bar.interrupted", editor.names[turn.id])
    bar.keys = [letter(.again, "key.sendAgain"), letter(.editTurn, "key.edit")]
    return bar
  }

  /// Another copy drives; its wait is told with its clock.
  private func watchingBar(_ editor: EditorState) -> StatusBar {
    var bar = mark(.watching, "state.watching")
    bar.say = look.word("bar.watching")
    bar.shortSay = look.word("bar.watching.short")
    if let notice = editor.watchedNotice {
      let left = look.words.countdown(notice.until.timeIntervalSince(look.now))
      bar.attempt = attempt(notice.nextAttempt, of: notice.attemptLimit)
      bar.clock = look.word("bar.in", left)
      bar.bareClock = left
    }
    bar.keys = [letter(.newSession, "key.new"), letter(.browser, "key.sessions")]
    return bar
  }

  // MARK: A turn in flight

  func runBar(_ run: TurnRun, _ editor: EditorState) -> StatusBar {
    if let notice = run.notice { return waitBar(notice, run, editor) }
    let elapsed = look.now.timeIntervalSince(run.startedAt)
    var bar: StatusBar
    switch run.phase {
    case .preparing, .waiting: bar = mark(.sending, "state.sending")
    case .sending(let sent, let total):
      bar = mark(.sending, "state.sending")
      if total > 0 {
        bar.amount = look.word(
          "bar.sent", look.words.megabytes(sent), look.words.megabytes(total))
      }
    case .thinking:
      bar = mark(.thinking, "state.thinking")
      bar.amount = look.words.seconds(elapsed)
    case .receiving:
      bar = mark(.receiving, "state.receiving")
      bar.amount = look.words.seconds(elapsed)
    }
    let turn = run.turn.flatMap { editor.tree[$0] }
    let drafts = turn?.drafts.count ?? 0
    if case .thinking = run.phase {
      let usual = look.usualTime(model: run.model, size: turn?.settings.size)
      if let usual, elapsed > usual.slow {
        bar.say = look.word("transcript.longer")
      } else if drafts > 0 {
        bar.say = look.word("transcript.draft", String(drafts))
      }
    }
    if run.attempt > 1 { bar.attempt = attempt(run.attempt, of: run.attemptLimit) }
    if run.received > 0 { bar.place = look.words.bytes(run.received) }
    if !editor.queue.isEmpty {
      bar.place = look.word("bar.queued", String(editor.queue.count))
    }
    if run.isStopping { bar.say = look.word("bar.stopping") }
    bar.keys = [key("C-c", "key.stop")]
    if drafts > 0 { bar.keys.append(letter(.drafts, "key.drafts")) }
    return bar
  }

  func waitBar(
    _ notice: RetryNotice, _ run: TurnRun, _ editor: EditorState
  ) -> StatusBar {
    var bar = failed(notice.failure)
    let left = look.words.countdown(notice.until.timeIntervalSince(look.now))
    bar.clock = look.word("bar.in", left)
    bar.bareClock = left
    if notice.failure.category == .rateLimit {
      let place = notice.place(at: look.now)
      let count = place + editor.queue.count
      if count > 1 { bar.place = look.word("bar.place", look.words.ordinal(place), String(count)) }
    } else {
      bar.attempt = attempt(notice.nextAttempt, of: notice.attemptLimit)
      if notice.failure.charge == .possible { bar.say = look.word("bar.charged") }
    }
    let turn = run.turn.flatMap { editor.tree[$0] }
    if notice.failure.category == .network, bar.say == nil {
      bar.say = FailureWords(notice.failure, of: turn, in: editor, look: look).say
    }
    bar.keys = keys(for: notice.remedies, failure: notice.failure, of: turn, in: editor)
    return bar
  }

  // MARK: Pieces

  func idle() -> StatusBar { mark(.idle, "state.ready") }

  func mark(_ glyph: Glyph, _ word: String) -> StatusBar {
    StatusBar(mark: look.chrome[glyph], role: .accent, word: look.word(word))
  }

  func category(_ category: FailureCategory) -> StatusBar {
    let role = Role(category)
    return StatusBar(
      mark: look.chrome.mark(for: role) ?? "!", role: role,
      word: look.word("category.\(category.rawValue)"))
  }

  func attempt(
    _ number: Int, of limit: Int, _ key: String = "bar.attempt"
  ) -> StatusBar.Attempt {
    let values = (String(number), String(limit))
    return StatusBar.Attempt(
      full: look.word("\(key)", values.0, values.1),
      short: look.word("\(key).short", values.0, values.1),
      tiny: look.word("\(key).tiny", values.0, values.1))
  }

  var isWriting: Bool {
    state.sheet == nil && (state.scene == .browser || state.editor?.focus == .writing)
      && state.editor?.viewer == nil && state.editor?.treeView == nil
  }

  func key(_ name: String, _ label: String) -> StatusBar.Key {
    StatusBar.Key(name, look.word(label))
  }

  func letter(
    _ command: Command, _ label: String, short: String? = nil
  ) -> StatusBar.Key {
    StatusBar.Key(
      command.letter.map(String.init) ?? "", look.word(label), short: short.map { look.word($0) },
      isPrefixed: isWriting || state.scene == .browser)
  }

  func repaired(_ label: String, _ value: String) -> StatusBar.Key {
    StatusBar.Key(
      "r", look.word(label, value), isPrefixed: isWriting)
  }
}
