import Conversation
import Foundation
import Screen

/// Which part of the screen a key is for.
extension AppState {
  mutating func handle(_ event: InputEvent) -> [Effect] {
    switch event {
    case .key(let key): return handle(key)
    case .paste(let text): return paste(text)
    case .mouse(let mouse): return handle(mouse)
    case .resize(let size): self.size = size
    case .focus(let focus): hasFocus = focus
    case .reply: break
    case .hangUp: return [.quit]
    case .resumed: return [.redraw]
    }
    return []
  }

  private mutating func handle(_ key: KeyEvent) -> [Effect] {
    if prefixSince != nil { return handleAfterPrefix(key) }
    let isArmed = escapeArmedUntil.map { $0 > now } ?? false
    escapeArmedUntil = nil
    if key == KeyEvent(.character("x"), .control) {
      prefixSince = now
      return []
    }
    if key == KeyEvent(.character("c"), .control) { return interrupt() }
    if key == KeyEvent(.escape) || key == KeyEvent(.character("g"), .control) {
      return escape(isArmed: isArmed)
    }
    if let command = Keymap.standard.command(key, in: .everywhere) { return perform(command) }
    if sheet != nil { return handleInSheet(key) }
    if search != nil { return handleInSearch(key) }
    if scene == .browser { return handleInBrowser(key) }
    if editor?.viewer != nil { return handleInViewer(key) }
    if editor?.film != nil { return handleInFilm(key) }
    if editor?.contactSheet != nil { return handleInContactSheet(key) }
    if editor?.treeView != nil { return handleInTree(key) }
    switch editor?.focus {
    case .writing: return handleWhileWriting(key)
    case .pictures: return handleInPictures(key)
    case nil: return []
    }
  }

  private mutating func handleAfterPrefix(_ key: KeyEvent) -> [Effect] {
    prefixSince = nil
    if sheet == .letters { sheet = nil }
    guard let command = Keymap.standard.prefixed(key) else { return [] }
    return perform(command)
  }

  // MARK: Back and out

  /// Esc goes back one step; in the composer, with a turn running, the second one stops it.
  private mutating func escape(isArmed: Bool) -> [Effect] {
    if sheet != nil { return escapeFromSheet() }
    if search != nil { return escapeFromSearch() }
    if scene == .browser { return escapeFromBrowser() }
    guard var changed = editor else { return [] }
    defer { editor = changed }
    if changed.found != nil, changed.viewer == nil, changed.contactSheet == nil {
      changed.found = nil
      return []
    }
    if changed.composer.completions != nil {
      changed.composer.completions = nil
      return []
    }
    if changed.leaveView() { return [] }
    if changed.focus == .pictures {
      changed.focus = .writing
    } else if changed.run != nil {
      if isArmed { return changed.stop() }
      escapeArmedUntil = now.addingTimeInterval(2)
    }
    return []
  }

  private mutating func escapeFromSheet() -> [Effect] {
    switch sheet {
    case .help(var list) where !list.input.isEmpty:
      list.input.clear()
      list.typed()
      sheet = .help(list)
    case .palette(var list) where !list.input.isEmpty:
      list.input.clear()
      list.typed()
      sheet = .palette(list)
    default: sheet = nil
    }
    return []
  }

  /// C-c stops what runs, else closes what is open, else leaves; after a stop it rests a second.
  mutating func interrupt() -> [Effect] {
    if let stoppedAt, now.timeIntervalSince(stoppedAt) < 1 { return [] }
    if scene == .editor, let editor,
      editor.run.map({ !$0.isStopping }) ?? editor.endsScheduled(after: now)
    {
      stoppedAt = now
      return self.editor?.stop() ?? []
    }
    if sheet != nil {
      sheet = nil
      return []
    }
    if search != nil {
      lastSearch = search
      search = nil
      return []
    }
    return editor?.leaveView() == true ? [] : [.quit]
  }

  // MARK: Writing

  private mutating func handleWhileWriting(_ key: KeyEvent) -> [Effect] {
    guard var changed = editor else { return [] }
    if changed.composer.completions != nil, let effects = chooseCompletion(key, &changed) {
      editor = changed
      return effects
    }
    if let command = commandWhileWriting(key, changed) { return perform(command) }
    if key != KeyEvent(.character("d"), .control), refusesTyping() { return [] }
    defer { editor = changed }
    if case .character(let character) = key.key, key.modifiers.isEmpty {
      return changed.composer.type(String(character))
    }
    if key == KeyEvent(.character("d"), .control), changed.composer.isEmpty { return [.quit] }
    return TextBuffer.Edit(key).map { changed.composer.edit($0) } ?? []
  }

  private func commandWhileWriting(_ key: KeyEvent, _ editor: EditorState) -> Command? {
    let buffer = editor.composer.buffer
    let isAtEdge =
      key.key == .up && buffer.isOnFirstLine || key.key == .down && buffer.isOnLastLine
    if isAtEdge, let command = Keymap.standard.command(key, in: .composerEdge) { return command }
    if key == KeyEvent(.enter), buffer.caret > 0, buffer.characters[buffer.caret - 1] == "\\" {
      return .newline
    }
    return Keymap.standard.command(key, in: .writing, .editor)
  }

  private mutating func chooseCompletion(
    _ key: KeyEvent, _ editor: inout EditorState
  ) -> [Effect]? {
    switch (key.key, key.modifiers) {
    case (.down, []): editor.composer.completions?.move(by: 1)
    case (.up, []): editor.composer.completions?.move(by: -1)
    case (.tab, []), (.enter, []): return editor.composer.takeCompletion()
    default: return nil
    }
    return []
  }

  // MARK: Pictures

  private mutating func handleInPictures(_ key: KeyEvent) -> [Effect] {
    if let command = Keymap.standard.command(key, in: .pictures, .editor)
      ?? Keymap.standard.letter(key)
    {
      return perform(command)
    }
    // Anything beyond ASCII is meant for the composer (input methods).
    if case .character(let character) = key.key, !character.isASCII {
      if refusesTyping() { return [] }
      editor?.focus = .writing
      return editor?.composer.type(String(character)) ?? []
    }
    return []
  }

  // MARK: Paste and mouse

  private mutating func paste(_ text: String) -> [Effect] {
    prefixSince = nil
    if sheet != nil {
      pasteIntoSheet(text)
      return []
    }
    if search != nil {
      search?.input.paste(text)
      return askSearch()
    }
    if scene == .browser {
      browser.input.paste(text)
      return browser.typed()
    }
    if refusesTyping() { return [] }
    editor?.write()
    return editor?.composer.paste(text) ?? []
  }

  private mutating func handle(_ mouse: MouseEvent) -> [Effect] {
    switch mouse.kind {
    case .wheelUp: return scroll(by: -3)
    case .wheelDown: return scroll(by: 3)
    case .press:
      guard scene == .editor, sheet == nil, search == nil, let layout = editorLayout else { break }
      if editor?.treeView != nil {
        if editor?.viewer == nil { chooseInTree(at: mouse.position.row) }
        break
      }
      editor?.focus = mouse.position.row > layout.ruleRow ? .writing : .pictures
      if editor?.focus == .pictures { chooseVisibleTurn(at: mouse.position.row) }
    default: break
    }
    return []
  }

  /// Moves what is in view: the list, the card or the transcript.
  mutating func scroll(by rows: Int) -> [Effect] {
    if case .failureCard(var card) = sheet {
      card.scroll.move(by: rows)
      sheet = .failureCard(card)
    } else if case .details(var details) = sheet {
      details.scroll.move(by: rows)
      sheet = .details(details)
    } else if sheet == nil, search != nil {
      return search?.move(by: rows.signum()) ?? []
    } else if scene == .browser {
      return browser.move(by: rows.signum())
    } else if sheet == nil, editor?.treeView != nil {
      if editor?.viewer == nil { editor?.moveInTree(by: rows.signum()) }
    } else if sheet == nil, let layout = transcriptLayout, var transcript = editor?.transcript {
      layout.scroll(&transcript, by: rows)
      editor?.transcript = transcript
    }
    return []
  }

  private mutating func chooseVisibleTurn(at row: Int) {
    guard let layout = editorLayout, let transcript = transcriptLayout, let editor else { return }
    let lines = transcript.window(editor.transcript).lines
    let line = row - layout.transcript.row
    if lines.indices.contains(line) { self.editor?.transcript.selection = lines[line].turn }
  }
}
