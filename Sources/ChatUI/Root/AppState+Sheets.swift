import Conversation
import Resilience
import Screen

/// Keys while a sheet is open.
extension AppState {
  mutating func handleInSheet(_ key: KeyEvent) -> [Effect] {
    switch sheet {
    case .help(let list): return handle(key, in: list, again: Sheet.help)
    case .palette(let list): return handle(key, in: list, again: Sheet.palette)
    case .letters:
      sheet = nil
      return Keymap.standard.prefixed(key).map { perform($0) } ?? []
    case .settings(let settings): return handle(key, in: settings)
    case .failureCard(let card): return handle(key, in: card)
    case .details(let details): return handle(key, in: details)
    case .request(let request): return handle(key, in: request)
    case .quitConfirmation:
      sheet = nil
      return key == KeyEvent(.character("q")) ? [.quit] : []
    case .overCap(let question): return handle(key, in: question)
    case .emptyTrash(let count): return handle(key, in: count)
    case .rephrase(let wordings): return handle(key, in: wordings)
    case .line(let line): return handle(key, in: line)
    case .statistics(let statistics): return handle(key, in: statistics)
    case nil: return []
    }
  }

  private mutating func handle(
    _ key: KeyEvent, in list: CommandListState, again: (CommandListState) -> Sheet
  ) -> [Effect] {
    var list = list
    switch (key.key, key.modifiers) {
    case (.down, []), (.character("n"), .control): list.move(by: 1)
    case (.up, []), (.character("p"), .control): list.move(by: -1)
    case (.pageDown, []): list.move(by: 10)
    case (.pageUp, []): list.move(by: -10)
    case (.enter, []):
      sheet = nil
      return list.chosen.map { perform($0) } ?? []
    default: if list.input.handle(key) { list.typed() }
    }
    sheet = again(list)
    return []
  }

  private mutating func handle(_ key: KeyEvent, in settings: SettingsState) -> [Effect] {
    var settings = settings
    switch (key.key, key.modifiers) {
    case (.down, []), (.tab, []), (.character("j"), []): settings.move(by: 1)
    case (.up, []), (.character("k"), []): settings.move(by: -1)
    case (.left, []), (.character("h"), []): return change(&settings, by: -1)
    case (.right, []), (.enter, []), (.character(" "), []): return change(&settings, by: 1)
    default:
      guard let command = Keymap.standard.letter(key) else { return [] }
      sheet = nil
      return command == .settings ? [] : perform(command)
    }
    sheet = .settings(settings)
    return []
  }

  private mutating func change(_ settings: inout SettingsState, by step: Int) -> [Effect] {
    let before = preferences
    var changed = self.settings
    let old = changed
    settings.change(by: step, &changed, &preferences, setup)
    sheet = .settings(settings)
    var effects: [Effect] = []
    if changed != old {
      if editor == nil || scene == .browser {
        preferences.defaults = changed
      } else {
        editor?.session.settings = changed
        effects += editor.map { [.saveSession($0.session)] } ?? []
        if changed.model != old.model {
          health = HealthReading()
          effects += [.readHealth(changed.model), .readStatistics(changed.model, days: 30)]
        }
      }
    }
    if preferences != before {
      words = Words(preferences.language)
      effects.append(.savePreferences(preferences))
    }
    return effects
  }

  private mutating func handle(_ key: KeyEvent, in card: FailureCardState) -> [Effect] {
    var card = card
    if card.scroll.take(key, page: size.rows - 6) {
      sheet = .failureCard(card)
      return []
    }
    switch (key.key, key.modifiers) {
    case (.enter, []): card.isRawOpen.toggle()
    case (.character("o"), []): return [.saveReport(card.turn)]
    case (.character("O"), []): return [.saveReport(card.turn, withPictures: true)]
    case (.character("y"), []): return copy(card)
    case (.character("a"), []):
      guard failure(of: card)?.remedies.contains(.resendFile) == true else { return [] }
      sheet = nil
      return perform(.again)
    case (.character("!"), []):
      sheet = nil
      return []
    default:
      guard let command = Keymap.standard.letter(key) else { return [] }
      sheet = nil
      return perform(command)
    }
    sheet = .failureCard(card)
    return []
  }

  private func failure(of card: FailureCardState) -> Failure? {
    guard let editor, let turn = editor.tree[card.turn] else { return nil }
    return editor.toldFailure(of: turn)
  }

  /// Copies what the service said: its raw answer, else its words.
  private mutating func copy(_ card: FailureCardState) -> [Effect] {
    guard let failure = failure(of: card) else { return [] }
    show(words["notice.copied"])
    return [.copy(failure.rawAnswer ?? failure.message)]
  }

  private mutating func handle(_ key: KeyEvent, in request: RequestSheetState) -> [Effect] {
    guard var changed = editor else { return [] }
    let turns = changed.plan(requestRules).turns
    var request = request
    var effects: [Effect] = []
    switch (key.key, key.modifiers) {
    case (.down, []), (.character("j"), []): request.move(by: 1, in: turns.count)
    case (.up, []), (.character("k"), []): request.move(by: -1, in: turns.count)
    case (.character(" "), []), (.enter, []):
      guard turns.indices.contains(request.selection) else { return [] }
      if let turn = changed.toggleInclusion(of: turns[request.selection]) {
        effects = [.assign([.inclusion(of: turn.id, turn.inclusion)], in: changed.session.id)]
      } else {
        show(words["notice.newestGoes"])
      }
    default:
      guard let command = Keymap.standard.letter(key) else { return [] }
      sheet = nil
      return perform(command)
    }
    editor = changed
    sheet = .request(request)
    return effects
  }

  private mutating func handle(_ key: KeyEvent, in question: OverCapState) -> [Effect] {
    switch (key.key, key.modifiers) {
    case (.character("y"), []):
      sheet = nil
      guard var changed = editor else { return [] }
      let effects = changed.sendOverCap(question.request, at: now)
      editor = changed
      return effects
    case (.character(","), []):
      return openSettings(at: question.overrun.use.kind == .session ? .sessionCap : .dayCap)
    case (.character("n"), []), (.enter, []): sheet = nil
    default: break
    }
    return []
  }

  private mutating func handle(_ key: KeyEvent, in line: LineSheetState) -> [Effect] {
    var line = line
    if key == KeyEvent(.enter) {
      sheet = nil
      return finish(line)
    }
    if case .save(_, .some) = line.purpose, key == KeyEvent(.tab) {
      line.isWithRecipe.toggle()
    } else if line.purpose == .export, key == KeyEvent(.tab) {
      line.input = InputLine(ExportFormat.next(of: line.input.text))
    } else {
      _ = line.input.handle(key)
    }
    sheet = .line(line)
    return []
  }

  private mutating func finish(_ line: LineSheetState) -> [Effect] {
    let text = line.input.text.trimming(while: \.isWhitespace)
    if line.purpose == .sendAt { return sendAt(text) }
    if case .note(let turn) = line.purpose, let editor {
      return [.assign([.note(of: turn, text.isEmpty ? nil : text)], in: editor.session.id)]
    }
    if case .tags(let id) = line.purpose {
      return [.assign([.tags(of: id, Self.tags(text))], in: id)]
    }
    if case .title(let id) = line.purpose {
      return text.isEmpty ? [] : [.assign([.title(of: id, text)], in: id)]
    }
    if case .label(let turn) = line.purpose, let editor {
      return [.assign([.label(of: turn, text.isEmpty ? nil : text)], in: editor.session.id)]
    }
    guard !text.isEmpty, var changed = editor else { return [] }
    switch line.purpose {
    case .rename:
      changed.session.title = text
      editor = changed
      // A session without a turn may not be stored yet.
      return [
        .saveSession(changed.session),
        .assign([.title(of: changed.session.id, text)], in: changed.session.id),
      ]
    case .save(let picture, let recipe):
      return [.savePicture(picture, name: text, recipe: line.isWithRecipe ? recipe : nil)]
    case .export: return export(line, as: text, changed.session.id)
    case .sendAt, .note, .label, .title, .tags: return []
    }
  }

  mutating func pasteIntoSheet(_ text: String) {
    switch sheet {
    case .help(var list):
      list.input.paste(text)
      list.typed()
      sheet = .help(list)
    case .palette(var list):
      list.input.paste(text)
      list.typed()
      sheet = .palette(list)
    case .line(var line):
      line.input.paste(text)
      sheet = .line(line)
    default: break
    }
  }
}
