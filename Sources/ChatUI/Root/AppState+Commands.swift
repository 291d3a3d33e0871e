import Conversation
import Foundation
import Resilience
import Screen

/// What each command does.
extension AppState {
  /// The editor's layout at this size.
  var editorLayout: ScreenLayout? {
    editor.map { ScreenLayout(size, composerLines: ComposerView.lineCount(of: $0.composer, size)) }
  }

  /// The transcript's layout of this moment.
  var transcriptLayout: TranscriptLayout? {
    guard let editor, let editorLayout else { return nil }
    return TranscriptLayout(editor, layout: editorLayout, look: look)
  }

  mutating func perform(_ command: Command) -> [Effect] {
    if search != nil, sheet == nil {
      switch command {
      case .view:
        viewFound()
        return []
      case .palette, .help, .sayState, .redraw, .suspend, .quit, .undo, .redo: break
      // Everything else is of the screen below.
      default:
        lastSearch = search
        search = nil
      }
    }
    if isRefused(command) { return [] }
    switch command {
    case .browser: return openBrowser()
    case .search: return openSearch()
    case .lookAlikes: return openLookAlikes()
    case .lend: return lend()
    case .newSession:
      sheet = nil
      return [.newSession(settings)]
    case .statistics: return openStatistics()
    case .star, .note, .label, .trash, .undo, .redo, .rename, .tag, .duplicate:
      return performChange(command)
    case .emptyTrash: return [.countTrash]
    case .details: return openDetails()
    case .settings, .model: return openSettings(at: .model)
    case .palette: sheet = .palette(CommandListState())
    case .help: sheet = .help(CommandListState())
    case .sayState: show(sentence)
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return quit()
    default:
      guard scene == .editor, var changed = editor else { return [] }
      let effects = perform(command, &changed)
      editor = changed
      return effects
    }
    return []
  }

  /// Opens the settings; what was spent is read anew, since other copies spend too.
  mutating func openSettings(at row: SettingsState.Row) -> [Effect] {
    sheet = .settings(SettingsState(at: row))
    return editor.map { [.readSpending($0.session.id)] } ?? []
  }

  private mutating func quit() -> [Effect] {
    guard let run = editor?.run, run.notice == nil, sheet != .quitConfirmation else {
      return [.quit]
    }
    sheet = .quitConfirmation
    return []
  }

  /// The bar in one sentence, for who cannot see it.
  private var sentence: String {
    StatusBar(self).line(columns: 400).prefix(5).map(\.text).joined()
      .trimming(while: \.isWhitespace)
  }

  private mutating func perform(_ command: Command, _ editor: inout EditorState) -> [Effect] {
    switch command.group {
    case .writing: performWriting(command, &editor)
    case .turn: performTurn(command, &editor)
    case .session: performSession(command, &editor)
    default: performPictures(command, &editor)
    }
  }

  // MARK: The composer

  private mutating func performWriting(
    _ command: Command, _ editor: inout EditorState
  ) -> [Effect] {
    switch command {
    case .send: return mayBeSent(editor) ? editor.send(at: now) : []
    case .newline:
      let buffer = editor.composer.buffer
      if buffer.caret > 0, buffer.characters[buffer.caret - 1] == "\\" {
        editor.composer.buffer.apply(.backspace)
      }
      editor.composer.completions = nil
      editor.composer.buffer.apply(.insert("\n"))
    case .complete: return editor.composer.takeCompletion()
    case .attach:
      editor.write()
      return editor.composer.type(editor.composer.buffer.followsWord ? " @" : "@")
    case .historyPrevious:
      if let draft = editor.composer.history.previous(leaving: editor.composer.draft) {
        editor.composer.load(draft)
        editor.upBringsBack = false
      }
    case .historyNext:
      if let draft = editor.composer.history.next() { editor.composer.load(draft) }
    case .undoTyping: editor.composer.undo()
    case .redoTyping: editor.composer.undo(again: true)
    case .externalEditor: return [.editExternally(editor.composer.buffer.text)]
    default: break
    }
    return []
  }

  /// Whether what stands in the composer can go; if not, says why.
  mutating func mayBeSent(_ editor: EditorState) -> Bool {
    if !setup.canSend, !editor.composer.isEmpty {
      show(words["notice.noKey"])
      return false
    }
    if let obstacle = editor.obstacle(requestRules, setup.models, words) {
      show(obstacle)
      return false
    }
    return true
  }

  // MARK: The turn

  private mutating func performTurn(
    _ command: Command, _ editor: inout EditorState
  ) -> [Effect] {
    switch command {
    case .stop:
      if editor.run != nil { stoppedAt = now }
      return editor.stop()
    case .again:
      guard let effects = editor.again(setup.models, at: now) else {
        let isHeld = editor.run?.notice?.hold != nil
        show(words[isHeld ? "notice.paced" : "notice.serverDelay"])
        return []
      }
      if effects.isEmpty, editor.run != nil { show(words["notice.running"]) }
      return effects
    case .otherModel:
      guard preferences.fallback != .never else {
        show(words["notice.fallbackNever"])
        return []
      }
      if changeDetour(&editor) { return [] }
      let effects = editor.sendToOtherModel(setup.models, at: now)
      if effects.isEmpty { show(words["notice.noOtherModel"]) }
      return effects
    case .draftOrFinal: return draftOrFinal(&editor)
    case .sendAt: return askForTime(&editor)
    case .lowerSize:
      if editor.composer.shownTooLarge != nil { return editor.composer.attachSmaller() }
      guard let effects = editor.sendSmaller(setup.models, at: now) else {
        show(words["notice.noSmaller"])
        return []
      }
      if effects.isEmpty {
        show(words[editor.run == nil ? "notice.scheduled" : "notice.running"])
      }
      return effects
    case .editTurn:
      guard let turn = editor.current, editor.run?.turn != turn.id || editor.run?.notice != nil
      else { return [] }
      editor.edit(turn)
    case .continueHere: performTree(command, &editor)
    case .rephrase:
      guard let turn = editor.current, editor.run?.turn != turn.id else {
        show(words[editor.current == nil ? "notice.noTurn" : "notice.running"])
        return []
      }
      sheet = .rephrase(RephraseState(turn, after: editor.failure(of: turn)))
    case .failureCard:
      guard let turn = editor.current, editor.toldFailure(of: turn) != nil else {
        show(words[Self.noFailure(of: editor)])
        return []
      }
      sheet = .failureCard(FailureCardState(turn: turn.id))
    case .drafts: showDrafts(&editor)
    default: break
    }
    return []
  }

  /// Why there is no card of what went wrong.
  private static func noFailure(of editor: EditorState) -> String {
    guard let turn = editor.current else { return "notice.noTurn" }
    if editor.run?.turn == turn.id { return "notice.stillRuns" }
    return turn.state == .interrupted ? "notice.interrupted" : "notice.noFailure"
  }

  private mutating func showDrafts(_ editor: inout EditorState) {
    let viewed = editor.viewer.flatMap { editor.tree[$0.turn] }
    guard let turn = viewed ?? editor.current, !turn.drafts.isEmpty else {
      return show(words["notice.noDrafts"])
    }
    let isSmall = ScreenLayout(size, composerLines: 1).isCompact
    let isShown = editor.transcript.withDrafts.remove(turn.id) != nil
    if editor.run?.turn == turn.id || isSmall || viewed != nil || isShown {
      _ = editor.viewDrafts(of: turn)
    } else {
      editor.transcript.withDrafts.insert(turn.id)
    }
  }

  // MARK: The pictures

  private mutating func performPictures(
    _ command: Command, _ editor: inout EditorState
  ) -> [Effect] {
    switch command {
    case .focus:
      editor.focus = editor.focus == .writing ? .pictures : .writing
      editor.transcript.selection = editor.tip?.id
    case .nextTurn: choose(&editor, by: 1)
    case .previousTurn: choose(&editor, by: -1)
    case .pageUp: turnPage(&editor, by: -1)
    case .pageDown: turnPage(&editor, by: 1)
    case .first:
      layout(of: editor).scrollToFirst(&editor.transcript)
      editor.transcript.selection = editor.path.first?.id
    case .last:
      editor.transcript.follow()
      editor.transcript.selection = editor.tip?.id
    case .fold:
      guard let turn = editor.current else { return [] }
      if editor.transcript.folded.remove(turn.id) == nil {
        editor.transcript.folded.insert(turn.id)
      }
    case .facts:
      guard let turn = editor.current else { return [] }
      if editor.transcript.withFacts.remove(turn.id) == nil {
        editor.transcript.withFacts.insert(turn.id)
      }
    case .view: view(&editor)
    case .region:
      if !editor.beginRegion() { show(words["notice.noPicture"]) }
    case .film:
      if !editor.playFilm(at: now) { show(words["notice.noPicture"]) }
    case .contactSheet:
      if !editor.openContactSheet() { show(words["notice.noPicture"]) }
    case .compare:
      let isOnSheet = editor.viewer == nil && editor.contactSheet != nil
      guard let effect = isOnSheet ? editor.compareMarked() : editor.compare() else {
        show(words["notice.noPair"])
        return []
      }
      return [effect]
    case .tree, .nextVersion, .previousVersion: performTree(command, &editor)
    case .saveAs, .openOutside, .copyPicture, .copyWords: return performOut(command, editor)
    default: break
    }
    return []
  }

  // MARK: The session

  private mutating func performSession(
    _ command: Command, _ editor: inout EditorState
  ) -> [Effect] {
    switch command {
    case .export: askForExport(editor)
    case .nextRequest:
      if editor.plan(requestRules).turns.isEmpty {
        show(words["notice.noTurn"])
      } else {
        sheet = .request(RequestSheetState())
      }
    default: break
    }
    return []
  }

  func layout(of editor: EditorState) -> TranscriptLayout {
    let lines = ComposerView.lineCount(of: editor.composer, size)
    let layout = ScreenLayout(size, composerLines: lines)
    return TranscriptLayout(editor, layout: layout, look: look)
  }

  private func choose(_ editor: inout EditorState, by step: Int) {
    let turns = editor.path
    let place = turns.firstIndex { $0.id == editor.transcript.selection } ?? turns.count
    guard !turns.isEmpty else { return }
    let turn = turns[max(0, min(turns.count - 1, place + step))]
    editor.transcript.selection = turn.id
    layout(of: editor).reveal(turn.id, in: &editor.transcript)
  }

  private func turnPage(_ editor: inout EditorState, by pages: Int) {
    let rows = max(1, ScreenLayout(size, composerLines: 1).transcript.rows - 1)
    layout(of: editor).scroll(&editor.transcript, by: pages * rows)
  }

  private mutating func view(_ editor: inout EditorState) {
    if editor.viewer == nil, editor.contactSheet != nil { return editor.viewChosen() }
    guard let turn = editor.current else { return }
    if editor.transcript.folded.remove(turn.id) != nil { return }
    if editor.view(turn) { return }
    if editor.toldFailure(of: turn) != nil {
      sheet = .failureCard(FailureCardState(turn: turn.id))
    } else {
      show(words["notice.noPicture"])
    }
  }
}
